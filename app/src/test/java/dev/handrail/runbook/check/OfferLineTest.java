package dev.handrail.runbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line of a block for Handrail means what it means on the command line. */
class OfferLineTest {
    private static final List<Offer> OFFERS = List.of(
            action("backup run", Effect.READS, server(), Argument.many("WHAT", Type.SOURCE, "what"), flag("--gently")),
            action("restore", Effect.DESTROYS, required("ID"), option("--into"), flag("--replace")),
            action("restore undo", Effect.CHANGES, required("RUN")),
            action(
                    "switch on",
                    Effect.CHANGES,
                    server(),
                    Argument.required("--reason", Type.TEXT, "why"),
                    option("--until")),
            new Offer.Question("site check", "Look", List.of(server()), given -> {
                throw OperationFailed.cancelled();
            }),
            action("runbook start", Effect.CHANGES, required("NAME")));

    private static Offer action(String words, Effect effect, Argument... arguments) {
        return new Offer.Action(words, words, effect, List.of(arguments), given -> {
            throw OperationFailed.cancelled();
        });
    }

    private static Argument server() {
        return Argument.required("SERVER", Type.SERVER, "which");
    }

    private static Argument required(String name) {
        return Argument.required(name, Type.TEXT, "which");
    }

    private static Argument option(String name) {
        return Argument.optional(name, Type.TEXT, "what");
    }

    private static Argument flag(String name) {
        return Argument.optional(name, Type.FLAG, "so");
    }

    private static OfferLine read(String line) {
        return OfferLine.of(line, OFFERS, "Parish");
    }

    private static String words(OfferLine line) {
        return Objects.requireNonNull(line.offer()).words();
    }

    @Test
    void theServerIsTheOneItIsFollowedForWhereNoneIsNamed() {
        assertThat(read("site check").given()).isEqualTo(Map.of("SERVER", List.of("Parish")));
        assertThat(read("site check Garden").given()).isEqualTo(Map.of("SERVER", List.of("Garden")));
        assertThat(read("handrail site check").problem()).isNull();
        assertThat(words(read("handrail site check"))).isEqualTo("site check");
    }

    @Test
    void theLongestWordsCount() {
        assertThat(words(read("restore undo 17"))).isEqualTo("restore undo");
        assertThat(words(read("restore 17 --into new"))).isEqualTo("restore");
        assertThat(read("restore 17 --into 'a new one' --replace").given())
                .isEqualTo(Map.of("ID", List.of("17"), "--into", List.of("a new one"), "--replace", List.of()));
    }

    @Test
    void whatStandsBehindTheServerIsManyThings() {
        assertThat(read("backup run Parish database uploads --gently").given())
                .isEqualTo(Map.of(
                        "SERVER", List.of("Parish"), "WHAT", List.of("database", "uploads"), "--gently", List.of()));
        assertThat(read("backup run").given()).containsEntry("WHAT", List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restore                    | ID",
                "restore 17 18              | 18",
                "restore 17 --quickly       | --quickly",
                "restore 17 --into          | --into",
                "switch on                  | --reason",
                "switch on Parish --until 5 | --reason",
                "site check One Two         | Two"
            })
    void whatIsWrongIsNamed(String line, String named) {
        assertThat(read(line).problem()).contains(named);
        assertThat(read(line).offer()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bakcup run | backup run", "swich on --reason x | switch on", "site chek Parish | site check"})
    void aSlipOfThePenIsGuessed(String line, String meant) {
        OfferLine read = read(line);
        assertThat(read.offer()).isNull();
        assertThat(read.guess()).contains(meant);
        assertThat(read.problem()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "handrail", "make coffee", "runbook start backup", "RESTORE 17"})
    void whatIsNoOperationOrOfRunbooksThemselvesIsNone(String line) {
        assertThat(read(line).offer()).isNull();
        assertThat(read(line).problem()).isNotNull();
    }

    @Test
    void whatItDoesItSaysItselfAndWhatIsNotThereYetOnlyReads() {
        assertThat(read("restore 17").effect()).isEqualTo(Effect.DESTROYS);
        assertThat(read("switch on --reason x").effect()).isEqualTo(Effect.CHANGES);
        assertThat(read("site check").effect()).isEqualTo(Effect.READS);
        assertThat(read("make coffee").effect()).isEqualTo(Effect.READS);
    }

    @Test
    void variablesStayWhereTheyAre() {
        assertThat(read("restore ${id} --into \"new ${name}\"").given())
                .isEqualTo(Map.of("ID", List.of("${id}"), "--into", List.of("new ${name}")));
    }
}
