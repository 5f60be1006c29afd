package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What failed of several parts, none of which keeps the others from being done. */
class ShortfallTest {
    private final List<String> done = new ArrayList<>();
    private final Shortfall shortfall = new Shortfall(() -> done.add("looked"));

    @Test
    void onePartThatFailsKeepsNoOtherFromBeingDone() throws OperationFailed {
        good("a");
        bad("b");
        good("c");
        assertThat(done).containsExactly("a", "looked", "c");
        assertThat(shortfall.failures()).extracting(Shortfall.Failed::name).containsExactly("b");
        assertThatCode(shortfall::requireOne).doesNotThrowAnyException();
    }

    @Test
    void thatOneFailedIsToldWithItsNameAndHowManyThereWere() throws OperationFailed {
        good("a");
        bad("b");
        bad("c");
        assertThatThrownBy(() -> shortfall.requireAll("parish"))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.where()).isEqualTo("parish");
                    assertThat(failed.tried()).contains("2", "3");
                    assertThat(failed.cameBack()).contains("b: b is full.", "c: c is full.");
                    assertThat(failed.next()).isNotBlank();
                });
    }

    @Test
    void whereNothingCameOfAnyPartTheFirstTellsWhy() throws OperationFailed {
        bad("a");
        bad("b");
        assertThatThrownBy(shortfall::requireOne).hasMessage("a is full.");
    }

    @Test
    void theOnlyPartThatThereIsTellsItInItsOwnWords() throws OperationFailed {
        bad("a");
        assertThatThrownBy(() -> shortfall.requireAll("parish")).hasMessage("a is full.");
    }

    @Test
    void aDirectoryAndADatabaseOfOneNameAreTwo() throws OperationFailed {
        bad("uploads");
        bad("uploads");
        assertThatThrownBy(shortfall::requireOne).hasMessage("uploads is full.");
        good("else");
        assertThatThrownBy(() -> shortfall.requireAll("parish"))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.tried()).contains("2", "3"));
    }

    @Test
    void whereNothingWasTriedNothingFailed() {
        assertThatCode(shortfall::requireOne).doesNotThrowAnyException();
        assertThatCode(() -> shortfall.requireAll("parish")).doesNotThrowAnyException();
    }

    @Test
    void whereThereIsNoSenseInGoingOnItEnds() {
        Shortfall stopped = new Shortfall(() -> {
            throw OperationFailed.cancelled();
        });
        assertThatThrownBy(() -> stopped.attempt("a", () -> {
                    throw OperationFailed.failed("a is full").build();
                }))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
    }

    private void good(String name) throws OperationFailed {
        shortfall.attempt(name, () -> done.add(name));
    }

    private void bad(String name) throws OperationFailed {
        shortfall.attempt(name, () -> {
            throw OperationFailed.failed(name + " is full").build();
        });
    }
}
