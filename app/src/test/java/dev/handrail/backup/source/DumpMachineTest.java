package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When several processes dump a database, and whether there is room for what they write. */
class DumpMachineTest {
    private static final long GIB = 1L << 30;

    @Test
    void processorsAndKilobytesAreReadOfWhatTheServerTells() {
        assertThat(DumpMachine.told(List.of("8", "2048"))).isEqualTo(new DumpMachine(8, 2L << 20));
        assertThat(DumpMachine.told(List.of("8", "0")).free()).as("full").isZero();
    }

    @Test
    void whatTheServerDoesNotTellIsNotTakenForAFullDisk() {
        DumpMachine machine = DumpMachine.told(List.of("2"));
        assertThat(machine.room(GIB, false).state()).isEqualTo(State.OK);
        assertThat(machine.room(GIB, false).text()).contains("does not say");
        assertThat(machine.suits(1)).as("nor for an empty one").isFalse();
        assertThat(DumpMachine.told(List.of("df: no", "-")).cores()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"4, 11, true", "3, 11, false", "64, 10, false", "64, 9, false"})
    void isWorthItFromFourProcessorsOnAndWhereAllOfItFits(int cores, long free, boolean suits) {
        assertThat(new DumpMachine(cores, free * GIB).suits(10 * GIB)).isEqualTo(suits);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "6, 6", "8, 8", "64, 8"})
    void runsAsManyJobsAsThereAreProcessorsButNotTooMany(int cores, int jobs) {
        assertThat(new DumpMachine(cores, 0).jobs()).isEqualTo(jobs);
    }

    @ParameterizedTest
    @CsvSource({"11, OK", "10, WARNING", "2, WARNING", "1, BLOCKER", "0, BLOCKER"})
    void aFolderThatCannotFitIsRefusedAndOneThatMayNotIsSaid(long free, State state) {
        var check = new DumpMachine(2, free * GIB).room(10 * GIB, false);
        assertThat(check.state()).isEqualTo(state);
        assertThat(check.text()).contains("/var/tmp", "10 GB");
        if (state != State.OK) {
            assertThat(check.advice()).contains("Make room in /var/tmp");
        }
    }

    @Test
    void ofAFewTablesNobodyKnowsHowMuchTheyAre() {
        assertThat(new DumpMachine(2, 0).room(GIB, true).state()).isEqualTo(State.WARNING);
    }
}
