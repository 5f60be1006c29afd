package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.Desk;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walkthrough of hundreds of steps asks the store as often, and builds as much of the window anew, as one of thirty. */
class LongWalkTest extends WindowTest {
    private static final int SHORT = 30;
    private static final int LONG = 300;
    private static final int CHOSEN = 20;
    private static final int TRIES = 5;

    @TempDir
    private Path home;

    private final AtomicInteger statements = new AtomicInteger();
    private final List<OperationFailed> failures = new ArrayList<>();
    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private SampleDesk samples;

    @BeforeEach
    void lay() throws OperationFailed {
        samples = SampleDesk.in(home);
        Thread here = Thread.currentThread();
        samples.onStatement(() -> statements.addAndGet(Thread.currentThread() == here ? 1 : 0));
    }

    @AfterEach
    void clear() {
        samples.close();
    }

    private WalkModel begun(int steps) throws Exception {
        Desk desk = samples.desk();
        StringBuilder text = new StringBuilder("# Many {any-order}\n");
        for (int i = 1; i <= steps; i++) {
            text.append("- [ ] Step ").append(i).append("\n\n  Why one does it.\n\n");
        }
        Operation start = Steps.start(
                desk.guides().means(),
                List.of(desk.servers().require("Practice server")),
                home.resolve("many-" + steps + ".md").toString(),
                text.toString(),
                Answers.of(Map.of()),
                false,
                Optional.empty());
        String id = Objects.requireNonNull(desk.runner()
                .start(start, desk.runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
        Activities activities = new Activities(desk.runner()::start, atOnce, desk.clock());
        Deeds deeds = new Deeds(desk.offers(), desk.runner()::plan, activities, atOnce, new Sheets());
        WalkModel model = new WalkModel(
                id,
                desk.guides(),
                desk.journal(),
                deeds,
                atOnce,
                new Times(desk.clock(), desk.zone()),
                finish -> {},
                failures::add);
        model.refresh();
        return model;
    }

    private int asked(Runnable action) {
        int before = statements.get();
        action.run();
        return statements.get() - before;
    }

    /** Of several: one that is in the way of another thread's is asked once more, which says nothing of the length. */
    private int least(Runnable action) {
        return IntStream.range(0, TRIES).map(time -> asked(action)).min().orElseThrow();
    }

    private int leastToChoose(WalkModel model, int step) {
        AtomicInteger next = new AtomicInteger(step);
        return least(() -> model.choose("1." + next.getAndIncrement()));
    }

    @Test
    void whatIsAskedOfTheStoreDependsNeitherOnTheStepsNorOnWhatHasHappened() throws Exception {
        WalkModel few = begun(SHORT);
        WalkModel many = begun(LONG);
        int done = least(few::goOn);
        assertThat(done).isPositive().isLessThan(30);
        assertThat(least(many::goOn)).as("of %d steps", LONG).isEqualTo(done);
        for (int i = 0; i < 10; i++) {
            many.goOn();
        }
        assertThat(least(many::goOn)).as("after ten others").isEqualTo(done);
        assertThat(leastToChoose(many, 200)).isEqualTo(leastToChoose(few, 20));
        assertThat(asked(many::tick)).as("the clock alone").isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void aStepThatIsDoneBuildsAsMuchOfTheWindowAnewHoweverManyThereAre() throws Exception {
        int few = built(begun(SHORT));
        int many = built(begun(LONG));
        assertThat(many).isEqualTo(few).isLessThan(60);
        assertThat(failures).isEmpty();
    }

    /** How many nodes are new when a step far down is done, and the next one is shown. */
    private int built(WalkModel model) {
        ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
        WalkScreen screen = onWindow(() ->
                new WalkScreen(model, news, new WalkSheets(sheet -> {}, walkthrough -> {}), nobody -> {}, () -> {}));
        Scene scene = open(screen::node);
        return onWindow(() -> {
            screen.show();
            laidOut(scene);
            model.choose("1." + CHOSEN);
            laidOut(scene);
            Set<Node> before = nodes(scene.getRoot());
            model.goOn();
            model.choose("1." + (CHOSEN + 1));
            laidOut(scene);
            Set<Node> after = nodes(scene.getRoot());
            screen.hide();
            scene.getWindow().hide();
            after.removeAll(before);
            return after.size();
        });
    }

    private static void laidOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static Set<Node> nodes(Node root) {
        Set<Node> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.add(root);
        if (root instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.addAll(nodes(child)));
        }
        return all;
    }
}
