package dev.handrail.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Keep;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing what the rules do not keep, pinning, and asking whether there is a good backup: over the offers, with real files. */
class PruneTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path home;

    private Rig rig;
    private Instant now = NOW;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home, clock);
        Files.createDirectories(rig.kept());
        keeps("2 newest");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void later() {
        now = now.plusSeconds(60);
    }

    private void keeps(@Nullable String rules) {
        Server plain = Server.of(Rig.SERVER, Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        Keep keep = rules == null ? null : Keep.parse(rules);
        rig.servers()
                .save(new Server(
                        plain.name(),
                        plain.environment(),
                        null,
                        plain.access(),
                        List.of(),
                        List.of(new FileSet("uploads", "/srv/uploads", List.of(), null, keep)),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of()));
    }

    /** One with its files, so many days old. */
    private void stored(String id, int days) throws Exception {
        Backup backup = Known.proven(id, NOW.minus(Duration.ofDays(days)));
        String file = backup.manifest().artifact().file();
        Files.write(rig.kept().resolve(file), new byte[(int) Known.SIZE]);
        Files.writeString(rig.kept().resolve(file + ".json"), "{}");
        Copy copy = new Copy("kept", rig.kept().toString(), file, Copy.State.GOOD);
        rig.catalogue().add(new Backup(backup.manifest(), false, List.of(copy), backup.proofs()));
    }

    private Event.Ended prune() throws Exception {
        return rig.perform("backup prune", Arguments.of("SERVER", Rig.SERVER));
    }

    private List<String> left() throws Exception {
        return rig.catalogue().all().stream().map(Backup::id).toList();
    }

    private void runFailed() throws Exception {
        runFailed(Rig.SERVER);
    }

    private void runFailed(String server) throws Exception {
        rig.journal()
                .begin(new Beginning("backup run", "Back up uploads", server, "tester", Set.of()))
                .end(Outcome.FAILED, "no route to host", null);
    }

    @Test
    void thePlanNamesEachBackupWithKeepOrRemoveAndWhyAndChangesNothing() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        Plan plan = rig.make("backup prune", Arguments.of("SERVER", Rig.SERVER)).plan();
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains("b1", "removed: not among 2 newest"));
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .satisfiesExactly(
                        newest -> assertThat(newest).contains("b3", "kept: the newest proven one"),
                        other -> assertThat(other).contains("b2", "kept: one of the newest 2"));
        assertThat(rig.files()).hasSize(6);
    }

    @Test
    void artifactManifestAndEntryGo() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        assertThat(prune().outcome()).isEqualTo(Outcome.DONE);
        assertThat(left()).containsExactly("b3", "b2");
        assertThat(rig.files()).containsExactly("b2.tar.zst", "b2.tar.zst.json", "b3.tar.zst", "b3.tar.zst.json");
    }

    @Test
    void withoutRulesInTheProfileNothingGoes() throws Exception {
        keeps(null);
        stored("b1", 900);
        stored("b2", 800);
        stored("b3", 1);
        assertThat(prune().outcome()).isEqualTo(Outcome.DONE);
        assertThat(left()).containsExactly("b3", "b2", "b1");
    }

    @Test
    void afterARunThatFailedNothingGoesUntilOneSucceeds() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        runFailed();
        prune();
        assertThat(left()).containsExactly("b3", "b2", "b1");
        stored("b4", -1);
        prune();
        assertThat(left()).containsExactly("b4", "b3");
    }

    /** As it is done by whoever renames one, without the vault. */
    private void renamed(String from, String to) throws Exception {
        later();
        OpenRun rename =
                rig.journal().begin(new Beginning("server rename", "Rename " + from, from, "tester", Set.of()));
        rename.made("server", to);
        rig.catalogue().renameServer(from, to);
        rig.servers().rename(from, to);
        rename.end(Outcome.DONE, null, null);
    }

    @Test
    void afterARunThatFailedNothingGoesThoughTheServerWasRenamedSince() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        runFailed();
        renamed(Rig.SERVER, "Rectory");
        renamed("Rectory", "Vicarage");
        assertThat(rig.perform("backup prune", Arguments.of("SERVER", "Vicarage"))
                        .failure())
                .isNull();
        assertThat(left()).containsExactly("b3", "b2", "b1");
    }

    @Test
    void whatFailedForAServerThatHasTheOldNameSinceKeepsNothing() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        renamed(Rig.SERVER, "Rectory");
        later();
        runFailed(Rig.SERVER);
        assertThat(rig.perform("backup prune", Arguments.of("SERVER", "Rectory"))
                        .failure())
                .isNull();
        assertThat(left()).containsExactly("b3", "b2");
    }

    @Test
    void oneThatCannotBeRemovedIsToldStaysInSightAndKeepsNoOther() throws Exception {
        stored("b0", 10);
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        Path stuck = rig.kept().resolve("b1.tar.zst");
        Files.delete(stuck);
        Files.createDirectories(stuck.resolve("not empty"));
        Event.Ended ended = prune();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("1 of 2", stuck.toString());
        assertThat(ended.next())
                .contains("handrail backup verify ID. ", "handrail backup verify-all \"Parish\" --removed");
        assertThat(left()).containsExactly("b3", "b2", "b1");
        assertThat(rig.catalogue().require("b1").good()).isFalse();
        Files.delete(stuck.resolve("not empty"));
        Files.delete(stuck);
        assertThat(prune().outcome()).isEqualTo(Outcome.DONE);
        assertThat(left()).containsExactly("b3", "b2");
    }

    @Test
    void nothingGoesWhereTheNewestProvenOneIsNotWhereTheCatalogueHasIt() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        Operation begun = rig.make("backup prune", Arguments.of("SERVER", Rig.SERVER));
        Plan before = begun.plan();
        assertThat(before.steps()).hasSize(1);
        Path newest = rig.kept().resolve("b3.tar.zst");
        for (int bytes : List.of(-1, 9)) {
            Files.deleteIfExists(newest);
            if (bytes >= 0) {
                Files.write(newest, new byte[bytes]);
            }
            Plan plan =
                    rig.make("backup prune", Arguments.of("SERVER", Rig.SERVER)).plan();
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.checks())
                    .extracting(Plan.Check::text)
                    .filteredOn(text -> text.contains("uploads"))
                    .hasSize(3)
                    .allMatch(text -> text.contains("b3, the newest proven one, was not found")
                            && text.contains(newest.toString()));
            assertThat(prune().outcome()).isEqualTo(Outcome.DONE);
        }
        rig.runner().start(begun, before, event -> {}).await();
        assertThat(left()).containsExactly("b3", "b2", "b1");
    }

    @Test
    void aDatabaseOfAnEntryThatTakesAllHoldsTheEntry() throws Exception {
        Server all = ProfileFile.read("""
                        server: Parish
                        environment: test
                        access: this-computer
                        databases:
                          - { name: all, engine: postgresql, host: localhost, user: a, password: ask, dump: { what: all } }
                        """, "parish.yaml").getFirst();
        assertThat(Entries.held(all, "all/chms"))
                .containsExactlyInAnyOrder("backup of Parish/all/chms", "backup of Parish/all");
        assertThat(Entries.held(all, "all")).containsExactly("backup of Parish/all");
    }

    @Test
    void whatIsPinnedAfterThePlanWasSeenStays() throws Exception {
        stored("b1", 9);
        stored("b2", 2);
        stored("b3", 1);
        Operation prune = rig.make("backup prune", Arguments.of("SERVER", Rig.SERVER));
        Plan plan = prune.plan();
        pin("b1", "before the upgrade");
        rig.runner().start(prune, plan, event -> {}).await();
        assertThat(left()).contains("b1");
    }

    private void pin(String id, String reason) throws Exception {
        Arguments arguments = new Arguments(Map.of("ID", List.of(id), "--reason", List.of(reason)));
        assertThat(rig.perform("backup pin", arguments).failure()).isNull();
    }

    @Test
    void aPinIsShownWithItsReasonAndTakenOffAgain() throws Exception {
        stored("b1", 9);
        pin("b1", "before the upgrade");
        Answer shown = rig.question("backup show").teller().tell(Arguments.of("ID", "b1"));
        assertThat(shown.lines()).contains("Pinned: before the upgrade");
        assertThat(shown.document()).extracting("pinned", "pinReason").containsExactly(true, "before the upgrade");
        assertThat(rig.question("backup list")
                        .teller()
                        .tell(new Arguments(Map.of()))
                        .rows())
                .first()
                .asString()
                .contains("before the upgrade");
        assertThat(rig.make("backup delete", Arguments.of("ID", "b1")).plan().blocked())
                .isTrue();
        rig.perform("backup unpin", Arguments.of("ID", "b1"));
        assertThat(rig.catalogue().require("b1").pinned()).isFalse();
    }

    private Answer check(String... more) throws Exception {
        Arguments arguments = more.length == 0
                ? Arguments.of("SERVER", Rig.SERVER)
                : new Arguments(Map.of("SERVER", List.of(Rig.SERVER), more[0], List.of(more[1])));
        return rig.question("backup check").teller().tell(arguments);
    }

    @Test
    void aSourceWithoutAGoodBackupFromTodayIsAFault() throws Exception {
        assertThat(check().fault()).isTrue();
        assertThat(check().lines()).containsExactly("uploads: there is no good backup of level 1 or more");
        stored("b1", 2);
        assertThat(check().fault()).isTrue();
        assertThat(check().lines()).singleElement().asString().contains("uploads: too old", "b1", "read back");
        assertThat(check("--within", "3d").fault()).isFalse();
        stored("b2", 0);
        assertThat(check().fault()).isFalse();
        assertThat(check("--level", "2").fault()).isTrue();
        rig.catalogue().proven("b2", new Proof(Proof.Rung.DECODED, NOW, 1, true, ""));
        assertThat(check("--level", "2").fault()).isFalse();
    }
}
