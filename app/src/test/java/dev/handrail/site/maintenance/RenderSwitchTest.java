package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.SecretRef;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Render's maintenance mode as the switch, against a stand-in that refuses what theirs would. */
class RenderSwitchTest extends BehindRender {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Override
    SwitchRig made() throws OperationFailed {
        return new SwitchRig(folder.resolve("home"), "ada", render.apis(folder, LONG));
    }

    @BeforeEach
    void setUp() {
        looksAfter(null);
    }

    private void looksAfter(@Nullable String page) {
        looksAfter(page, new SecretRef.Vault(), site.url());
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** As if it came about between the plan and its confirmation. */
    private Event.Ended onAfter(Meanwhile meanwhile) throws Exception {
        Operation on = rig.makes("switch on");
        Plan plan = rig.runner().plan(on);
        assertThat(plan.blocked()).as(plan.checks().toString()).isFalse();
        meanwhile.happens();
        return rig.runner().start(on, plan, event -> {}).await();
    }

    @Test
    void theirModeIsTurnedOnAndOffAndReadBack() throws Exception {
        assertThat(rig.status()).containsEntry("state", "off");
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(render.isOn()).isTrue();
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        assertThat(rig.transcript(on.run()))
                .contains("PATCH /services/srv-c1a2b3")
                .doesNotContain(ApiStandIn.TOKEN);
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(render.isOn()).isFalse();
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @Test
    void aPageOfOnesOwnIsLookedAtBefore() throws Exception {
        try (LocalSite pages = LocalSite.plain(asked -> Reply.page("<html>Back soon</html>"))) {
            String page = pages.url("127.0.0.1", "/closed").toString();
            looksAfter(page);
            assertThat(rig.does("switch on").outcome()).isEqualTo(Outcome.DONE);
            assertThat(render.page()).isEqualTo(page);
        }
    }

    @Test
    void aPageThatAnswersWithAnErrorBlocks() throws Exception {
        try (LocalSite pages = LocalSite.plain(asked -> Reply.page("Gone").with(404))) {
            looksAfter(pages.url("127.0.0.1", "/closed").toString());
            Plan plan = rig.makes("switch on").plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks().toString()).contains("would be shown as an error: status 404");
        }
    }

    @Test
    void aPageThatFailsMeanwhileIsNotShown() throws Exception {
        LocalSite pages = LocalSite.plain(asked -> Reply.page("<html>Back soon</html>"));
        looksAfter(pages.url("127.0.0.1", "/closed").toString());
        Event.Ended on = onAfter(pages::close);
        assertThat(on.failure()).contains("would be shown as an error");
        assertThat(render.changes()).isEmpty();
    }

    @Test
    void aPageOnTheServiceItselfBlocks() throws Exception {
        render.isAt(site.url().toString());
        looksAfter(site.url() + "closed");
        assertThat(rig.makes("switch on").plan().checks().toString()).contains("it lies on the service itself");
        assertThat(rig.makes("switch on").plan().blocked()).isTrue();
    }

    @Test
    void aFreeServiceHasNoSuchMode() throws Exception {
        render.isOf("free");
        assertThat(rig.makes("switch on").plan().blocked()).isTrue();
    }

    @Test
    void whatTheyRefuseIsToldInTheirWords() throws Exception {
        Event.Ended on = onAfter(() -> render.isOf("free"));
        assertThat(on.failure()).contains("not available on free services");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void thatSomebodyElseTurnedOnMeanwhileIsLeftOn() throws Exception {
        Event.Ended on = onAfter(() -> render.isOn(true));
        assertThat(on.failure()).contains("it is on already");
        assertThat(render.isOn()).isTrue();
        assertThat(rig.status()).containsEntry("byOthers", true);
    }

    @Test
    void whatIsTakenAndNotDoneIsNotBelieved() throws Exception {
        Event.Ended on = onAfter(render::isDeaf);
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("it was taken, and yet it says {\"enabled\":false");
    }

    @Test
    void aModeThatNobodySeesIsTurnedOffAgain() throws Exception {
        site.has(FlagSite.Rule.MISSING);
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(render.isOn()).isFalse();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aWrongTokenIsSaid() {
        render.goesWrong("GET", render.stranger(""));
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("status 401: Unauthorized")
                .hasMessageContaining("a token of Render that is valid");
    }

    @Test
    void tooManyQuestionsWaitAsLongAsTheyAreTold() throws Exception {
        Event.Ended on = onAfter(() -> render.goesWrong("PATCH", ApiStandIn.later("1")));
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(render.changes()).hasSize(2);
    }

    private static final String PATH = "/v1/services/" + RenderStandIn.SERVICE;

    private void again(Duration patience) throws Exception {
        rig.close();
        rig = new SwitchRig(folder.resolve("home"), "ada", render.apis(folder, patience));
        looksAfter(null);
    }

    private void assertUntouched(Event.Ended on) {
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(render.isOn()).isFalse();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private static JsonNode change(String json) throws Exception {
        return ApiStandIn.JSON.readTree(json);
    }

    @Test
    void aMethodThatTheyDoNotTakeIsToldInTheirWords() throws Exception {
        Reply refusal = render.to("PUT", PATH, change("{}"));
        Event.Ended on = onAfter(() -> render.goesWrong("PATCH", refusal));
        assertThat(on.failure()).contains("status 405: method not allowed");
        assertUntouched(on);
    }

    @Test
    void aFieldThatTheyDoNotKnowIsRefusedAndNothingIsChanged() throws Exception {
        Reply refusal = render.to(
                "PATCH",
                PATH,
                change("{\"serviceDetails\":{\"maintenanceMode\":{\"enabled\":true,\"uri\":\"\",\"reason\":\"x\"}}}"));
        Event.Ended on = onAfter(() -> render.goesWrong("PATCH", refusal));
        assertThat(on.failure()).contains("status 400: invalid JSON");
        assertUntouched(on);
    }

    @Test
    void aTokenThatWasTakenAwayMeanwhileIsSaidAndNotRepeated() throws Exception {
        Event.Ended on =
                onAfter(() -> render.goesWrong("PATCH", render.refusal(401, 0, "Unauthorized: " + ApiStandIn.TOKEN)));
        assertThat(on.failure()).contains("status 401: Unauthorized").doesNotContain(ApiStandIn.TOKEN);
        assertThat(on.next()).contains("a token of Render that is valid");
        assertUntouched(on);
    }

    @Test
    void aWaitThatNobodyBearsIsSaidAtOnce() throws Exception {
        Event.Ended on = onAfter(() -> render.goesWrong("PATCH", ApiStandIn.later("300")));
        assertThat(on.failure()).contains("status 429: slow down");
        assertThat(on.next()).contains("Come again in 300 s");
        assertUntouched(on);
    }

    @Test
    void whatIsOutOfOrderForAMomentIsAskedAgain() throws Exception {
        Event.Ended on = onAfter(() -> {
            render.goesWrong("PATCH", Reply.page("<html>Bad gateway</html>").with(502));
            render.goesWrong("PATCH", render.refusal(500, 0, "internal server error"));
        });
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(render.changes()).hasSize(3);
    }

    @Test
    void whatStaysOutOfOrderIsSaid() throws Exception {
        Event.Ended on = onAfter(() -> {
            for (int i = 0; i < 4; i++) {
                render.goesWrong("PATCH", Reply.page("<html>Bad gateway</html>").with(502));
            }
        });
        assertThat(on.failure()).contains("status 502");
        assertThat(on.next()).contains("Look whether Render tells of an outage");
        assertUntouched(on);
    }

    @Test
    void aPageInPlaceOfADocumentIsSaid() throws Exception {
        render.goesWrong("GET", Reply.page(ApiStandIn.PAGE));
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("text/html")
                .hasMessageContaining("Sign in to the network");
        Event.Ended on = onAfter(() -> render.goesWrong("PATCH", Reply.page(ApiStandIn.PAGE)));
        assertThat(on.failure()).contains("Sign in to the network");
        assertUntouched(on);
    }

    @Test
    void whoDoesNotAnswerInTimeIsSaid() throws Exception {
        again(Duration.ofMillis(300));
        render.isSilent("GET");
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("no answer in time")
                .hasMessageContaining("tell of an outage");
    }

    @Test
    void whatMayHaveBeenDoneThoughNobodySaidSoIsUndone() throws Exception {
        again(Duration.ofSeconds(3));
        Event.Ended on = onAfter(() -> render.isSilent("PATCH"));
        assertThat(on.next()).contains("Whether it was done cannot be told");
        assertUntouched(on);
        assertThat(render.changes()).as("on, and off again").hasSize(2);
    }
}
