package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure reads as a sentence, whichever of its parts there are. */
class OperationFailedTest {
    private record Photograph(String of) implements Evidence {}

    @Test
    void allOfItReadsAsASentenceAndAnAdvice() {
        OperationFailed failed = OperationFailed.failed("Could not dump members")
                .on("chms.example.org")
                .cameBack("  no such table\n")
                .next("Look at the name.")
                .build();
        assertThat(failed)
                .hasMessage("Could not dump members (chms.example.org): no such table. Look at the name.")
                .hasNoCause();
        assertThat(failed.cameBack()).isEqualTo("no such table");
    }

    @Test
    void whatIsNotKnownLeavesNoGap() {
        assertThat(OperationFailed.failed("It did not work").build()).hasMessage("It did not work.");
        assertThat(OperationFailed.failed("It did not work")
                        .on(null)
                        .cameBack(null)
                        .build())
                .hasMessage("It did not work.");
        assertThat(OperationFailed.failed("It did not work").cameBack(" \n\t").build())
                .hasMessage("It did not work.");
    }

    @Test
    void anAnswerThatEndsWithAFullStopGetsNoSecond() {
        assertThat(OperationFailed.failed("Refused").cameBack("Disk is full.").build())
                .hasMessage("Refused: Disk is full.");
    }

    @Test
    void anAnswerOfTheMachineIsWorthMoreThanTheMessageOfItsCause() {
        IOException cause = new IOException("Broken pipe");
        assertThat(OperationFailed.failed("Lost").cameBack("disk full").because(cause))
                .hasMessage("Lost: disk full.")
                .hasCause(cause);
        assertThat(OperationFailed.failed("Lost").because(cause)).hasMessage("Lost: Broken pipe.");
    }

    /** Of these the message is but a name. */
    @ParameterizedTest
    @MethodSource("causesThatSayOnlyAName")
    void whatACauseMeansIsSaidAlsoWhereItsMessageIsOnlyAName(Exception cause, String meaning) {
        assertThat(OperationFailed.failed("Lost").because(cause)).hasMessage("Lost: " + meaning + ".");
    }

    static List<Arguments> causesThatSayOnlyAName() {
        return List.of(
                Arguments.of(new NoSuchFileException("/a"), "there is no /a"),
                Arguments.of(new EOFException(), "it ended before its time"),
                Arguments.of(new IllegalStateException(), "no reason was given"),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("/a")), "there is no /a"),
                Arguments.of(new AccessDeniedException("/a"), "you have no right to /a"),
                Arguments.of(new NotDirectoryException("/a"), "/a is not a folder"),
                Arguments.of(new FileAlreadyExistsException("/a"), "there is something called /a already"),
                Arguments.of(new DirectoryNotEmptyException("/a"), "the folder /a is not empty"),
                Arguments.of(new FileSystemException("/a", null, "Is a directory"), "/a: Is a directory"),
                Arguments.of(new UnknownHostException("b.example"), "no host is known by the name b.example"),
                Arguments.of(
                        new UnknownHostException("b.example: Name or service not known"),
                        "no host is known by the name b.example"),
                Arguments.of(
                        new UnknownHostException("b.example: Temporary failure in name resolution"),
                        "b.example: Temporary failure in name resolution"),
                Arguments.of(new MalformedInputException(1), "it is not a text in UTF-8"));
    }

    @Test
    void ofACauseWithoutWordsItIsSaidThatThereAreNone() {
        assertThat(OperationFailed.failed("Lost").because(new IOException())).hasMessage("Lost: no reason was given.");
    }

    @Test
    void cleanedItSaysTheSameWithoutTheSecret() {
        IOException cause = new IOException("x");
        Photograph photograph = new Photograph("key");
        OperationFailed dirty = OperationFailed.refused("Could not run psql hunter2")
                .on("chms")
                .cameBack("hunter2 is wrong")
                .next("Change hunter2.")
                .showing(photograph)
                .because(cause);
        OperationFailed clean = dirty.cleaned(text -> text.replace("hunter2", "•••"));
        assertThat(clean).hasMessage("Could not run psql ••• (chms): ••• is wrong. Change •••.");
        assertThat(clean.getCause()).hasToString(cause.toString());
        assertThat(clean.tried()).isEqualTo("Could not run psql •••");
        assertThat(clean.cameBack()).isEqualTo("••• is wrong");
        assertThat(clean.next()).isEqualTo("Change •••.");
        assertThat(clean.where()).isEqualTo("chms");
        assertThat(clean.kind()).isEqualTo(Kind.REFUSED);
        assertThat(clean.evidence()).isEqualTo(photograph);
    }

    @Test
    void whatCausedItIsCleanedAsDeepAsItGoes() {
        IOException root = new IOException("login with hunter2 failed");
        OperationFailed dirty = OperationFailed.failed("It broke").because(new IllegalStateException(root));
        StringWriter trace = new StringWriter();
        dirty.cleaned(text -> text.replace("hunter2", "•••")).printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain("hunter2")
                .contains("java.io.IOException: login with ••• failed", "OperationFailedTest.whatCausedIt");
    }

    @Test
    void cleaningTwiceTellsTheSame() {
        OperationFailed once =
                OperationFailed.failed("It broke").because(new IOException()).cleaned(text -> text);
        assertThat(once.cleaned(text -> text).getCause()).hasToString("java.io.IOException");
    }

    @Test
    void itKnowsAsWhichRunItWasRecorded() {
        OperationFailed failed = OperationFailed.unreachable("Gone").on("chms").build();
        assertThat(failed.run()).isNull();
        OperationFailed recorded = failed.recorded("20261121-1").cleaned(text -> text);
        assertThat(recorded.run()).isEqualTo("20261121-1");
        assertThat(recorded).hasMessage(failed.getMessage());
        assertThat(recorded.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void cleaningWhatWasNeverSaidSaysNothing() {
        OperationFailed clean = OperationFailed.unreachable("Gone").build().cleaned(text -> "<" + text + ">");
        assertThat(clean).hasMessage("<Gone>.");
        assertThat(clean.cameBack()).isNull();
        assertThat(clean.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, 1", "USAGE, 2", "REFUSED, 3", "UNREACHABLE, 4", "CANCELLED, 130"})
    void theCommandLineEndsAsTheContractSays(Kind kind, int status) {
        assertThat(kind.exitStatus()).isEqualTo(status);
    }

    @Test
    void eachBeginningIsOfItsKind() {
        assertThat(OperationFailed.failed("x").build().kind()).isEqualTo(Kind.FAILED);
        assertThat(OperationFailed.usage("x").build().kind()).isEqualTo(Kind.USAGE);
        assertThat(OperationFailed.refused("x").build().kind()).isEqualTo(Kind.REFUSED);
        assertThat(OperationFailed.unreachable("x").build().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(OperationFailed.cancelled().kind()).isEqualTo(Kind.CANCELLED);
    }
}
