package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What loads for hours is done behind a switch whose token a person types, who is not there any more when the page goes up. */
class BehindAskedTokenTest extends BehindRender {
    private final List<String> seen = new ArrayList<>();
    private boolean somebodyIsThere = true;

    @Override
    SwitchRig made() throws OperationFailed {
        Secrets person = (ref, name) -> {
            if (!somebodyIsThere) {
                throw OperationFailed.unreachable("Nobody is there").build();
            }
            return Secret.of(ApiStandIn.TOKEN.toCharArray());
        };
        return new SwitchRig(folder.resolve("home"), "ada", render.apis(folder, Duration.ofMinutes(1), person));
    }

    @BeforeEach
    void setUp() {
        looksAfter(null, new SecretRef.Ask(), site.url());
    }

    private Operation behind(Deed.Body body) throws OperationFailed {
        Offer.Action restore = new Offer.Action(
                "restore", "Restore", Effect.CHANGES, List.of(), any -> new Deed(rig.server(), body, true));
        return new Holding(new Lazy<>(rig::means))
                .offer(restore, "--replace")
                .maker()
                .make(new Arguments(Map.of("--replace", List.of("true"), Holding.BEHIND, List.of("true"))));
    }

    @Test
    void whatWasLoadedIsExchangedThoughTheTokenWasForgottenMeanwhile() throws Exception {
        Event.Ended done = rig.runs(
                behind(work -> {
                    somebodyIsThere = false;
                    work.exchanges();
                    seen.add(render.isOn() ? "page" : "site");
                }),
                event -> {});
        assertThat(done.outcome()).as(done.failure()).isEqualTo(Outcome.DONE);
        assertThat(seen).containsExactly("page");
        assertThat(render.isOn()).as("nor is it needed to take the page down").isFalse();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void whatFailsBehindThePageOpensTheSiteAgainWithoutAnybodyThere() throws Exception {
        Event.Ended failed = rig.runs(
                behind(work -> {
                    somebodyIsThere = false;
                    work.exchanges();
                    seen.add(render.isOn() ? "page" : "site");
                    throw OperationFailed.failed("Somebody is in it").build();
                }),
                event -> {});
        assertThat(failed.failure()).contains("Somebody is in it");
        assertThat(seen).containsExactly("page");
        assertThat(render.isOn()).isFalse();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .as("it is not kept when all is over")
                .hasMessageContaining("Nobody is there");
    }

    @Test
    void whereNobodyTypesItAtTheBeginningNothingIsLoaded() throws Exception {
        Operation restore = behind(work -> seen.add("loaded"));
        Plan plan = rig.runner().plan(restore);
        somebodyIsThere = false;
        Event.Ended refused = rig.runner().start(restore, plan, event -> {}).await();
        assertThat(refused.failure()).contains("Nobody is there");
        assertThat(seen).isEmpty();
    }

    @Test
    void oneThatIsNotTakenAnyMoreIsNotKept() throws Exception {
        Event.Ended refused = rig.runs(
                behind(work -> {
                    render.goesWrong("GET", render.refusal(401, 0, "Unauthorized"));
                    work.exchanges();
                }),
                event -> {});
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.failure()).contains("Unauthorized");
        assertThat(render.isOn()).isFalse();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }
}
