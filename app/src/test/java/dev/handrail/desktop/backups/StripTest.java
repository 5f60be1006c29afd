package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.backups.Day.State;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.words.OperationFailed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day is as good as the worst of what should have been backed up by then. */
class StripTest extends Desks {
    private static final String PORTAL = "portal";
    private static final String LOCAL = "local-configuration";
    private static final String CODE = "code";

    @Test
    void theServerHasAHoleWhereAnyOfItsSourcesHasOneAndSaysOfWhat() throws OperationFailed {
        Strip whole = strips(PORTAL, LOCAL, CODE).getFirst();

        assertThat(whole.holes()).extracting(Day::date).containsExactly(date(10, 29), date(11, 9), date(11, 15));
        assertThat(whole.holes().getFirst().words(times())).isEqualTo("29 Oct: none · without portal");
        assertThat(whole.holes().getLast().without()).containsExactly(LOCAL);
    }

    @Test
    void eachSourceHasItsOwnHoles() throws OperationFailed {
        List<Strip> strips = strips(PORTAL, LOCAL, CODE);

        assertThat(strips).extracting(Strip::source).containsExactly(null, PORTAL, LOCAL, CODE);
        assertThat(strips.get(1).holes()).extracting(Day::date).containsExactly(date(10, 29));
        assertThat(strips.get(2).holes()).extracting(Day::date).containsExactly(date(11, 9), date(11, 15));
    }

    @Test
    void whatWasNeverBackedUpMakesNoHolesAndHasNone() throws OperationFailed {
        assertThat(strips(PORTAL, LOCAL, CODE).getLast().days())
                .extracting(Day::state)
                .containsOnly(State.BLANK);
    }

    @Test
    void aDayThatIsNotOverIsNoHoleYet() throws OperationFailed {
        Day today = strips(PORTAL, LOCAL).getFirst().days().getLast();

        assertThat(today.date()).isEqualTo(date(11, 20));
        assertThat(today.state()).isEqualTo(State.BLANK);
        assertThat(today.words(times())).isEqualTo("Today: nothing yet · without portal, local-configuration");
    }

    @Test
    void ofOneSourceThereIsOneStrip() throws OperationFailed {
        List<Strip> strips = strips(PORTAL);

        assertThat(strips).hasSize(1);
        assertThat(strips.getFirst().source()).isNull();
        assertThat(strips.getFirst().holes().getFirst().without()).isEmpty();
    }

    @Test
    void filesOfTheSameNameFillNoHolesOfADatabase() throws OperationFailed {
        List<Backup> all = desk().catalogue().of("Beamline user office");
        Subject files = new Subject(Subject.Sort.FILES, PORTAL);

        assertThat(Strip.of(List.of(files), all, times(), 30).getFirst().days())
                .extracting(Day::state)
                .containsOnly(State.BLANK);
    }

    @Test
    void theBestBackupOfADayCounts() throws OperationFailed {
        List<Backup> both = desk().catalogue().of("Beamline user office").stream()
                .filter(backup -> times().day(backup.taken()).equals(date(11, 18)))
                .filter(backup -> backup.source().equals(PORTAL))
                .toList();
        Backup lost = new Backup(
                both.getFirst().manifest(),
                false,
                List.of(new Copy("here", "/", "x", Copy.State.MISSING)),
                both.getFirst().proofs());
        Backup complete =
                new Backup(both.getFirst().manifest(), false, both.getFirst().copies(), List.of());
        Backup decoded = new Backup(
                both.getFirst().manifest(),
                false,
                both.getFirst().copies(),
                List.of(new Proof(Proof.Rung.DECODED, times().now(), 1, true, "decoded")));

        assertThat(state(lost)).isEqualTo(State.NONE);
        assertThat(state(lost, complete)).isEqualTo(State.COMPLETE);
        assertThat(state(complete, decoded, lost)).isEqualTo(State.PROVEN);
    }

    private State state(Backup... backups) {
        return Strip.of(List.of(Subject.database(PORTAL)), List.of(backups), times(), 3)
                .getFirst()
                .days()
                .getFirst()
                .state();
    }

    private List<Strip> strips(String... sources) throws OperationFailed {
        return Strip.of(
                Arrays.stream(sources).map(StripTest::subject).toList(),
                desk().catalogue().of("Beamline user office"),
                times(),
                30);
    }

    private static Subject subject(String source) {
        return switch (source) {
            case PORTAL -> Subject.database(source);
            case LOCAL -> new Subject(Subject.Sort.FILES, source);
            default -> new Subject(Subject.Sort.GIT, source);
        };
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
