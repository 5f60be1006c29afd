package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStripTest extends WindowTest {
    private static final String RUN = "20261119-211502-k3f";

    @TempDir
    private Path home;

    private final ReadOnlyLongWrapper changed = new ReadOnlyLongWrapper();
    private final List<Object> aside = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<OperationFailed> failures = new ArrayList<>();
    private SampleDesk samples;
    private KeptStrip strip;

    @BeforeEach
    void layDesk() throws OperationFailed {
        samples = SampleDesk.in(home);
        strip = strip("Beamline user office");
    }

    @AfterEach
    void clearDesk() {
        onWindow(() -> {
            strip.hide();
            return true;
        });
        samples.close();
    }

    @Test
    void whatIsKeptStandsThereWithItsNameAndWhatCanBeDone() throws OperationFailed {
        open("Beamline user office");

        assertThat(onWindow(() -> lookup("#rows .strong").queryLabeled().getText()))
                .isEqualTo("portal was exchanged 7 h ago. The one before is kept.");
        assertThat(onWindow(() -> lookup("#rows .meta").queryLabeled().getText()))
                .contains("portal_before_20261119_211502_000", "20261119170000-portal", "where nobody can connect");
        assertThat(onWindow(() -> lookup("#held").query().isVisible()))
                .as("there is no switch to hold it with")
                .isFalse();
        clickOn("#undo-portal");
        eventually(() -> asked.contains("restore undo " + RUN));
        clickOn("#forget-portal");
        eventually(() -> asked.contains("restore forget " + RUN));
    }

    @Test
    void whatIsPutBackCanBeHeldBehindTheMaintenancePageWhereThereIsASwitch() throws OperationFailed {
        aside.add(Map.of(
                "run", "20261120-040000-fil",
                "directory", "/srv/uploads",
                "kept", "/srv/.uploads_before",
                "at", samples.desk().clock().instant().minusSeconds(60),
                "origin", "20261119170000-uploads",
                "settled", true));
        open("Parish office");
        assertThat(onWindow(() -> lookup("#held").query().isVisible())).isTrue();
        clickOn("#behind");
        clickOn("#undo-files--srv-uploads");
        eventually(() -> asked.contains("restore undo 20261120-040000-fil --behind-switch"));
        clickOn("#behind");
        clickOn("#undo-files--srv-uploads");
        eventually(() -> asked.contains("restore undo 20261120-040000-fil"));
    }

    @Test
    void whatIsKeptInAnOrdinaryDatabaseOfMariaDbIsNotSaidToBeShut() throws OperationFailed {
        samples.desk().kept().enter(ofParish(samples.desk().kept().all().getFirst(), 0));
        open("Parish office");

        assertThat(onWindow(() -> lookup("#rows .meta").queryLabeled().getText()))
                .contains("a database like others: whoever has the rights can use it")
                .doesNotContain("nobody can connect");
    }

    @Test
    void whatCameSinceIsCountedOnlyWhenSomebodyAsks() throws OperationFailed {
        open("Beamline user office");
        assertThat(asked).isEmpty();
        clickOn("#count-portal");

        eventually(() -> lookup("#arrivals").queryLabeled().getText().contains("public.visits has 12 rows more"));
        assertThat(asked).containsExactly("restore since " + RUN);
    }

    @Test
    void itIsNotThereWhereNothingIsKeptAndComesWithoutBeingAskedWhereSomethingIs() throws OperationFailed {
        open("Parish office");
        assertThat(strip.node().isManaged()).isFalse();

        KeptDatabase other = samples.desk().kept().all().getFirst();
        samples.desk().kept().enter(ofParish(other, other.keptOid()));
        tellOfChange();
        eventually(() -> strip.node().isManaged());

        samples.desk().kept().forget("20261120-040000-abc");
        tellOfChange();
        eventually(() -> !strip.node().isManaged());
        assertThat(failures).isEmpty();
    }

    @Test
    void filesThatWerePutAsideAreInSightTooAndCanBePutBack() throws OperationFailed {
        aside.add(Map.of(
                "run", "20261120-040000-fil",
                "directory", "/srv/uploads",
                "kept", "/srv/.uploads_before",
                "at", samples.desk().clock().instant().minusSeconds(60),
                "origin", "20261119170000-uploads",
                "settled", true));
        aside.add(Map.of("run", "20261120-040000-dat", "database", "parish"));
        open("Parish office");
        assertThat(onWindow(() -> lookup("#rows .strong").queryLabeled().getText()))
                .startsWith("Files in /srv/uploads were exchanged");
        clickOn("#undo-files--srv-uploads");
        eventually(() -> asked.contains("restore undo 20261120-040000-fil"));
        aside.clear();
        tellOfChange();
        eventually(() -> !strip.node().isManaged());
    }

    @Test
    void whatWasWrittenBeforeAnExchangeWasTakenBackIsInSightAndNothingToUndo() throws OperationFailed {
        aside.add(Map.of(
                "run", "20261120-040000-sin",
                "directory", "/srv/uploads",
                "kept", "/srv/uploads_since_20261120-040000-sin",
                "at", samples.desk().clock().instant().minusSeconds(60),
                "origin", "20261119170000-uploads",
                "settled", true,
                "undoable", false,
                "due", false,
                "why", "no rule removes it"));
        open("Parish office");
        assertThat(onWindow(() -> lookup("#rows .strong").queryLabeled().getText()))
                .startsWith("What was written to /srv/uploads before its exchange was taken back");
        assertThat(onWindow(() -> lookup("#rows .meta").queryLabeled().getText()))
                .startsWith("Kept in /srv/uploads_since_20261120-040000-sin")
                .endsWith(". Stays: no rule removes it");
        assertThat(onWindow(() -> lookup("#undo-files--srv-uploads").tryQuery().isEmpty()))
                .isTrue();
        clickOn("#forget-files--srv-uploads");
        eventually(() -> asked.contains("restore forget 20261120-040000-sin"));
    }

    @Test
    void whatIsDueIsSaidAndGoesByOneButton() throws OperationFailed {
        aside.add(Map.of("run", RUN, "database", "portal", "due", false, "why", "it can be put back until tomorrow"));
        open("Beamline user office");
        assertThat(onWindow(() -> lookup("#rows .meta").queryLabeled().getText()))
                .startsWith("Stays: it can be put back until tomorrow");
        assertThat(onWindow(() -> lookup("#prune").query().isVisible())).isFalse();

        aside.set(0, Map.of("run", RUN, "database", "portal", "due", true, "why", "older than 14 d"));
        tellOfChange();
        eventually(() -> lookup("#prune").query().isVisible());
        assertThat(onWindow(() -> lookup("#rows .meta").queryLabeled().getText()))
                .startsWith("Due to go: older than 14 d");
        clickOn("#prune");
        eventually(() -> asked.contains("restore prune Beamline user office"));

        aside.set(0, Map.of("run", RUN, "database", "portal", "due", true, "unless", true, "why", "it stays where"));
        tellOfChange();
        eventually(() -> lookup("#rows .meta")
                .queryLabeled()
                .getText()
                .startsWith("Due to go, unless it alone holds something: it stays where"));
    }

    private static KeptDatabase ofParish(KeptDatabase other, long oid) {
        return new KeptDatabase(
                "20261120-040000-abc",
                "Parish office",
                other.beside(),
                other.source(),
                other.live(),
                other.liveOid(),
                other.kept(),
                oid,
                other.at(),
                other.origin(),
                null,
                List.of(),
                true);
    }

    private void tellOfChange() {
        onWindow(() -> {
            changed.set(changed.get() + 1);
            return true;
        });
    }

    private void open(String name) throws OperationFailed {
        strip = strip(name);
        open(() -> {
            strip.show();
            return strip.node();
        });
    }

    private KeptStrip strip(String name) throws OperationFailed {
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        Server server = samples.desk().servers().require(name);
        Activities activities = new Activities(
                (operation, plan, watcher) -> ((Fake) operation).start(watcher),
                atOnce,
                samples.desk().clock());
        Times times = new Times(samples.desk().clock(), samples.desk().zone());
        return onWindow(() -> {
            Deeds deeds = new Deeds(offers(), Operation::plan, activities, atOnce, new Sheets());
            KeptModel model = new KeptModel(server, samples.desk().kept(), deeds, atOnce, times, failures::add);
            return new KeptStrip(model, changed);
        });
    }

    private List<Offer> offers() {
        List<Argument> run = List.of(Argument.required("RUN", Type.RUN, ""));
        return List.of(
                action("restore undo", run),
                action("restore forget", run),
                action("restore prune", List.of(Argument.required("SERVER", Type.SERVER, ""))),
                new Offer.Question("restore kept", "", List.of(), given -> Answer.lines(List.copyOf(aside), List.of())),
                new Offer.Question("restore since", "", run, given -> {
                    asked.add("restore since " + given.one("RUN"));
                    return Answer.lines(List.of(), List.of("public.visits has 12 rows more than when it was restored"));
                }));
    }

    private Offer action(String words, List<Argument> run) {
        return new Offer.Action(words, "", Effect.DESTROYS, run, given -> {
            String held = given.flag("--behind-switch") ? " --behind-switch" : "";
            asked.add(words + " " + given.one(run.getFirst().name()) + held);
            return new Fake(words, Effect.DESTROYS);
        });
    }
}
