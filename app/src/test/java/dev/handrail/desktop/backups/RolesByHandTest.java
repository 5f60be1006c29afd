package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.restore.UsersBack;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles are back when somebody says so, in the walkthrough for when all is gone. */
class RolesByHandTest extends WindowTest {
    @TempDir
    private Path home;

    private final List<String> started = new ArrayList<>();
    private final Sheets sheets = onWindow(Sheets::new);
    private SampleDesk samples;
    private RecoverScreen screen;

    @BeforeEach
    void openWalkthrough() throws OperationFailed {
        samples = SampleDesk.in(home);
        Server server = samples.desk().servers().require("Beamline user office");
        Instant now = samples.desk().clock().instant();
        Backup roles = LostTest.roles(server.name(), now.minusSeconds(60));
        samples.desk().catalogue().add(roles);
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        Activities activities = new Activities(
                (operation, plan, watcher) -> {
                    started.add(operation.title());
                    return new Fake(operation.title()).start(watcher);
                },
                atOnce,
                samples.desk().clock());
        Offer note = new Offer.Action(
                UsersBack.WORDS,
                "Note",
                Effect.READS,
                List.of(),
                given -> new UsersBack(roles, server, given.flag(UsersBack.UNDONE)));
        Deeds deeds = new Deeds(List.of(note), Operation::plan, activities, atOnce, sheets);
        RecoverModel model = new RecoverModel(
                server, samples.desk().catalogue(), samples.desk().journal(), deeds, atOnce, now, deeds::tell);
        model.goOn();
        screen = onWindow(() -> new RecoverScreen(
                model,
                new Times(samples.desk().clock(), samples.desk().zone()),
                () -> {},
                next -> {},
                (backup, onLeave) -> screen,
                () -> {}));
    }

    private void show() {
        open(() -> {
            screen.show();
            return new StackPane(screen.node(), sheets.node());
        });
    }

    @AfterEach
    void closeWalkthrough() {
        onWindow(() -> {
            screen.hide();
            return true;
        });
        samples.close();
    }

    @Test
    void aStrayClickNotesNothing() {
        show();
        clickOn("#byhand-0");
        eventually(() -> lookup("Handrail does not look whether they are there: it takes your word for it")
                .tryQuery()
                .isPresent());
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
        assertThat(started).isEmpty();
    }

    @Test
    void whoeverIsSureNotesItWithEnter() {
        show();
        clickOn("#byhand-0");
        eventually(sheets::isOpen);
        type(KeyCode.ENTER);
        eventually(() -> started.equals(List.of("Note that roles was put back by hand, from roles-1")));
    }

    @Test
    void whatWasNotedIsTakenBackAtOnce() throws OperationFailed {
        OpenRun noted = samples.desk()
                .journal()
                .begin(new Beginning(UsersBack.WORDS, "Note", "Beamline user office", "mara", Set.of()));
        noted.made(UsersBack.FROM, "roles-1");
        noted.end(Outcome.DONE, null, null);
        show();
        clickOn("#takeback-0");
        eventually(() -> started.equals(List.of("Take back the note that roles was put back by hand, from roles-1")));
        assertThat(onWindow(sheets::isOpen)).isFalse();
    }
}
