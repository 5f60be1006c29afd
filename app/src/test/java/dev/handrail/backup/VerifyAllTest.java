package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All copies of all backups of a server in one run: each has a result of its own, and none is kept from it by another. */
class VerifyAllTest {
    @TempDir
    Path home;

    private Rig rig;
    private Backup older;
    private Backup newer;

    @BeforeEach
    void backUpTwice() throws Exception {
        Files.createDirectories(home.resolve("uploads"));
        Files.writeString(home.resolve("uploads/a.txt"), "a");
        rig = new Rig(home);
        rig.servers()
                .save(new Server(
                        Rig.SERVER,
                        Environment.TEST,
                        null,
                        new Access.ThisComputer(Sudo.NONE),
                        List.of(),
                        List.of(new FileSet("uploads", home.resolve("uploads").toString(), List.of(), null, null)),
                        List.of(),
                        List.of(folder("kept"), folder("other")),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        Packing.USUAL));
        older = rig.catalogue().require(Rig.id(rig.backUp()));
        newer = rig.catalogue().require(Rig.id(rig.backUp()));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void everyCopyHasItsOwnResultWithWhenAndHowLong() throws Exception {
        Event.Ended ended = verifyAll("2");
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("verified", "4").containsEntry("skipped", "0");
        for (Backup backup : rig.catalogue().of(Rig.SERVER)) {
            assertThat(backup.proof()).isEqualTo(Rung.DECODED);
            for (Copy copy : backup.copies()) {
                assertThat(backup.newest(Rung.DECODED, copy)).hasValueSatisfying(proof -> {
                    assertThat(proof.destination()).isEqualTo(copy.destination());
                    assertThat(proof.at()).isAfter(backup.taken());
                });
            }
        }
        assertThat(transcript(ended))
                .filteredOn(line -> line.contains("passed, in"))
                .hasSize(4)
                .first()
                .asString()
                .contains(newer.id());
    }

    @Test
    void oneFaultKeepsNoOtherCopyFromBeingTestedAndIsWhatTheRunEndsWith() throws Exception {
        Files.writeString(artifact(newer, "kept"), "x");
        Event.Ended ended = verifyAll("1");
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("1 copies have a fault", "kept of uploads (" + newer.id() + ")");
        assertThat(ended.made()).containsEntry("verified", "3").containsEntry("faulty", newer.id() + "@kept");
        Backup found = rig.catalogue().require(newer.id());
        assertThat(found.copies()).extracting(Copy::state).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
        assertThat(found.proof()).isEqualTo(Rung.READ_BACK);
    }

    @Test
    void whatComesOfOneReasonIsSaidOnceBesideAFault() throws Exception {
        Files.writeString(artifact(newer, "kept"), "x");
        for (Path file : Files.list(home.resolve("other")).toList()) {
            Files.delete(file);
        }
        assertThat(String.valueOf(verifyAll("1").failure())).containsOnlyOnce("has no backup of Parish at all");
    }

    @Test
    void aServerIsKnownWhateverTheCaseOfItsNameAsWithEveryOtherCommand() throws Exception {
        Event.Ended ended = rig.perform(
                "backup verify-all",
                new Arguments(Map.of("SERVER", List.of(Rig.SERVER.toUpperCase(Locale.ROOT)), "--level", List.of("0"))));
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("verified", "4");
    }

    @Test
    void whatCouldNotBeDeletedStaysThatThoughEveryByteOfItIsThere() throws Exception {
        rig.catalogue().copyIs(newer.id(), copy(newer, "other"), Copy.State.DELETING_FAILED);
        assertThat(verifyAll("1").made()).containsEntry("verified", "4");
        assertThat(copy(rig.catalogue().require(newer.id()), "other").state()).isEqualTo(Copy.State.DELETING_FAILED);
        Files.delete(artifact(newer, "other"));
        verifyAll("1");
        assertThat(copy(rig.catalogue().require(newer.id()), "other").state()).isEqualTo(Copy.State.DELETING_FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Copy.State.class,
            names = {"FAILED", "MISSING"})
    void whatIsHalfWrittenOfACopyThatNeverWasStoredCanStillBeRemovedAfterwards(Copy.State state) throws Exception {
        rig.catalogue().copyIs(newer.id(), copy(newer, "other"), state);
        Path artifact = artifact(newer, "other");
        Path half = Files.move(artifact, artifact.resolveSibling(artifact.getFileName() + ".partial"));
        assertThat(verifyAll("1").made()).containsEntry("verified", "3");
        assertThat(copy(rig.catalogue().require(newer.id()), "other").state()).isEqualTo(state);
        new UnfinishedBackup(rig.catalogue(), rig.means().places(), Clock.systemUTC())
                .clean(UnfinishedBackup.leftover(Rig.SERVER, copy(newer, "other"), newer.id()));
        assertThat(half).doesNotExist();
        assertThat(artifact(newer, "kept")).exists();
    }

    @Test
    void whatWasVerifiedSoFarLatelyIsSkippedCopyByCopy() throws Exception {
        assertThat(rig.perform("backup verify", Arguments.of("ID", newer.id())).failure())
                .isNull();
        rig.catalogue().copyIs(newer.id(), copy(newer, "other"), Copy.State.DAMAGED);
        Event.Ended ended = verifyAll("2", "--unless-within", "1d");
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("verified", "3").containsEntry("skipped", "1");
        assertThat(verifyAll("2", "--unless-within", "1d").made()).containsEntry("skipped", "4");
        assertThat(verifyAll("3", "--unless-within", "1d").made())
                .as("also compares what the archives list")
                .containsEntry("verified", "4");
        assertThat(verifyAll("3", "--unless-within", "1d").made()).containsEntry("skipped", "4");
        assertThat(plan("2", "1d").steps()).isEmpty();
        assertThat(plan("2", "0h").steps()).hasSize(4);
        assertThat(plan("2", "1d").checks().getFirst().text()).contains("4 copies of 2 backups, of which 4");
    }

    @Test
    void aDestinationThatCannotBeReadKeepsTheOthersFromNothing() throws Exception {
        Path kept = artifact(newer, "kept");
        Files.delete(kept);
        Files.createDirectory(kept);
        Event.Ended ended = verifyAll("1");
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.made()).containsEntry("verified", "3");
    }

    @Test
    void aBackupThatIsDeletedMeanwhileIsNoFault() throws Exception {
        var operation = rig.make("backup verify-all", arguments("1"));
        Plan plan = rig.runner().plan(operation);
        rig.catalogue().remove(older.id());
        Event.Ended ended = rig.runner().start(operation, plan, event -> {}).await();
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("verified", "2");
    }

    private List<String> transcript(Event.Ended ended) throws Exception {
        return rig.journal().lines(ended.run()).stream()
                .map(line -> line.text())
                .toList();
    }

    private Plan plan(String level, String within) throws Exception {
        return rig.make("backup verify-all", arguments(level, "--unless-within", within))
                .plan();
    }

    private Event.Ended verifyAll(String level, String... more) throws Exception {
        return rig.perform("backup verify-all", arguments(level, more));
    }

    private static Arguments arguments(String level, String... more) {
        Map<String, List<String>> all = new HashMap<>(Map.of("SERVER", List.of(Rig.SERVER), "--level", List.of(level)));
        if (more.length > 0) {
            all.put(more[0], List.of(more[1]));
        }
        return new Arguments(all);
    }

    private Destination folder(String name) {
        return new Destination.Folder(name, home.resolve(name).toString());
    }

    private static Copy copy(Backup backup, String destination) {
        return backup.copies().stream()
                .filter(copy -> copy.destination().equals(destination))
                .findFirst()
                .orElseThrow();
    }

    private Path artifact(Backup backup, String destination) {
        return home.resolve(destination).resolve(copy(backup, destination).file());
    }
}
