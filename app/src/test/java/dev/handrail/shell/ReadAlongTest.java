package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAlongTest {
    /** More than is looked at of the beginning. */
    private static final Command MUCH = Command.of("seq", "10000000");

    private static final List<String> NOTHING = List.of("sh");
    private final LocalShell shell = new LocalShell();
    private final List<String> said = new ArrayList<>();

    private record Outcome(boolean good, String hash) {}

    private Outcome through(Command stage) throws Exception {
        Pipeline pipeline = Pipeline.of(MUCH).pipe(stage).pipe(Command.of("sha256sum"));
        try (Running running = shell.start(pipeline, said::add)) {
            String hash = new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(running.await().good(), hash);
        }
    }

    private Outcome untouched() throws Exception {
        return through(Command.of("cat"));
    }

    @Test
    void everythingGoesOnAndIsReadAlong() throws Exception {
        assertThat(through(ReadAlong.all("\"$@\" | sed \"s/^/$0: /\"", List.of("lines", "wc", "-l"))))
                .isEqualTo(untouched());
        assertThat(said).containsExactly("lines: 10000000");
    }

    @Test
    void ofTheBeginningOnlyThatIsReadAlong() throws Exception {
        assertThat(through(ReadAlong.beginning("tail -n +2 | head -n 1; cat >/dev/null", NOTHING)))
                .isEqualTo(untouched());
        assertThat(said).containsExactly("2");
    }

    @Test
    void aReaderThatFailsAtItsEndTakesNothingWithIt() throws Exception {
        assertThat(through(ReadAlong.all("cat >/dev/null; exit 3", NOTHING))).isEqualTo(untouched());
        assertThat(through(ReadAlong.beginning("no-such-program; cat >/dev/null", NOTHING)))
                .isEqualTo(untouched());
    }

    @Test
    void aReaderThatBreaksOffIsAFailureAndNoSilentLoss() throws Exception {
        assertThat(through(ReadAlong.all("head -n 1", NOTHING)).good()).isFalse();
        assertThat(through(ReadAlong.beginning("exit 0", NOTHING)).good()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tee", "dd", "cat"})
    void aProgramThatIsMissingIsAFailureAndNoSilentLoss(String missing) throws Exception {
        try (FewPrograms programs = others(missing)) {
            assertThat(through(stage(programs)).good()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tee", "dd"})
    void aProgramThatIsKilledOnTheWayIsAFailureAndNoSilentLoss(String killed) throws Exception {
        try (FewPrograms programs = others(killed)) {
            RealSshd.program(programs.folder().resolve(killed), "#!/bin/sh\nhead -c 5000000\nkill -9 $$\n");
            assertThat(through(stage(programs)).good()).isFalse();
        }
    }

    private static FewPrograms others(String than) throws IOException {
        return FewPrograms.of("sh", "tee", "dd", "cat", "head").without(than);
    }

    private static Command stage(FewPrograms programs) {
        return ReadAlong.beginning("cat >/dev/null", NOTHING)
                .with("PATH", programs.folder().toString());
    }
}
