package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.words.OperationFailed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How things stand is put together from what the server says, what is remembered, and what is seen; and a plan says so. */
class SituationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Switch.Commands COMMANDS =
            new Switch.Commands(List.of("close"), List.of("open"), List.of("tell"));
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE))
            .throwing(COMMANDS);
    private static final URI HOME = URI.create("https://example.org/");
    private static final Notice OURS =
            new Notice("ab12", NOW.minusSeconds(600), NOW.plusSeconds(600), "Upgrade", "ada", false);
    private static final Notice THEIRS = new Notice("ff00", NOW.minusSeconds(60), null, "Disks", "bob", false);

    private Told told = Told.off();
    private @Nullable Notice remembered;
    private Lease.@Nullable Known lease;
    private boolean ours;
    private List<Seen> seen = List.of(seen(200, "Sign in"));
    private @Nullable OperationFailed unreached;

    private static Seen seen(int status, String body) {
        Site site = new Site("public", HOME, new Site.Expect(200, "Sign in", Map.of()), null);
        return new Seen(site, HOME, status, Seen.marker(body), null, body, Optional.empty(), null);
    }

    private Situation situation() {
        Lever lever = new CommandLever(SERVER, COMMANDS, () -> {
            throw new AssertionError("nobody is asked");
        });
        return new Situation(
                SERVER,
                lever,
                told,
                Optional.ofNullable(lease),
                ours,
                Optional.ofNullable(remembered)
                        .map(notice -> new Window("Parish", "command", "run", notice, null, null)),
                seen,
                unreached,
                null);
    }

    private static Lease.Known known(Notice notice, String ended) {
        return new Lease.Known(Duration.ofMinutes(10), true, "at", ended, Optional.of(notice));
    }

    @Test
    void whatIsDownHasNoNotice() {
        remembered = OURS;
        assertThat(situation().notice()).isEmpty();
        assertThat(situation().byOthers()).isFalse();
    }

    @Test
    void whatTheServerKnowsOfItComesBeforeWhatIsRememberedHere() {
        told = Told.on(null);
        remembered = OURS;
        lease = known(THEIRS, "");
        assertThat(situation().notice()).contains(THEIRS);
        lease = known(THEIRS, "done 1");
        assertThat(situation().notice()).as("that one is over").contains(OURS);
        lease = known(THEIRS, "failed");
        assertThat(situation().notice()).as("that one is up still").contains(THEIRS);
    }

    @Test
    void byItsMarkAPageIsToldFromAnotherOne() {
        told = Told.on(THEIRS.marker());
        remembered = OURS;
        assertThat(situation().notice()).isEmpty();
        assertThat(situation().byOthers()).isTrue();
        lease = known(THEIRS, "");
        assertThat(situation().notice()).contains(THEIRS);
        told = Told.on(OURS.marker());
        assertThat(situation().notice()).contains(OURS);
        assertThat(situation().byOthers()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "on, 503, Back soon, true, false",
        "on, 200, Sign in, false, true",
        "off, 200, Sign in, false, false",
        "off, 503, Back soon, true, false",
        "off, 503, handrail-maintenance-ab12, true, true",
        "unknown, 503, Back soon, true, false",
        "on, 0, '', , false",
        "off, 0, '', , false"
    })
    void whatTheServerSaysAndWhatIsSeenMayContradict(
            String state, int status, String body, @Nullable Boolean shown, boolean contradicts) {
        told = state.equals("on") ? Told.on(null) : state.equals("off") ? Told.off() : Told.unknown("why");
        seen = List.of(seen(status, body));
        assertThat(situation().seenFromOutside()).isEqualTo(shown);
        assertThat(situation().contradicts()).isEqualTo(contradicts);
    }

    @Test
    void withoutSitesNothingIsSeenAndOneOpenSiteIsNoPage() {
        told = Told.on(null);
        seen = List.of();
        assertThat(situation().seenFromOutside()).isNull();
        assertThat(situation().contradicts()).isFalse();
        seen = List.of(seen(503, ""), seen(200, "Sign in"));
        assertThat(situation().seenFromOutside()).isFalse();
    }

    @Test
    void nothingIsThrownBlindly() throws OperationFailed {
        situation().requireReached();
        unreached = OperationFailed.unreachable("Signing in").next("Look.").build();
        assertThatThrownBy(() -> situation().requireReached()).isSameAs(unreached);
    }

    @ParameterizedTest
    @CsvSource({
        "503, Back soon, Visitors still see it.",
        "200, handrail-maintenance-ab12, Visitors still see it.",
        "200, Sign in, From outside no page is seen.",
        "500, Oops, Whether visitors see a page cannot be told from here.",
        "0, '', Whether visitors see a page cannot be told from here."
    })
    void whoCouldNotTakeItDownIsToldNoMoreThanWasSeen(int status, String body, String said) {
        seen = List.of(seen(status, body));
        assertThat(ByHand.next(situation().lever(), seen)).startsWith(said).endsWith(" open");
    }

    @Test
    void onePageThatIsSeenIsSeenAndWithoutASiteNothingIs() {
        seen = List.of(seen(200, "Sign in"), seen(503, "Back soon"), seen(0, ""));
        assertThat(ByHand.next(situation().lever(), seen)).startsWith("Visitors still see it.");
        assertThat(ByHand.next(situation().lever(), List.of())).startsWith("Whether visitors see a page");
    }

    private String isOn() {
        return new Checks(CLOCK).isOn(situation());
    }

    @Test
    void thatItIsOnIsSaidWithAllThatIsKnownOfIt() {
        told = Told.on(null);
        assertThat(isOn()).isEqualTo("Maintenance is on; by whom and since when is not known");
        remembered = OURS;
        assertThat(isOn()).contains("2026-11-22 08:50 +00:00", "ada", "Upgrade", "2026-11-22 09:10 +00:00");
        remembered = THEIRS;
        assertThat(isOn()).contains("bob", "Disks").doesNotContain("09:10");
    }

    @Test
    void whatIsOnlySeenIsNotSaidToBeCertain() {
        told = Told.seen("Visitors get 503, which may be overload");
        assertThat(isOn()).isEqualTo("Visitors get 503, which may be overload");
        remembered = OURS;
        assertThat(isOn()).as("it was put up from here").contains("Upgrade");
    }

    private List<Check> beforeOn(@Nullable Instant until) {
        return new Checks(CLOCK).beforeOn(situation(), until);
    }

    private static List<Plan.State> levels(List<Check> checks) {
        return checks.stream().map(Check::state).toList();
    }

    @Test
    void onlyWhatIsDownIsPutUp() {
        assertThat(levels(beforeOn(NOW.plusSeconds(60)))).containsExactly(Plan.State.OK, Plan.State.OK, Plan.State.OK);
        told = Told.on(null);
        assertThat(levels(beforeOn(NOW.plusSeconds(60)))).containsExactly(Plan.State.BLOCKER, Plan.State.OK);
        told = Told.unknown("no way in");
        List<Check> unknown = beforeOn(NOW.plusSeconds(60));
        assertThat(levels(unknown)).containsExactly(Plan.State.BLOCKER, Plan.State.OK);
        assertThat(unknown.getFirst().text()).contains("no way in");
    }

    @Test
    void anEndThatIsStillArrangedForAPageThatIsDownGivesWayOrIsInTheWay() {
        lease = known(OURS, "");
        ours = true;
        assertThat(levels(beforeOn(NOW.plusSeconds(60))))
                .containsOnly(Plan.State.OK)
                .hasSize(4);
        assertThat(beforeOn(NOW.plusSeconds(60)).get(1).text()).contains("gives way", "2026-11-22 08:50");
        ours = false;
        lease = known(THEIRS, "");
        Check others = beforeOn(NOW.plusSeconds(60)).get(1);
        assertThat(others.state()).isEqualTo(Plan.State.BLOCKER);
        assertThat(others.text()).contains("bob");
        assertThat(others.advice()).contains("switch off");
        lease = known(THEIRS, "done 1");
        assertThat(beforeOn(NOW.plusSeconds(60))).hasSize(3);
        lease = new Lease.Known(null, false, "at", "", Optional.of(THEIRS));
        assertThat(beforeOn(NOW.plusSeconds(60)))
                .as("nobody waits for that one")
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Sign in, true",
        "503, Back soon, false",
        "200, handrail-maintenance-ab12, false",
        "500, Oops, true",
        "0, '', true"
    })
    void itIsGoneWhereVisitorsAreShownNoPageAnyMore(int status, String body, boolean gone) {
        seen = List.of(seen(200, "Sign in"), seen(status, body));
        assertThat(situation().isGone()).isEqualTo(gone);
        told = Told.on(null);
        assertThat(situation().isGone()).isFalse();
    }

    @Test
    void aPageThatNobodyCouldSeeIsBlockedAndASiteThatIsNotWellIsSaid() {
        seen = List.of();
        assertThat(levels(beforeOn(NOW.plusSeconds(60))))
                .containsExactly(Plan.State.OK, Plan.State.BLOCKER, Plan.State.OK);
        seen = List.of(seen(500, "It broke"), seen(200, "Sign in"));
        assertThat(levels(beforeOn(NOW.plusSeconds(60))))
                .containsExactly(Plan.State.OK, Plan.State.WARNING, Plan.State.OK, Plan.State.OK);
    }

    @Test
    void withoutAnEndSomebodyHasToTakeItDown() {
        List<Check> checks = beforeOn(null);
        assertThat(checks.getLast().state()).isEqualTo(Plan.State.WARNING);
        assertThat(checks.getLast().advice()).isNotBlank();
    }

    @Test
    void whatSomebodyElsePutUpIsTakenDownWithAWarning() {
        Checks checks = new Checks(CLOCK);
        assertThat(levels(checks.beforeOff(situation()))).containsExactly(Plan.State.WARNING);
        told = Told.on(null);
        assertThat(levels(checks.beforeOff(situation()))).containsExactly(Plan.State.WARNING);
        remembered = OURS;
        assertThat(levels(checks.beforeOff(situation()))).containsExactly(Plan.State.OK);
        told = Told.unknown("no way in");
        assertThat(levels(checks.beforeOff(situation()))).containsExactly(Plan.State.WARNING);
    }
}
