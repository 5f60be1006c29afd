package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the window says of the rule: what is lacking with a button, and what is right in a quiet line. */
class RuleModelTest extends WindowTest {
    private static final Switch FLAG = new Switch.FlagFile("/srv/www/closed.html", null, null);

    private @Nullable Answer answer;
    private int asked;

    private Answer tell() throws OperationFailed {
        asked++;
        if (answer == null) {
            throw OperationFailed.cancelled();
        }
        return answer;
    }

    private RuleModel model(Switch maintenance) {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        Server server = new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                maintenance,
                List.of(),
                List.of());
        Offer rule = new Offer.Question(
                "switch rule",
                "Show the rule",
                List.of(Argument.required("SERVER", Type.SERVER, "The server")),
                given -> tell());
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        return onWindow(() -> {
            Activities none = new Activities(
                    (operation, plan, watcher) -> {
                        throw new AssertionError(operation.title());
                    },
                    atOnce,
                    Clock.systemUTC());
            return new RuleModel(server, new Deeds(List.of(rule), Operation::plan, none, atOnce, new Sheets()));
        });
    }

    private void look(RuleModel model) {
        onWindow(() -> {
            model.look();
            return true;
        });
    }

    private static Answer told(boolean fault, String... lines) {
        return new Answer(Map.of(), List.of(), List.of(), List.of(lines), fault);
    }

    @Test
    void whatIsRightIsOneLineWithoutTheTextOfTheRule() {
        RuleModel model = model(FLAG);
        answer = told(false, "The rule is there", "Images are served", "", "nginx:", "if (-f x)");
        look(model);
        assertThat(model.known().get()).isEqualTo("The rule is there \u00b7 Images are served");
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void whatIsLackingTakesItsPlaceAndIsForgottenWhenNobodyCanTell() {
        RuleModel model = model(FLAG);
        answer = told(false, "The rule is there");
        look(model);
        answer = told(true, "The rule is not there", "", "nginx:");
        look(model);
        assertThat(model.fault().get()).isEqualTo("The rule is not there");
        assertThat(model.known().get()).isEmpty();
        answer = null;
        look(model);
        assertThat(model.fault().get()).isEmpty();
        assertThat(model.known().get()).isEmpty();
    }

    @Test
    void onlyWhatHandrailPutThereCanBeTakenOut() {
        RuleModel model = model(FLAG);
        answer = told(false, "The rule is there");
        look(model);
        assertThat(model.ours().get()).isFalse();
        answer = new Answer(Map.of("ours", true), List.of(), List.of(), List.of("An older one"), true);
        look(model);
        assertThat(model.ours().get()).as("also where something is lacking").isTrue();
        answer = null;
        look(model);
        assertThat(model.ours().get()).isFalse();
    }

    @Test
    void nobodyIsAskedWhereNoSwitchNeedsARule() {
        look(model(new Switch.Compose("/srv/app", null, List.of())));
        assertThat(asked).isZero();
        look(model(new Switch.Several(List.of(new Switch.Compose("/srv/app", null, List.of()), FLAG))));
        assertThat(asked).isEqualTo(1);
    }
}
