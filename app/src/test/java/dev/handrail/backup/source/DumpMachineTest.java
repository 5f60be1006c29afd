package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan.State;
import dev.handrail.shell.Exit;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When several processes dump a database, and whether there is room for what they write. */
class DumpMachineTest {
    private static final long GIB = 1L << 30;

    /** On a disk so small that a gigabyte stays free. */
    private static DumpMachine machine(int cores, long free) {
        return new DumpMachine(cores, new TemporaryRoom(free, 0));
    }

    @Test
    void ofALargeDiskATwentiethStaysFree() {
        TemporaryRoom room = new TemporaryRoom(60 * GIB, 1000 * GIB);
        assertThat(room.fits(9 * GIB)).isTrue();
        assertThat(room.fits(10 * GIB)).isFalse();
        assertThat(new DumpMachine(8, room).suits(10 * GIB)).isFalse();
    }

    @Test
    void processorsAndKilobytesAreReadOfWhatTheServerTells() {
        assertThat(DumpMachine.told(List.of("8", "2048"))).isEqualTo(machine(8, 2L << 20));
        assertThat(DumpMachine.told(List.of("8", "0")).there().free())
                .as("full")
                .isZero();
        assertThat(DumpMachine.told(List.of("8", "1", "2048")).there()).isEqualTo(new TemporaryRoom(1024, 2L << 20));
        assertThat(DumpMachine.told(List.of())).isEqualTo(machine(1, -1));
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
    @CsvSource({"4, 12, true", "3, 12, false", "64, 11, false", "64, 9, false"})
    void isWorthItFromFourProcessorsOnAndWhereAllOfItFits(int cores, long free, boolean suits) {
        assertThat(machine(cores, free * GIB).suits(10 * GIB)).isEqualTo(suits);
    }

    @ParameterizedTest
    @CsvSource({"5, 8, 100, true", "4, 8, 100, false", "5, 2, 100, false", "5, 8, 5, false", "50, 8, 40, false"})
    void aLargeDatabaseIsDumpedByThemWhereTheServerCan(long size, int cores, long free, boolean chosen)
            throws Exception {
        Shell shell = answering(cores + "\n" + (free << 20) + "\n");
        assertThat(DumpMachine.worthwhile(shell, size * GIB))
                .isEqualTo(chosen ? Optional.of(machine(cores, free * GIB)) : Optional.empty());
    }

    private static Shell answering(String text) {
        return (Shell) Proxy.newProxyInstance(
                DumpMachineTest.class.getClassLoader(), new Class<?>[] {Shell.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("run");
                    return new Result(new Exit(List.of(0), List.of()), text.getBytes(StandardCharsets.UTF_8));
                });
    }

    @Test
    void theRealOneTellsWhatItHas() throws Exception {
        try (Shell shell = new LocalShell()) {
            DumpMachine here = DumpMachine.look(shell);
            assertThat(here.cores()).isPositive();
            assertThat(here.there().free()).isPositive();
            assertThat(here.there().capacity()).isGreaterThan(here.there().free());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "6, 6", "8, 8", "64, 8"})
    void runsAsManyJobsAsThereAreProcessorsButNotTooMany(int cores, int jobs) {
        assertThat(machine(cores, 0).jobs()).isEqualTo(jobs);
    }

    @ParameterizedTest
    @CsvSource({"12, OK", "11, WARNING", "10, WARNING", "2, WARNING", "1, BLOCKER", "0, BLOCKER"})
    void aFolderThatCannotFitIsRefusedAndOneThatMayNotIsSaid(long free, State state) {
        var check = machine(2, free * GIB).room(10 * GIB, false);
        assertThat(check.state()).isEqualTo(state);
        assertThat(check.text()).contains("/var/tmp", "10 GB", "1.0 GB shall stay free");
        if (state != State.OK) {
            assertThat(check.advice()).contains("Make room in /var/tmp");
        }
    }

    @Test
    void whatFitsButLeavesTooLittleFreeGoesOnWhereItWasAskedFor() {
        DumpMachine large = new DumpMachine(8, new TemporaryRoom(40 * GIB, 1000 * GIB));
        assertThat(large.suits(GIB)).as("by itself another way is chosen").isFalse();
        assertThat(large.room(GIB, false).state()).isEqualTo(State.WARNING);
        assertThat(large.room(GIB, false).advice()).contains("it goes on");
        assertThat(large.room(40 * GIB, false).advice()).contains("back up again");
    }

    @Test
    void ofAFewTablesNobodyKnowsHowMuchTheyAre() {
        assertThat(machine(2, 0).room(GIB, true).state()).isEqualTo(State.WARNING);
    }
}
