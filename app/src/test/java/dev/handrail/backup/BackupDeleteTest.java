package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be deleted, what is said before, and what is left after. */
class BackupDeleteTest {
    @TempDir
    Path home;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.server(new Access.ThisComputer(Sudo.NONE), "chms");
        Files.createDirectories(rig.kept());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aPinnedBackupIsNotDeleted() throws Exception {
        rig.catalogue().add(Some.pinned(kept("b1", Some.NOON)));
        Operation delete = rig.make("backup delete", Arguments.of("ID", "b1"));
        Plan plan = delete.plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks())
                .singleElement()
                .satisfies(c -> assertThat(c.advice()).contains("Unpin"));
        assertThatThrownBy(() -> rig.runner().start(delete, plan, event -> {})).isInstanceOf(OperationFailed.class);
        assertThat(rig.files()).containsExactly("b1.dump.zst", "b1.dump.zst.json");
        assertThat(rig.catalogue().find("b1")).isPresent();
    }

    @Test
    void theNewestGoodOneIsDeletedOnlyWithAWarning() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        rig.catalogue().add(kept("b2", Some.NOON.plusSeconds(60)));
        assertThat(check("b2")).contains("newest good backup of chms");
        assertThat(check("b1")).contains("another good backup of chms: b2");
    }

    @Test
    void aNewerOneThatIsDamagedDoesNotMakeTheLastGoodOneDispensable() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Backup newer = kept("b2", Some.NOON.plusSeconds(60));
        rig.catalogue().add(newer);
        rig.catalogue().copyIs("b2", newer.copies().getFirst(), Copy.State.DAMAGED);
        assertThat(check("b1")).contains("newest good backup of chms");
        assertThat(check("b2")).contains("another good backup of chms: b1");
    }

    @Test
    void aNewerOneThatNobodyReadBackDoesNotMakeTheLastProvenOneDispensable() throws Exception {
        rig.catalogue().add(kept("b0", Some.NOON.minusSeconds(60)));
        rig.catalogue().add(kept("b1", Some.NOON));
        rig.catalogue().add(kept("b2", Some.NOON.plusSeconds(60)));
        rig.catalogue().proven("b1", new Proof(Proof.Rung.READ_BACK, Some.NOON, 1, true, ""));
        assertThat(check("b1")).contains("newest backup of chms that was read back");
        assertThat(check("b0")).contains("another good backup of chms: b1");
        assertThat(check("b2")).contains("newest good backup of chms");
    }

    @Test
    void filesOfTheSameNameAreNoComfort() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Manifest was = Some.manifest("b2", Rig.SERVER, "chms", Some.NOON.plusSeconds(9));
        Manifest files = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                Manifest.Source.plain("files", "chms", "/srv/chms"),
                was.taken(),
                was.millis(),
                was.tools(),
                was.artifact(),
                List.of());
        rig.catalogue().add(new Backup(files, false, List.of(Some.copy("kept", kept(), "b2.dump.zst")), List.of()));
        assertThat(check("b1")).contains("newest good backup of chms");
    }

    @Test
    void oneThatIsPinnedAfterThePlanWasSeenStays() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Operation delete = rig.make("backup delete", Arguments.of("ID", "b1"));
        Plan plan = delete.plan();
        rig.catalogue().pin("b1", "before the upgrade");
        Event.Ended ended = rig.runner().start(delete, plan, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("pinned");
        assertThat(rig.files()).containsExactly("b1.dump.zst", "b1.dump.zst.json");
        assertThat(rig.catalogue().find("b1")).isPresent();
    }

    @Test
    void whatIsReadIsNotRemovedMeanwhile() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Set<String> deleting =
                rig.make("backup delete", Arguments.of("ID", "b1")).exclusions();
        assertThat(deleting).isNotEmpty();
        for (String words : List.of("backup verify", "backup drill")) {
            assertThat(rig.make(words, Arguments.of("ID", "b1")).exclusions())
                    .as(words)
                    .containsAll(deleting);
        }
        assertThat(rig.make("restore", Rig.into("b1", "other")).exclusions()).containsAll(deleting);
        Arguments replace = new Arguments(Map.of("ID", List.of("b1"), "--replace", List.of()));
        assertThat(rig.make("restore", replace).exclusions()).containsAll(deleting);
        Arguments table = new Arguments(Map.of("ID", List.of("b1"), "--table", List.of("visits")));
        assertThat(rig.make("restore", table).exclusions()).containsAll(deleting);
    }

    @Test
    void whatIsReadIntoMariaDbIsNotRemovedMeanwhileEither() throws Exception {
        Database maria = new Database("chms", Engine.MARIADB, "localhost", 3306, "chms", null, null, null, null, null);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(maria));
        Backup some = kept("b1", Some.NOON);
        String manifest = ManifestFile.write(some.manifest()).replace("\"postgresql\"", "\"mariadb\"");
        rig.catalogue().add(new Backup(ManifestFile.read(manifest, "b1.json"), false, some.copies(), some.proofs()));
        Set<String> deleting =
                rig.make("backup delete", Arguments.of("ID", "b1")).exclusions();
        Arguments replace = new Arguments(Map.of("ID", List.of("b1"), "--replace", List.of()));
        assertThat(rig.make("restore", replace).exclusions())
                .containsAll(deleting)
                .containsAll(Entries.held(rig.servers().require(Rig.SERVER), "chms"));
    }

    @Test
    void whereNoneIsGoodNoneIsSaidToBe() throws Exception {
        Backup only = kept("b1", Some.NOON);
        rig.catalogue().add(only);
        rig.catalogue().copyIs("b1", only.copies().getFirst(), Copy.State.DAMAGED);
        assertThat(check("b1")).contains("no good backup of chms");
    }

    @Test
    void aGoodBackupOfAnotherSourceIsNoComfort() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        rig.catalogue()
                .add(Some.backup(
                        "b2",
                        Rig.SERVER,
                        "portal",
                        Some.NOON.plusSeconds(9),
                        Some.copy("kept", kept(), "b2.dump.zst")));
        assertThat(check("b1")).contains("newest good backup of chms");
    }

    @Test
    void thePlanNamesEveryFileAndThatItIsForGood() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Plan plan = rig.make("backup delete", Arguments.of("ID", "b1")).plan();
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.text()).contains(rig.kept() + "/b1.dump.zst");
            assertThat(step.effect()).isEqualTo(Effect.DESTROYS);
        });
        assertThat(plan.cannotUndo()).singleElement().asString().contains("cannot be brought back");
        assertThat(rig.files()).hasSize(2);
    }

    @Test
    void everyCopyGoesAndTheNeighboursStay() throws Exception {
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve("b1.dump.zst"), "dump");
        Files.writeString(other.resolve("notes.txt"), "mine");
        kept("b1", Some.NOON);
        rig.catalogue().add(kept("b2", Some.NOON));
        rig.catalogue()
                .add(Some.backup(
                        "b1",
                        Rig.SERVER,
                        "chms",
                        Some.NOON,
                        Some.copy("kept", kept(), "b1.dump.zst"),
                        Some.copy("other", other.toString(), "b1.dump.zst")));
        assertThat(delete("b1").failure()).isNull();
        assertThat(rig.files()).containsExactly("b2.dump.zst", "b2.dump.zst.json");
        assertThat(other).isDirectoryContaining("glob:**/notes.txt").isDirectoryNotContaining("glob:**/b1*");
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly("b2");
    }

    @Test
    void filesThatAreGoneAlreadyDoNotKeepTheEntryAlive() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Files.delete(rig.kept().resolve("b1.dump.zst"));
        assertThat(delete("b1").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void whatLiesOnADiskThatIsNotMountedIsNotTakenForRemoved() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Path disk = Files.move(rig.kept(), home.resolve("unplugged"));
        Files.createDirectories(rig.kept());
        Event.Ended ended = delete("b1");
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("b1.dump.zst is not there. Is its disk mounted?");
        assertThat(ended.next()).contains("handrail backup verify b1");
        assertThat(rig.catalogue().require("b1").good()).isTrue();

        Files.delete(rig.kept());
        Files.move(disk, rig.kept());
        assertThat(delete("b1").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.kept()).isEmptyDirectory();
    }

    @Test
    void whatWasFoundMissingIsForgotten() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        for (String file : rig.files()) {
            Files.delete(rig.kept().resolve(file));
        }
        String onPurpose = "handrail backup verify-all \"" + Rig.SERVER + "\" --removed";
        assertThat(delete("b1").next()).contains("handrail backup verify b1. ", onPurpose);
        assertThat(rig.perform("backup verify", Arguments.of("ID", "b1")).next())
                .as("the disk of an empty folder may be away")
                .contains(onPurpose);
        rig.perform(
                "backup verify-all",
                new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "--removed", List.of("true"))));
        assertThat(delete("b1").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void aFileThatCannotBeRemovedKeepsTheEntryAndIsNamed() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        Path artifact = rig.kept().resolve("b1.dump.zst");
        Files.delete(artifact);
        Files.createDirectories(artifact.resolve("a folder that is not empty"));
        Event.Ended ended = delete("b1");
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(artifact.toString());
        assertThat(rig.catalogue().find("b1")).isPresent();
    }

    @Test
    void whenItWasTakenIsRememberedOfOneThatCouldBeReliedOn() throws Exception {
        rig.catalogue().add(kept("b1", Some.NOON));
        rig.catalogue().add(kept("b2", Some.NOON.plusSeconds(60)));
        rig.catalogue().proven("b2", new Proof(Proof.Rung.READ_BACK, Some.NOON.plusSeconds(61), 1, true, ""));
        assertThat(delete("b1").outcome()).isEqualTo(Outcome.DONE);
        assertThat(delete("b2").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.catalogue().all()).isEmpty();
        assertThat(rig.catalogue().past(Rig.SERVER, Some.NOON)).singleElement().satisfies(past -> {
            assertThat(past.id()).isEqualTo("b2");
            assertThat(past.taken()).isEqualTo(Some.NOON.plusSeconds(60));
            assertThat(past.proven()).isTrue();
        });
    }

    private Backup kept(String id, Instant taken) throws IOException {
        Files.writeString(rig.kept().resolve(id + ".dump.zst"), "dump");
        Files.writeString(rig.kept().resolve(id + ".dump.zst.json"), "{}");
        return Some.backup(id, Rig.SERVER, "chms", taken, Some.copy("kept", kept(), id + ".dump.zst"));
    }

    private String kept() {
        return rig.kept().toString();
    }

    private String check(String id) throws OperationFailed {
        return rig.make("backup delete", Arguments.of("ID", id))
                .plan()
                .checks()
                .getFirst()
                .text();
    }

    private Event.Ended delete(String id) throws Exception {
        return rig.perform("backup delete", Arguments.of("ID", id));
    }
}
