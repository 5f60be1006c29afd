package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.backup.restore.RowsCompared.Table;
import dev.handrail.desktop.rows.RowsPlace;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Events;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreModelTest extends Desks {
    private static final RowsCompared EQUAL = new RowsCompared(List.of(new Table("public.members", 300, 300)));
    private static final RowsCompared DIFFERENT = new RowsCompared(List.of(new Table("public.members", 300, 299)));

    private Fake restore = new Fake("Restore chms_production into a new database");
    private final List<Arguments> asked = new ArrayList<>();
    private boolean refusing;
    private RestoreModel model;
    private Activities activities;
    private Deeds deeds;

    @BeforeEach
    void begin() throws OperationFailed {
        activities = new Activities(
                (operation, plan, watcher) -> {
                    if (refusing) {
                        throw OperationFailed.refused("Another restore is running")
                                .build();
                    }
                    return restore.start(watcher);
                },
                atOnce,
                desk().clock());
        Backup backup = desk().catalogue().of("Parish office").getFirst();
        deeds = new Deeds(
                List.of(offer("restore"), offer("backup drill")), Operation::plan, activities, atOnce, new Sheets());
        model = new RestoreModel(
                backup,
                List.of("Parish office", "Parish test"),
                Set.of("Parish office"),
                Way.BESIDE,
                deeds,
                failures::add);
    }

    @Test
    void itGoesFromWhatIsInItToWhereToToWhatWillHappen() {
        assertThat(model.stage().get()).isEqualTo(Stage.CONTENT);
        model.goOn();
        assertThat(model.stage().get()).isEqualTo(Stage.TARGET);
        assertThat(model.wish().into().get()).isEqualTo("chms_production_restored");
        model.goOn();
        assertThat(model.stage().get()).isEqualTo(Stage.PLAN);
        assertThat(model.onward()).isEqualTo("Restore into chms_production_restored");
    }

    @Test
    void whatWasChosenIsWhatIsAskedFor() throws OperationFailed {
        model.goOn();
        model.wish().into().set(" parish_tried ");
        model.wish().on().set("Parish test");
        model.goOn();

        assertThat(asked.getFirst().one("--into")).isEqualTo("parish_tried");
        assertThat(asked.getFirst().one("--on")).isEqualTo("Parish test");
        assertThat(asked.getFirst().one("ID")).isEqualTo(model.backup().id());
    }

    @Test
    void withoutANameThereIsNoWayOn() {
        model.goOn();
        model.wish().into().set(" ");

        assertThat(model.canGoOn()).isFalse();
    }

    @Test
    void inThePlaceOfTheLiveOneNoNameIsAskedForAndTheButtonSaysWhatItReplaces() throws OperationFailed {
        model.goOn();
        model.way().set(Way.REPLACE);
        model.wish().into().set("");
        assertThat(model.canGoOn()).isTrue();
        model.goOn();

        assertThat(asked.getFirst().flag("--replace")).isTrue();
        assertThat(asked.getFirst().maybe("--into")).isEmpty();
        assertThat(model.onward()).isEqualTo("Put it in the place of chms_production");
    }

    @Test
    void aPlanThatComesWhenSomethingElseIsChosenOrOneHasGoneBackIsNotShown() {
        List<Runnable> waiting = new ArrayList<>();
        Deeds slow = new Deeds(
                deeds.offers(), Operation::plan, activities, new Errands(waiting::add, Runnable::run), new Sheets());
        model = new RestoreModel(model.backup(), List.of("Parish office"), Set.of(), Way.REPLACE, slow, failures::add);
        model.goOn();
        model.goOn();
        model.way().set(Way.BESIDE);
        waiting.removeFirst().run();
        assertThat(model.stage().get()).as("a plan of replacing").isEqualTo(Stage.TARGET);
        assertThat(model.canGoOn()).isTrue();
        model.goOn();
        model.goBack();
        waiting.removeFirst().run();
        assertThat(model.stage().get()).as("while it was looked at").isEqualTo(Stage.CONTENT);
        model.goOn();
        model.goOn();
        waiting.removeFirst().run();
        assertThat(model.stage().get()).isEqualTo(Stage.PLAN);
        assertThat(asked.getLast().flag("--replace")).isFalse();
    }

    @Test
    void theSiteCanBeHeldWhereSomethingLiveOfAServerWithASwitchIsReplaced() {
        model.goOn();
        assertThat(model.canHold()).as("beside it disturbs nobody").isFalse();
        model.way().set(Way.REPLACE);
        assertThat(model.canHold()).isTrue();
        model.wish().behind().set(true);
        model.wish().on().set("Parish test");
        assertThat(model.canHold()).as("it has no switch").isFalse();
        assertThat(model.wish().behind().get()).isFalse();
        model.wish().on().set("Parish office");
        model.goOn();
        assertThat(asked.getFirst().flag("--behind-switch")).isFalse();

        model.goBack();
        model.wish().behind().set(true);
        model.goOn();
        assertThat(asked.get(1).flag("--behind-switch")).isTrue();
    }

    @Test
    void whatDestroysOnProductionNeedsTheTypedNameOfTheServer() {
        restore = new Fake("Restore in the place of chms_production", Effect.DESTROYS);
        model.goOn();
        model.way().set(Way.REPLACE);
        model.goOn();
        PlanModel planned = model.plan().get();
        assertThat(planned).isNotNull();
        assertThat(model.destroys()).isTrue();
        assertThat(model.canGoOn()).isFalse();
        planned.typed().set("Parish test");
        assertThat(model.canGoOn()).isFalse();
        planned.typed().set("Parish office");
        assertThat(model.canGoOn()).isTrue();
    }

    @Test
    void aDrillBeginsWithWhereAndHasNoOtherWay() throws OperationFailed {
        Backup backup = model.backup();
        RestoreModel drill = new RestoreModel(
                backup, List.of("Parish office"), Set.of("Parish office"), Way.DRILL, deeds, failures::add);
        assertThat(drill.stage().get()).isEqualTo(Stage.TARGET);
        assertThat(drill.wish().ways()).containsExactly(Way.DRILL);
        assertThat(drill.canGoBack()).isFalse();
        drill.goOn();

        assertThat(asked.getFirst().one("ID")).isEqualTo(backup.id());
        assertThat(drill.onward()).isEqualTo("Try the backup of chms_production out");
        drill.goBack();
        assertThat(drill.stage().get()).isEqualTo(Stage.TARGET);
    }

    @Test
    void singleTablesAreBroughtBesideAndThenComparedRowByRow() {
        model.goOn();
        assertThat(model.wish().ways()).containsExactly(Way.BESIDE, Way.REPLACE, Way.TABLES);
        model.way().set(Way.TABLES);
        assertThat(model.canGoOn()).as("none is chosen").isFalse();
        model.wish().tables().add("public.visits");
        model.wish().tables().add("public.members");
        model.goOn();
        assertThat(asked.getFirst().all("--table")).containsExactly("public.members", "public.visits");
        assertThat(asked.getFirst().maybe("--into")).isEmpty();
        model.goOn();
        assertThat(model.rows()).isNull();
        restore.tell(Events.made(Map.of("database", "all/chms_production", "schema", "rescue_1")));
        activities.drain();
        assertThat(model.stage().get()).isEqualTo(Stage.PROOF);
        assertThat(model.rows())
                .as("as the profile that it was brought by names it")
                .isEqualTo(new RowsPlace("Parish office", "all/chms_production", "rescue_1"));
        assertThat(model.onward()).isEqualTo("Compare row by row");
    }

    @Test
    void aDrillAsksWhatAPersonWantsToBeAskedAndWritesTheReport() {
        RestoreModel drill = new RestoreModel(
                model.backup(), List.of("Parish office"), Set.of("Parish office"), Way.DRILL, deeds, failures::add);
        drill.wish().sql().set("SELECT count(*) > 0 FROM members\n\n  SELECT true ");
        drill.wish().urls().set("http://127.0.0.1/health");
        drill.wish().report().set("/tmp/drill.pdf");
        drill.goOn();
        assertThat(asked.getFirst().all("--sql")).containsExactly("SELECT count(*) > 0 FROM members", "SELECT true");
        assertThat(asked.getFirst().all("--url")).containsExactly("http://127.0.0.1/health");
        assertThat(asked.getFirst().all("--report")).containsExactly("/tmp/drill.pdf");
    }

    @Test
    void aRepositoryComesBackWholeIntoAFolderAndNeitherInPlaceNorTableByTable() throws OperationFailed {
        RestoreModel whole = new RestoreModel(
                repository(), List.of("Parish office"), Set.of("Parish office"), Way.BESIDE, deeds, failures::add);
        assertThat(whole.stage().get()).as("it has nothing in it to look at").isEqualTo(Stage.TARGET);
        assertThat(whole.wish().ways()).containsExactly(Way.FOLDER);
        assertThat(whole.files()).isNull();
        assertThat(whole.wish().into().get()).isEqualTo("/srv/church-source_restored");
        whole.goOn();
        assertThat(asked.getFirst().one("--into")).isEqualTo("/srv/church-source_restored");
        assertThat(whole.onward()).isEqualTo("Restore into /srv/church-source_restored");
    }

    private Backup repository() {
        Manifest like = model.backup().manifest();
        Manifest bundle = new Manifest(
                like.format(),
                like.id(),
                like.server(),
                like.environment(),
                Manifest.Source.plain("git", "church source", "https://example.org/church.git"),
                like.taken(),
                like.millis(),
                like.tools(),
                new Manifest.Artifact("source.bundle", "bundle", Compression.NONE, 10, 10, "0"),
                List.of());
        return new Backup(bundle, false, model.backup().copies(), List.of());
    }

    @Test
    void whatWasLostGoesToWhereItWas() {
        model.toWhereItWas();
        assertThat(model.wish().into().get()).isEqualTo("chms_production");
    }

    @Test
    void theStepsOfThePlanAreDoneOneAfterAnother() {
        List<Plan.Step> steps = Stream.of("make", "load", "exchange")
                .map(words -> new Plan.Step(words, "here", null, Effect.CHANGES))
                .toList();
        Plan plan = new Plan("Restore", Effect.CHANGES, List.of(), steps, List.of());
        Activity activity = activities.start(restore, plan, failures::add);
        Course course = Course.of(plan, activity);
        assertThat(course.at()).containsOnly(Course.At.TO_COME);
        restore.tell(Events.step("make"));
        restore.tell(Events.step("load"));
        restore.tell(Events.step("something between"));
        activities.drain();
        assertThat(course.at()).containsExactly(Course.At.DONE, Course.At.NOW, Course.At.TO_COME);
        restore.tell(Events.failed("the disk is full"));
        activities.drain();
        assertThat(course.at()).containsExactly(Course.At.DONE, Course.At.FAILED, Course.At.TO_COME);
    }

    @Test
    void aStepThatSaysMoreThanIsKeptOfATranscriptIsStillTheOneThatRuns() {
        List<Plan.Step> steps = Stream.of("make", "load", "exchange")
                .map(words -> new Plan.Step(words, "here", null, Effect.CHANGES))
                .toList();
        Plan plan = new Plan("Restore", Effect.CHANGES, List.of(), steps, List.of());
        Activity activity = activities.start(restore, plan, failures::add);
        restore.tell(Events.step("make"));
        restore.tell(Events.step("load"));
        for (int line = 0; line < 6_000; line++) {
            restore.tell(Events.said("row " + line, null));
        }
        activities.drain();
        assertThat(activity.lines()).extracting(Line::kind).containsOnly(Line.Kind.OUTPUT);
        assertThat(Course.of(plan, activity).at()).containsExactly(Course.At.DONE, Course.At.NOW, Course.At.TO_COME);
    }

    @Test
    void theProofIsTheRowsOfEveryTableBesideThoseOfTheBackup() {
        run();
        assertThat(model.proof()).isNull();
        restore.tell(Events.done(EQUAL));
        activities.drain();

        assertThat(model.stage().get()).isEqualTo(Stage.PROOF);
        assertThat(model.proof()).isEqualTo(EQUAL);
        assertThat(model.proven()).isTrue();
        assertThat(model.canGoBack()).isFalse();
    }

    @Test
    void rowsThatDifferAreShownBesideEachOtherAndProveNothing() {
        run();
        restore.tell(Events.failed("the rows are not the same", DIFFERENT));
        activities.drain();

        assertThat(model.stage().get()).isEqualTo(Stage.PROOF);
        assertThat(model.proof()).isEqualTo(DIFFERENT);
        assertThat(model.proven()).isFalse();
        assertThat(model.failure().get()).contains("the rows are not the same");
        assertThat(model.canGoBack()).isTrue();
    }

    @Test
    void aRestoreThatFailsSaysWhyAndLetsOneGoBack() {
        run();
        restore.tell(Events.failed("the disk is full"));
        activities.drain();

        assertThat(model.failure().get()).isEqualTo("the disk is full. Try again.");
        assertThat(model.canGoBack()).isTrue();

        model.goBack();
        assertThat(model.stage().get()).isEqualTo(Stage.TARGET);
        assertThat(model.failure().get()).isEmpty();
    }

    @Test
    void whileItRunsThereIsNeitherBackNorOn() {
        run();
        Activity running = model.activity().get();

        assertThat(running).isNotNull();
        assertThat(model.stage().get()).isEqualTo(Stage.RUN);
        assertThat(model.canGoBack()).isFalse();
        assertThat(model.canGoOn()).isFalse();
        assertThat(model.onward()).isEmpty();
    }

    @Test
    void aRestoreThatIsRefusedStaysAtItsPlan() {
        refusing = true;
        run();

        assertThat(model.stage().get()).isEqualTo(Stage.PLAN);
        assertThat(model.failure().get()).contains("Another restore is running");
    }

    private Offer offer(String words) {
        return new Offer.Action(
                words, "Restore", Effect.CHANGES, List.of(Argument.required("ID", Type.BACKUP, "")), given -> {
                    asked.add(given);
                    return restore;
                });
    }

    private void run() {
        model.goOn();
        model.goOn();
        model.goOn();
    }
}
