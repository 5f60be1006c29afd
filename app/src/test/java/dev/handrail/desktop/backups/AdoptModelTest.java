package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleClock;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** First it is seen what lies there, then that very thing is entered. */
class AdoptModelTest {
    private final List<Arguments> asked = new ArrayList<>();
    private final List<Plan> started = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private int found = 2;

    @Test
    void aDestinationIsLookedThroughByItsName() {
        AdoptModel model = model(atOnce);
        model.look();

        assertThat(model.places())
                .extracting(AdoptModel.Place::words)
                .containsExactly("Destination here", "A folder on this computer");
        assertThat(asked.getFirst().all("DEST")).containsExactly("here");
        assertThat(asked.getFirst().all("--server")).containsExactly("Parish office");
        assertThat(model.action()).isEqualTo("Enter 2 into the catalogue");
        assertThat(started).isEmpty();

        model.enter();
        assertThat(started).containsExactly(model.found().get().plan());
    }

    @Test
    void aFolderMustBeAWholePathSinceABareWordNamesADestination() {
        AdoptModel model = inFolder(atOnce);
        assertThat(model.canLook().get()).isFalse();

        model.folder().set("backups");
        assertThat(model.problem()).contains("whole path");
        assertThat(model.canLook().get()).isFalse();

        model.folder().set("~/Backups ");
        assertThat(model.canLook().get()).isTrue();
        model.look();
        assertThat(asked.getFirst().all("DEST")).containsExactly("~/Backups");
    }

    @Test
    void whereThereIsNothingNewThereIsNothingToEnter() {
        found = 0;
        AdoptModel model = model(atOnce);
        model.look();

        assertThat(model.found().get()).isNotNull();
        assertThat(model.canEnter().get()).isFalse();
    }

    @Test
    void whatWasFoundElsewhereIsForgottenAlsoWhenItComesLate() {
        AdoptModel model = model(new Errands(waiting::add, Runnable::run));
        model.look();
        model.place().set(new AdoptModel.Place(Optional.empty()));
        assertThat(model.busy().get()).isFalse();
        waiting.forEach(Runnable::run);

        assertThat(model.found().get()).isNull();
        assertThat(model.canEnter().get()).isFalse();
    }

    private AdoptModel inFolder(Errands errands) {
        AdoptModel model = model(errands);
        model.place().set(new AdoptModel.Place(Optional.empty()));
        return model;
    }

    private AdoptModel model(Errands errands) {
        Server plain = Some.withDatabase("Parish office", Environment.PRODUCTION);
        Server server = new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                plain.databases(),
                List.of(),
                List.of(),
                List.of(new Destination.Folder("here", "~/Backups")),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
        SampleClock clock = new SampleClock(Instant.EPOCH, ZoneOffset.UTC);
        Activities activities = new Activities(
                (operation, plan, watcher) -> {
                    started.add(plan);
                    return ((Fake) operation).start(watcher);
                },
                errands,
                clock);
        Offer offer = new Offer.Action("backup adopt", "Adopt", Effect.READS, List.of(), given -> {
            asked.add(given);
            return new Fake("Adopt");
        });
        return new AdoptModel(server, new Deeds(List.of(offer), this::plan, activities, errands, new Sheets()));
    }

    private Plan plan(Operation operation) {
        List<Plan.Step> steps = new ArrayList<>();
        for (int i = 0; i < found; i++) {
            steps.add(new Plan.Step("backup " + i, "here", null, Effect.READS));
        }
        return new Plan(operation.title(), Effect.READS, List.of(), steps, List.of());
    }
}
