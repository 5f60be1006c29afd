package dev.handrail.backup.aside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Subject;
import dev.handrail.backup.keep.Known;
import dev.handrail.backup.restore.ForgetRule;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.ProfileFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What restores put aside goes by rule: over the offers, with real folders. */
class RestorePruneTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Arguments SERVER = Arguments.of("SERVER", Rig.SERVER);

    @TempDir
    Path home;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home, Clock.fixed(NOW, ZoneOffset.UTC));
        Files.createDirectories(rig.kept());
        profile("");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void profile(String more) throws Exception {
        rig.servers().save(ProfileFile.read("""
                                server: Parish
                                environment: test
                                access: this-computer
                                files:
                                  - { name: uploads, directory: /srv/uploads%s }
                                """.formatted(more), "profile.yaml").getFirst());
    }

    private static Instant before(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    /** Files that were put aside so many days ago. */
    private Path aside(String run, int days, boolean settled) throws Exception {
        Path kept = Files.createDirectories(home.resolve("before-" + run));
        Files.writeString(kept.resolve("a.txt"), "what was there before");
        rig.means()
                .keptFiles()
                .enter(new KeptFiles(
                        run,
                        Rig.SERVER,
                        "uploads",
                        "/srv/uploads",
                        kept.toString(),
                        before(days),
                        "origin",
                        List.of(""),
                        List.of(""),
                        null,
                        settled));
        return kept;
    }

    private Path stored(Backup backup) throws Exception {
        String file = backup.manifest().artifact().file();
        Path artifact = Files.write(rig.kept().resolve(file), new byte[(int) Known.SIZE]);
        Copy copy = new Copy("kept", rig.kept().toString(), file, Copy.State.GOOD);
        rig.catalogue().add(new Backup(backup.manifest(), false, List.of(copy), backup.proofs()));
        return artifact;
    }

    private Plan plan() throws Exception {
        return rig.make(RestorePrune.WORDS, SERVER).plan();
    }

    private String told() throws Exception {
        return String.join("\n", plan().checks().stream().map(Plan.Check::text).toList());
    }

    private Event.Ended prune() throws Exception {
        return rig.perform(RestorePrune.WORDS, SERVER);
    }

    private Answer kept() throws Exception {
        return rig.question("restore kept").teller().tell(SERVER);
    }

    private static List<Map<?, ?>> documents(Answer answer) {
        List<Map<?, ?>> documents = new ArrayList<>();
        ((List<?>) answer.document()).forEach(one -> documents.add((Map<?, ?>) one));
        return documents;
    }

    private List<String> left() {
        return rig.means().keptFiles().all().stream().map(KeptFiles::run).toList();
    }

    @Test
    void whatIsOlderThanTheUsualTimeGoesOnceANewerBackupIsProven() throws Exception {
        Path old = aside("old", 15, true);
        Path young = aside("young", 13, true);
        stored(Known.proven("b1", before(16)));
        assertThat(told()).contains("There is no proven backup of uploads", "it can be put back until", "(undo: 14 d)");
        assertThat(plan().steps()).isEmpty();
        stored(Known.unproven("b2", before(2)));
        assertThat(plan().steps()).as("nobody read that one back").isEmpty();
        stored(Known.proven("b3", before(1)));
        Plan plan = plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps()).extracting(Plan.Step::command).containsExactly("rm -rf -- " + old);
        assertThat(told()).contains(old + ", put aside of uploads: removed: older than 14 d, and the backup b3");
        assertThat(old).as("a plan changes nothing").exists();

        assertThat(prune().failure()).isNull();
        assertThat(old).doesNotExist();
        assertThat(young.resolve("a.txt")).exists();
        assertThat(left()).containsExactly("young");
    }

    @Test
    void theProfileSaysForHowLong() throws Exception {
        aside("one", 15, true);
        stored(Known.proven("b1", before(1)));
        profile(", undo: 16d");
        assertThat(told()).contains("(undo: 16 d)", "Nothing that was put aside is due");
        profile(", undo: 36h");
        assertThat(plan().steps()).hasSize(1);
    }

    @Test
    void aBackupFromTheFutureAndOneThatLiesNowhereAreNone() throws Exception {
        aside("one", 15, true);
        stored(Known.proven("ahead", NOW.plus(Duration.ofDays(400))));
        assertThat(told()).contains("There is no proven backup of uploads");
        Path artifact = stored(Known.proven("b1", before(1)));
        assertThat(plan().steps()).hasSize(1);
        Operation agreed = rig.make(RestorePrune.WORDS, SERVER);
        Files.write(artifact, new byte[1]);
        assertThat(told()).contains("b1, the newest proven one, was not found where it should lie");
        assertThat(plan().steps()).isEmpty();
        assertThat(plan().checks())
                .anySatisfy(check -> assertThat(check.state()).isEqualTo(Plan.State.WARNING));
        assertThat(rig.runner()
                        .start(agreed, agreed.plan(), event -> {})
                        .await()
                        .failure())
                .isNull();
        assertThat(left()).as("it was gone by the time").containsExactly("one");
        assertForgetRefuses("one", "b1, the newest proven one, was not found where it should lie", "backup run Parish");
    }

    @Test
    void theNewestThatLiesWhereItShouldIsEnoughWhereNewerOnesAreLost() throws Exception {
        Path old = aside("one", 20, true);
        stored(Known.proven("b1", before(3)));
        Files.delete(stored(Known.proven("b2", before(2))));
        Files.delete(stored(Known.proven("b3", before(1))));
        assertThat(plan().steps()).hasSize(1);
        assertThat(told())
                .contains("removed: older than 14 d, and the backup b1 of 2026-11-18")
                .doesNotContain("b2", "b3");
        assertThat(rig.make("restore forget", Arguments.of("RUN", "one")).plan().checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("The backup b1 is newer"));
        assertThat(prune().failure()).isNull();
        assertThat(old).doesNotExist();
        stored(dump("d1", 2));
        Files.delete(stored(dump("d2", 1)));
        assertThat(rule(20).check().state()).isEqualTo(Plan.State.OK);
        assertThat(rule(20).check().text()).contains("The backup d1 is newer");
    }

    /** What the one that counts leaves out is what may lie here alone, not what the lost one would have held. */
    @Test
    void ofTheOneThatLiesThereIsLookedWhatItLeavesOut() throws Exception {
        Path old = aside("one", 20, true);
        Backup partial = Known.proven("b1", before(2));
        stored(new Backup(leavingOut(partial.manifest()), false, List.of(), partial.proofs()));
        Files.delete(stored(Known.proven("b2", before(1))));
        assertThat(plan().steps()).isEmpty();
        assertThat(told()).contains("cache", "no rule removes it", "handrail restore forget one");
        assertThat(prune().failure()).isNull();
        assertThat(old.resolve("a.txt")).exists();
    }

    private static Manifest leavingOut(Manifest of) {
        return new Manifest(
                of.format(),
                of.id(),
                of.server(),
                of.environment(),
                of.source(),
                of.taken(),
                of.millis(),
                of.tools(),
                of.artifact(),
                List.of(),
                List.of(),
                List.of(Manifest.PARTIAL + "what matches uploads/cache"),
                null,
                null);
    }

    /** A person asks for no less than the rule does. */
    private void assertForgetRefuses(String run, String why, String next) throws Exception {
        Operation forget = rig.make("restore forget", Arguments.of("RUN", run));
        assertThat(forget.plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.text()).contains(why);
                    assertThat(check.advice()).contains(next);
                });
        Plan blind = new Plan(forget.title(), forget.effect(), List.of(), List.of(), List.of());
        assertThat(rig.runner().start(forget, blind, event -> {}).await().failure())
                .contains(why);
        assertThat(left()).contains(run);
    }

    @Test
    void theRuleOfADatabaseAsksForTheSame() throws Exception {
        databaseAside("one", 20, true);
        Path artifact = stored(dump("b1", 1));
        assertThat(rule(20).check().state()).isEqualTo(Plan.State.OK);
        databaseAside("torn", 1, false);
        assertThat(rule(20).check().state()).isEqualTo(Plan.State.BLOCKER);
        assertThat(rule(20).check().advice()).contains("handrail journal clean torn");
        rig.means().kept().forget("torn");
        Files.delete(artifact);
        assertThat(rule(20).check().state()).isEqualTo(Plan.State.BLOCKER);
        assertThat(rule(20).check().text()).contains("b1, the newest proven one, was not found");
    }

    private Backup dump(String id, int days, String... notes) {
        Manifest.Source source = new Manifest.Source("postgresql", "chms", "chms", "17", "UTF8", "C", "C", "postgres");
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                id,
                Rig.SERVER,
                "test",
                source,
                before(days),
                1,
                new Manifest.Tools("pg_dump 17", ""),
                new Manifest.Artifact(
                        id + ".dump", "custom", Compression.NONE, Known.SIZE, Known.SIZE, "ab".repeat(32)),
                List.of(),
                List.of(),
                List.of(notes),
                null,
                null);
        Proof proof = new Proof(Proof.Rung.READ_BACK, before(days), 1, true, "");
        return new Backup(manifest, false, List.of(), List.of(proof));
    }

    @Test
    void whatWasWrittenBeforeAnExchangeWasTakenBackGoesByNoRuleAndAPersonIsWarned() throws Exception {
        for (int days : List.of(1, 15)) {
            Path since = aside("since-" + days, days, true);
            KeptFiles asked = rig.means().keptFiles().find("since-" + days).orElseThrow();
            rig.means().keptFiles().enter(KeptFiles.only(asked, asked.run(), since.toString()));
        }
        stored(Known.proven("b1", before(0)));
        assertThat(told())
                .contains("no rule removes it", "restore forget since-15")
                .doesNotContain("can be put back");
        assertThat(documents(kept())).hasSize(2).noneMatch(one -> one.containsKey("until"));
        assertThat(prune().failure()).isNull();
        assertThat(left()).containsExactlyInAnyOrder("since-1", "since-15");
        assertThat(home.resolve("before-since-15/a.txt")).exists();
        Arguments run = Arguments.of("RUN", "since-15");
        Plan plan = rig.make("restore forget", run).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks()).anySatisfy(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).contains("no backup holds that");
        });
        assertThat(rig.perform("restore forget", run).failure()).isNull();
        assertThat(home.resolve("before-since-15")).doesNotExist();
    }

    private void databaseAside(String run, int days, boolean settled) {
        rig.means()
                .kept()
                .enter(new KeptDatabase(
                        run,
                        Rig.SERVER,
                        "chms",
                        "chms",
                        "chms",
                        2,
                        "chms_before_" + run,
                        1,
                        before(days),
                        "origin",
                        null,
                        List.of(),
                        settled));
    }

    private ForgetRule rule(int days) throws Exception {
        return new ForgetRule(rig.means(), rig.servers().require(Rig.SERVER), Subject.database("chms"), before(days));
    }

    /** It may hold one table, or no rows at all; and its time is that of its file. */
    @Test
    void byADumpOfAnotherProgramNothingGoesByRuleAndAPersonIsWarned() throws Exception {
        databaseAside("one", 20, true);
        stored(dump("b1", 1, Manifest.FOREIGN + "members.dump"));
        assertThat(plan().steps()).isEmpty();
        assertThat(told())
                .contains("The proven backup b1", "made by another program", "handrail restore forget one")
                .doesNotContain("removed: ");
        Plan.Check check = rule(20).check();
        assertThat(check.state()).isEqualTo(Plan.State.WARNING);
        assertThat(check.text()).contains("b1", "nobody knows whether it holds everything");
        stored(dump("b2", 2));
        assertThat(new AsideRule(rig.means()).of(rig.servers().require(Rig.SERVER)))
                .extracting(Verdict::newer)
                .containsExactly("b2");
        assertThat(rule(20).check().state()).isEqualTo(Plan.State.OK);
    }

    @Test
    void whileOneExchangeIsNotSettledNothingOfThatSourceGoes() throws Exception {
        aside("old", 40, true);
        aside("torn", 1, false);
        stored(Known.proven("b1", before(0)));
        assertThat(told()).contains("it is not known yet whether uploads was exchanged");
        assertThat(prune().failure()).isNull();
        assertThat(left()).containsExactlyInAnyOrder("old", "torn");
        assertForgetRefuses("old", "It is not known yet whether uploads was exchanged", "handrail journal clean torn");
        rig.means().keptFiles().forget("torn");
        assertThat(prune().failure()).isNull();
        assertThat(left()).isEmpty();
    }

    @Test
    void onlyWhatWasShownIsRemoved() throws Exception {
        aside("one", 15, true);
        stored(Known.proven("b1", before(1)));
        Operation agreed = rig.make(RestorePrune.WORDS, SERVER);
        Path other = aside("two", 20, true);
        assertThat(rig.runner()
                        .start(agreed, agreed.plan(), event -> {})
                        .await()
                        .failure())
                .isNull();
        assertThat(left()).containsExactly("two");
        assertThat(other).exists();
    }

    @Test
    void whatIsGoneAlreadyIsStruckOffTheList() throws Exception {
        Path gone = aside("one", 15, true);
        Files.delete(gone.resolve("a.txt"));
        Files.delete(gone);
        stored(Known.proven("b1", before(1)));
        assertThat(prune().failure()).isNull();
        assertThat(left()).isEmpty();
    }

    @Test
    void theListSaysUntilWhenAndWhatIsDue() throws Exception {
        aside("old", 15, true);
        aside("young", 1, true);
        stored(Known.proven("b1", before(0)));
        Answer answer = kept();
        List<Map<?, ?>> documents = documents(answer);
        assertThat(documents.stream().<Object>map(one -> one.get("due"))).containsExactly(false, true);
        assertThat(documents.getFirst().get("until")).isEqualTo(before(1).plus(Duration.ofDays(14)));
        assertThat(String.valueOf(documents.getLast().get("why"))).contains("b1");
        assertThat(answer.rows().getLast()).contains("due", "2026-11-20 12:00:00 Z");
    }

    @Test
    void anEntryThatTheProfileHasNoMoreIsKeptTheUsualTime() throws Exception {
        aside("one", 15, true);
        stored(Known.proven("b1", before(1)));
        rig.servers()
                .save(ProfileFile.read("server: Parish\nenvironment: test\naccess: this-computer\n", "p.yaml")
                        .getFirst());
        assertThat(told()).contains("older than 14 d");
    }
}
