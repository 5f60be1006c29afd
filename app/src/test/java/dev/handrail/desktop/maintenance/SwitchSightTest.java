package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.operation.Answer;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.State;
import dev.handrail.site.maintenance.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SwitchSightTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Times TIMES = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    @Test
    void whatNobodyHasAskedForIsUnknown() {
        assertThat(SwitchSight.of(List.of(), null, TIMES)).isEqualTo(SwitchSight.NOTHING);
        assertThat(SwitchSight.of(List.of(window(null, NOW.minusSeconds(60))), null, TIMES)
                        .state())
                .as("it was taken down from here, and may be up again")
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void whatWasPutUpFromHereIsOnUntilItIsKnownToBeDown() {
        SwitchSight sight = SwitchSight.of(List.of(window(NOW.plusSeconds(3600), null)), null, TIMES);

        assertThat(sight.state()).isEqualTo(State.ON);
        assertThat(sight.light()).isEqualTo(Light.WARN);
        assertThat(sight.head()).isEqualTo("The maintenance page is on since 09:00");
        assertThat(sight.lines()).first().isEqualTo("“Upgrade” · by ada · until 10:30");
    }

    @Test
    void aPagePastItsEndIsBad() {
        SwitchSight sight = SwitchSight.of(List.of(window(NOW.minusSeconds(60), null)), null, TIMES);

        assertThat(sight.light()).isEqualTo(Light.BAD);
        assertThat(sight.lines()).first().asString().contains("was to end 09:29");
    }

    @Test
    void aTimeOfMaintenanceSaysHowLongWhyAndWhoEndedIt() {
        WindowRow row = WindowRow.of(window(null, NOW.minusSeconds(600)), TIMES);

        assertThat(row.length()).isEqualTo("20 min");
        assertThat(row.why()).isEqualTo("Upgrade");
        assertThat(row.who()).isEqualTo("by ada");
        assertThat(row.badge()).isEmpty();
        assertThat(WindowRow.of(window(null, null), TIMES).badge()).isEqualTo("is on");
    }

    @Test
    void anAnswerIsBelievedForAWhileAndUntilSomethingIsDone() {
        Asked off = asked("off", false, Duration.ofMinutes(5));
        assertThat(SwitchSight.of(List.of(), off, TIMES).state()).isEqualTo(State.OFF);
        assertThat(SwitchSight.of(List.of(), asked("off", false, Duration.ofMinutes(16)), TIMES)
                        .state())
                .isEqualTo(State.UNKNOWN);
        assertThat(SwitchSight.of(List.of(window(null, NOW.minusSeconds(60))), off, TIMES)
                        .state())
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void serverAndVisitorsWhoSayDifferentThingsAreBad() {
        SwitchSight sight = SwitchSight.of(List.of(), asked("off", true, Duration.ofMinutes(1)), TIMES);

        assertThat(sight.light()).isEqualTo(Light.BAD);
        assertThat(sight.lines()).containsExactly("a remark", "Asked 1 min ago; visitors do not see the page");
    }

    @Test
    void aServerThatCannotBeAskedStillHasThePageThatWasPutUp() {
        Asked unknown = asked("unknown", false, Duration.ofMinutes(1));

        assertThat(SwitchSight.of(List.of(), unknown, TIMES).state()).isEqualTo(State.UNKNOWN);
        SwitchSight sight = SwitchSight.of(List.of(window(null, null)), unknown, TIMES);
        assertThat(sight.state()).isEqualTo(State.ON);
        assertThat(sight.lines()).contains("the state", "Asked 1 min ago");
    }

    private static Asked asked(String state, boolean fault, Duration ago) {
        Answer answer = new Answer(
                Map.of("state", state, "seenFromOutside", false),
                List.of(),
                List.of(),
                List.of("the state", "a remark"),
                fault);
        return Asked.of(answer, NOW.minus(ago));
    }

    private static Window window(@Nullable Instant until, @Nullable Instant ended) {
        Notice notice = new Notice("1", NOW.minusSeconds(1800), until, "Upgrade", "ada", false);
        return new Window("Parish", "flag-file", "run", notice, ended, ended == null ? null : "ada");
    }
}
