package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Light;
import dev.handrail.words.OperationFailed;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupsModelTest extends Desks {
    private BackupsModel model;

    @BeforeEach
    void lookAtBackups() throws OperationFailed {
        model = model("Parish office");
    }

    @Test
    void theNewestIsFirstAndChosen() {
        assertThat(model.backups()).hasSize(34);
        assertThat(model.chosen().get()).isEqualTo(model.backups().getFirst());
        assertThat(model.when(model.backups().getFirst())).isEqualTo("Today 02:00");
    }

    @Test
    void aDayWithoutAGoodBackupIsAHole() {
        assertThat(model.strips().getFirst().days()).hasSize(30);
        assertThat(model.strips().getFirst().days())
                .filteredOn(day -> day.state() == Day.State.NONE)
                .extracting(Day::date)
                .containsExactly(LocalDate.of(2026, 10, 30));
        assertThat(model.holes()).isEqualTo("No good backup on: 30 Oct");
    }

    @Test
    void whatWasNeverBackedUpIsSaidFirstAndAHoleOfOneSourceWithItsName() throws OperationFailed {
        assertThat(model("Beamline user office").holes())
                .startsWith("Never backed up: code · No good backup on: ")
                .contains("(local-configuration)");
    }

    @Test
    void aDayIsProvenWhenABackupOfItWasReadToItsEnd() {
        assertThat(model.strips().getFirst().days().getLast().state()).isEqualTo(Day.State.PROVEN);
        assertThat(model.strips().getFirst().days().get(27).state()).isEqualTo(Day.State.COMPLETE);
        assertThat(model.strips().getFirst().days().get(27).words(times())).isEqualTo("18 Nov: complete");
    }

    @Test
    void theDaysBeforeTheFirstBackupAreNoHoles() throws OperationFailed {
        BackupsModel young = model("Makerspace");

        assertThat(young.strips().getFirst().days())
                .filteredOn(day -> day.state() == Day.State.NONE)
                .isEmpty();
        assertThat(young.strips().getFirst().days().getFirst().state()).isEqualTo(Day.State.BLANK);
        assertThat(young.holes()).isEqualTo("No day without a good backup");
    }

    @Test
    void aCopyThatIsDamagedIsSaidAndWarnedOf() {
        Backup damaged = model.backups().get(9);

        assertThat(BackupsModel.copies(damaged)).isEqualTo("disk damaged, here");
        assertThat(BackupsModel.proof(damaged)).isEqualTo("1 of 2 copies");
        assertThat(BackupsModel.light(damaged)).isEqualTo(Light.WARN);
    }

    @Test
    void aBackupWithoutAGoodCopyIsRed() {
        Backup first = model.backups().getFirst();
        Backup lost = new Backup(
                first.manifest(), false, List.of(new Copy("here", "/", "x", Copy.State.MISSING)), first.proofs());

        assertThat(BackupsModel.light(lost)).isEqualTo(Light.BAD);
        assertThat(BackupsModel.proof(lost)).isEqualTo("no good copy");
    }

    @Test
    void aBackupThatNobodyHasVerifiedIsNotGreen() {
        Backup unproven = model.backups().get(2);

        assertThat(BackupsModel.proof(unproven)).isEqualTo("complete");
        assertThat(BackupsModel.light(unproven)).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void untilWhenItIsKeptComesFromTheProfileUnlessItIsPinned() {
        assertThat(model.kept(model.backups().getFirst())).isEqualTo("20 Dec");
        assertThat(model.kept(model.backups().get(1))).isEqualTo("pinned");
    }

    @Test
    void theLadderSaysWhatWasProvenAndWhatNotYet() {
        List<Rung> ladder = model.ladder(model.backups().getFirst());

        assertThat(ladder)
                .extracting(Rung::state)
                .containsExactly(
                        Rung.State.PASSED,
                        Rung.State.PASSED,
                        Rung.State.PASSED,
                        Rung.State.NOT_YET,
                        Rung.State.PASSED,
                        Rung.State.NOT_YET);
        assertThat(ladder.get(2).detail()).isEqualTo("Today 02:00, took 2 s");
        assertThat(ladder.getLast().detail()).isEqualTo("not yet");
    }

    @Test
    void aDirectoryThatIsCalledAsADatabaseIsNotDrilledAsOne() {
        Backup dump = model.backups().getFirst();
        Manifest was = dump.manifest();
        Manifest files = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                Manifest.Source.plain("files", dump.source(), "/srv/" + dump.source()),
                was.taken(),
                was.millis(),
                was.tools(),
                was.artifact(),
                List.of());
        assertThat(model.canBeDrilled(dump)).isTrue();
        assertThat(model.canBeDrilled(new Backup(files, false, dump.copies(), dump.proofs())))
                .isFalse();
    }

    @Test
    void theFactsSayWhatItIsInFull() {
        assertThat(model.facts(model.backups().getFirst()))
                .contains("PostgreSQL 16.4, pg_dump 16.4, zstd 1.5.5")
                .contains("244 MB stored, 1.4 GB restored, 23 tables");
    }

    @Test
    void whatWasChosenStaysChosenWhenOneMoreComes() {
        Backup third = model.backups().get(2);
        model.chosen().set(third);
        desk().catalogue()
                .proven(
                        model.backups().getFirst().id(),
                        new Proof(Proof.Rung.INVENTORY, times().now(), 5, true, "equal"));
        model.refresh();

        assertThat(model.chosen().get()).isEqualTo(third);
        assertThat(model.ladder(model.backups().getFirst()).get(3).state()).isEqualTo(Rung.State.PASSED);
    }

    @Test
    void whenTheChosenOneIsDeletedTheNewestIsChosen() {
        Backup third = model.backups().get(2);
        model.chosen().set(third);
        desk().catalogue().remove(third.id());
        model.refresh();

        assertThat(model.chosen().get()).isEqualTo(model.backups().getFirst());
    }

    private BackupsModel model(String server) throws OperationFailed {
        BackupsModel made = new BackupsModel(
                new Look(desk().servers().require(server), desk().catalogue(), desk().journal(), times()),
                atOnce,
                failures::add);
        made.refresh();
        return made;
    }
}
