package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Manifest;
import dev.handrail.desktop.frame.Recorded;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand backups in a real store: read away from the window, and only those in sight have cells. */
class ManyBackupsTest extends WindowTest {
    private static final int MANY = 10_000;
    /** A table of 500 pixels shows 15 rows; a few more are kept for those that scroll in. */
    private static final int IN_SIGHT = 40;

    @TempDir
    private static Path home;

    private static SampleDesk samples;

    private final ReadOnlyLongWrapper changed = new ReadOnlyLongWrapper();
    private final BlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();
    private final AtomicInteger replaced = new AtomicInteger();
    private BackupsModel model;
    private BackupsScreen screen;

    @BeforeAll
    static void takeManyBackups() throws OperationFailed {
        samples = SampleDesk.in(home);
        Backup like = samples.desk().catalogue().of("Makerspace").getFirst();
        samples.together(() -> fill(samples.desk().catalogue(), like));
    }

    @AfterAll
    static void clearDesk() {
        samples.close();
    }

    @BeforeEach
    void openManyBackups() throws OperationFailed {
        Errands away = new Errands(errands::add, new FxThread());
        Server server = samples.desk().servers().require("Makerspace");
        Times times = new Times(samples.desk().clock(), samples.desk().zone());
        Activities activities = new Activities(
                (operation, plan, watcher) -> ((Fake) operation).start(watcher),
                away,
                samples.desk().clock());
        Deeds deeds =
                onWindow(() -> new Deeds(samples.desk().offers(), Operation::plan, activities, away, new Sheets()));
        Look look = new Look(server, samples.desk().catalogue(), samples.desk().journal(), times);
        model = new BackupsModel(look, away, failed -> {
            throw new AssertionError(failed);
        });
        model.backups().subscribe(replaced::incrementAndGet);
        screen = onWindow(() -> new BackupsScreen(model, changed, deeds, new Recorded(), new Nowhere()));
        open(() -> {
            screen.show();
            return screen.node();
        });
    }

    @AfterEach
    void closeScreen() {
        onWindow(() -> {
            screen.hide();
            return true;
        });
    }

    @Test
    void theWindowGoesOnWhileTheyAreReadAndMakesCellsForThoseInSightOnly() {
        assertThat(errands).as("all that takes time is handed away").hasSize(1);
        assertThat(lookup("#reading").query().isVisible()).isTrue();
        assertThat(lookup("#nothing").query().isVisible())
                .as("nobody knows yet that there is none")
                .isFalse();
        assertThat(table().getItems()).isEmpty();

        away();
        eventually(() -> table().getItems().size() == MANY + 1);
        assertThat(lookup("#reading").query().isVisible()).isFalse();
        assertThat(rows()).isBetween(5, IN_SIGHT);

        for (int at = 0; at < MANY; at += 250) {
            scrollTo(at);
        }
        scrollTo(MANY);
        eventually(() -> bar().getValue() == bar().getMax());
        assertThat(rows()).isLessThanOrEqualTo(IN_SIGHT);
    }

    @Test
    void whatHasNotChangedIsNotReadAnewAndTheTableStaysAsItIs() {
        away();
        eventually(() -> table().getItems().size() == MANY + 1);
        int before = replaced.get();
        for (int time = 0; time < 50; time++) {
            news();
            away();
        }

        assertThat(replaced.get()).isEqualTo(before);
    }

    @Test
    void howeverMuchNewsComesThereIsOneLookAtATime() {
        for (int time = 0; time < 50; time++) {
            news();
        }
        assertThat(errands).hasSize(1);

        away();
        eventually(() -> errands.size() == 1);
        away();
        eventually(() -> table().getItems().size() == MANY + 1);
        assertThat(errands).isEmpty();
    }

    /** Does what was handed away, here and not on the thread of the window. */
    private void away() {
        assertThat(Platform.isFxApplicationThread()).isFalse();
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
        onWindow(() -> true);
    }

    private void news() {
        onWindow(() -> {
            changed.set(changed.get() + 1);
            return true;
        });
    }

    private void scrollTo(int at) {
        onWindow(() -> {
            table().scrollTo(at);
            table().layout();
            return true;
        });
    }

    private int rows() {
        return onWindow(() -> lookup("#table .table-row-cell").queryAll().size());
    }

    private ScrollBar bar() {
        return lookup("#table .scroll-bar:vertical").query();
    }

    private TableView<Backup> table() {
        return lookup("#table").query();
    }

    private static void fill(Catalogue catalogue, Backup like) {
        for (int hour = 1; hour <= MANY; hour++) {
            Manifest manifest = earlier(like.manifest(), like.taken().minus(Duration.ofHours(hour)), hour);
            catalogue.add(new Backup(manifest, false, like.copies(), like.proofs()));
        }
    }

    private static Manifest earlier(Manifest of, Instant taken, int number) {
        return new Manifest(
                of.format(),
                of.id() + "-" + number,
                of.server(),
                of.environment(),
                of.source(),
                taken,
                of.millis(),
                of.tools(),
                of.artifact(),
                of.tables());
    }

    /** Nothing is restored here. */
    private final class Nowhere implements Walkthroughs {
        @Override
        public Screen recover(Server of, Runnable onLeave, Consumer<Screen> onward) {
            throw new AssertionError();
        }

        @Override
        public boolean wantsRecovery(Server of) {
            return false;
        }

        @Override
        public Screen restore(Backup backup, Runnable onLeave, Consumer<Screen> onward) {
            return screen;
        }

        @Override
        public Screen rows(Server of, List<String> databases, Runnable onLeave) {
            return screen;
        }

        @Override
        public Screen drill(Backup backup, Runnable onLeave) {
            return screen;
        }
    }
}
