package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.site.maintenance.Ending;
import dev.handrail.site.maintenance.SwitchRig;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several switches is thrown from the window: the recommended one, until a person chooses. */
class ChoiceModelTest extends WindowTest {
    private static final Switch CAP = new Switch.Capistrano("/srv/space", "production", Switch.Place.WORKSTATION);
    private static final Switch FLAG = new Switch.FlagFile("/srv/page.html", null, null);
    private static final Switch DNS = new Switch.Dns(
            Switch.DnsProvider.CLOUDFLARE, "example.org", "www.example.org", "192.0.2.1", "page.example.net", null);
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    private static SwitchRig rig;

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final Activities activities = new Activities(
            (operation, plan, watcher) -> {
                throw new AssertionError("nothing is begun");
            },
            atOnce,
            Clock.systemUTC());
    private final List<Arguments> thrown = new ArrayList<>();
    private SwitchModel model;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        rig = new SwitchRig(home, "ada");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void setUp() {
        model = model(new Switch.Several(List.of(CAP, FLAG, DNS)));
    }

    private SwitchModel model(Switch maintenance) {
        Server server = rig.knows(HERE, maintenance);
        List<Offer> offers = new ArrayList<>(rig.offers().stream()
                .filter(offer -> offer.words().equals("switch recommend"))
                .toList());
        for (String words : List.of("switch on", "switch rehearse", "switch off")) {
            offers.add(new Offer.Action(words, words, Effect.CHANGES, List.of(), given -> {
                thrown.add(given);
                throw OperationFailed.cancelled();
            }));
        }
        return onWindow(() -> {
            Deeds deeds = new Deeds(offers, ChoiceModelTest::plan, activities, atOnce, new Sheets());
            Times times = new Times(Clock.systemUTC(), ZoneOffset.UTC);
            SwitchModel made =
                    new SwitchModel(server, rig.means().windows(), () -> false, deeds, atOnce, times, () -> {});
            made.refresh();
            return made;
        });
    }

    private static Plan plan(Operation operation) throws OperationFailed {
        return operation.plan();
    }

    private List<String> kinds() {
        return model.choice().options().stream().map(ChoiceModel.Option::kind).toList();
    }

    @Test
    void theRecommendedOneIsThrownUntilAPersonChooses() {
        assertThat(kinds()).as("the best first").containsExactly("flag-file", "capistrano", "dns");
        ChoiceModel.Option best = model.choice().options().getFirst();
        assertThat(best.recommended()).isTrue();
        assertThat(best.name()).isEqualTo("A file that the web server tests");
        assertThat(best.facts()).contains("Takes less than a second", "stays reachable: the server");
        assertThat(best.reasons()).anyMatch(reason -> reason.startsWith("It was never seen to work here"));
        onWindow(() -> {
            model.on();
            model.choice().choose("capistrano");
            model.until().set("2h");
            model.on();
            model.rehearse();
            model.off();
            return true;
        });
        assertThat(thrown.stream().map(given -> given.maybe("--with").orElse("")))
                .as("what comes down is the one that is up, whichever it is")
                .containsExactly("flag-file", "capistrano", "capistrano", "");
    }

    @Test
    void withTheServerAwayOnlyWhatWorksWithoutItIsRecommended() {
        onWindow(() -> {
            model.choice().choose("capistrano");
            model.choice().unreachable().set(true);
            return true;
        });
        assertThat(model.choice().chosen().get()).isEqualTo("dns");
        assertThat(model.choice().options().getLast().suits()).isFalse();
        assertThat(model.ending()).as("nobody takes a record back").isEqualTo(Ending.NOBODY);
        onWindow(() -> {
            model.choice().unreachable().set(false);
            return true;
        });
        assertThat(model.choice().chosen().get()).isEqualTo("flag-file");
        assertThat(model.ending()).isEqualTo(Ending.SERVER);
    }

    @Test
    void aTimeThatIsHalfWrittenComparesThemAllTheSame() {
        onWindow(() -> {
            model.until().set("half an h");
            return true;
        });
        assertThat(kinds()).hasSize(3);
        onWindow(() -> {
            model.until().set("20m");
            return true;
        });
        assertThat(model.choice().options().getLast().reasons())
                .as("so short a time is nothing for it")
                .anyMatch(reason -> reason.contains("too slow"));
    }

    @Test
    void whereThereIsOneOnlyNothingIsChosen() {
        model = model(CAP);
        assertThat(model.choice().several()).isFalse();
        assertThat(model.choice().with()).isEmpty();
        assertThat(model.ending()).isEqualTo(Ending.HERE);
        onWindow(() -> {
            model.on();
            return true;
        });
        assertThat(thrown.getFirst().maybe("--with")).isEmpty();
    }

    @Test
    void oneOfTheButtonsIsChosenAndStaysWhereItIs() {
        open(() -> new StackPane(new ChoiceScreen(model.choice()).node()));
        List<RadioButton> before = buttons();
        assertThat(before).extracting(RadioButton::isSelected).containsExactly(true, false, false);
        onWindow(() -> {
            before.get(1).fire();
            return true;
        });
        assertThat(model.choice().chosen().get()).isEqualTo("capistrano");
        assertThat(buttons()).as("the keyboard is not lost").isEqualTo(before);
        assertThat(before).extracting(RadioButton::isSelected).containsExactly(false, true, false);
    }

    private List<RadioButton> buttons() {
        return onWindow(() -> List.copyOf(lookup(".radio-button").queryAllAs(RadioButton.class)));
    }
}
