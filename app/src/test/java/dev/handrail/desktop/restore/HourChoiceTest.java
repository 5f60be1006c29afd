package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill at an hour at which the profile has none done, as the walkthrough shows it. */
class HourChoiceTest extends WindowTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final String SERVER = """
            server: Parish office
            environment: production
            access: this-computer
            databases: [{ name: chms_production, engine: postgresql, user: chms, drill: { hours: 20-6 } }]
            """;

    @TempDir
    private Path home;

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final List<OperationFailed> failures = new ArrayList<>();
    private SampleDesk samples;
    private RestoreModel model;

    @BeforeEach
    void openWalkthrough() throws OperationFailed {
        samples = SampleDesk.in(home);
        Server server = ProfileFile.read(SERVER, "p.yaml").getFirst();
        Backup backup = samples.desk().catalogue().of("Parish office").getFirst();
        Activities activities = new Activities(
                (operation, plan, watcher) -> new Fake("drill"),
                atOnce,
                samples.desk().clock());
        Offer drill = new Offer.Action(
                "backup drill",
                "Drill",
                Effect.READS,
                List.of(Argument.required("ID", Type.BACKUP, "which")),
                given -> new Fake(
                        "Drill",
                        new DrillHour(NOON, given.flag(DrillHour.ANY))
                                .check(server, backup).stream().toList()));
        Deeds deeds = new Deeds(List.of(drill), Operation::plan, activities, atOnce, new Sheets());
        model = new RestoreModel(backup, List.of("Parish office"), Set.of(), Way.DRILL, deeds, failures::add);
        Times times = new Times(samples.desk().clock(), samples.desk().zone());
        open(() -> {
            RestoreScreen screen = new RestoreScreen(model, times, () -> {}, place -> {});
            screen.show();
            return screen.node();
        });
    }

    @AfterEach
    void clearDesk() {
        samples.close();
    }

    @Test
    void whoIsToldOfTheHourCanHaveItAllTheSameWhereItIsSaid() {
        look();
        assertThat(state()).isEqualTo(Plan.State.BLOCKER);
        assertThat(isReady()).isFalse();

        clickOn("#any-hour");
        eventually(() -> state() == Plan.State.WARNING);
        assertThat(model.stage().get()).isEqualTo(Stage.PLAN);
        assertThat(lookup("#any-hour").tryQuery()).isEmpty();
        assertThat(isReady()).isTrue();
        assertThat(onWindow(() -> lookup("#onward").query().isFocused())).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void whoGoesBackIsToldOfTheHourAnew() {
        look();
        clickOn("#any-hour");
        eventually(() -> state() == Plan.State.WARNING);
        clickOn("#back");
        look();

        assertThat(state()).isEqualTo(Plan.State.BLOCKER);
        assertThat(lookup("#any-hour").tryQuery()).isPresent();
    }

    private void look() {
        eventually(() -> model.stage().get() == Stage.TARGET);
        clickOn("#onward");
        eventually(() -> model.stage().get() == Stage.PLAN);
    }

    private Plan.State state() {
        return model.plan().get().plan().checks().getFirst().state();
    }

    private boolean isReady() {
        return onWindow(() -> !lookup("#onward").queryAs(Button.class).isDisabled());
    }
}
