package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody else takes down at its end, an open window does, over simulated hours. */
class OverdueTest extends BehindRender {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Override
    SwitchRig made() throws OperationFailed {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new SwitchRig(folder.resolve("home"), "ada", render.apis(folder, Duration.ofMinutes(1)), clock);
    }

    @BeforeEach
    void setUp() {
        looksAfter(site.url());
    }

    private Server looksAfter(URI address) {
        return looksAfter(null, new SecretRef.Vault(), address);
    }

    private Overdue opens() {
        return new Overdue(rig.means(), rig.runner());
    }

    private void isOnFor(String time) throws Exception {
        Event.Ended on = rig.does("switch on", "--until", time);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
    }

    private List<Run> takenDown() {
        return rig.journal().runs(JournalFilter.all()).stream()
                .filter(run -> run.title().contains("whose end has come"))
                .toList();
    }

    @Test
    void itIsTakenDownAtItsEndAndNotBeforeAndThatIsARunInTheJournal() throws Exception {
        try (Overdue overdue = opens()) {
            isOnFor("2h");
            now = now.plus(Duration.ofHours(1));
            overdue.go();
            assertThat(render.isOn()).isTrue();
            now = now.plus(Duration.ofMinutes(61));
            overdue.go();
            assertThat(render.isOn()).isFalse();
            assertThat(rig.means().windows().open()).isEmpty();
            overdue.go();
            assertThat(takenDown())
                    .singleElement()
                    .satisfies(run -> assertThat(run.outcome()).isEqualTo(Outcome.DONE));
        }
    }

    @Test
    void whatWasOverdueBeforeTheWindowWasOpenedIsLeft() throws Exception {
        isOnFor("1h");
        now = now.plus(Duration.ofHours(2));
        try (Overdue overdue = opens()) {
            overdue.go();
            assertThat(render.isOn()).isTrue();
            assertThat(takenDown()).isEmpty();
        }
    }

    @Test
    void whatAServerWasToTakeDownIsTakenDownHereWhereItDidNotInTime() throws Exception {
        try (Overdue overdue = opens()) {
            isOnFor("1h");
            Access gone = new Access.Ssh("127.0.0.1", 9, "nobody", null, null, false, null, Sudo.NONE);
            rig.knows(gone, new Switch.Render(RenderStandIn.SERVICE, null, new SecretRef.Vault(), true), site.url());
            now = now.plus(Duration.ofMinutes(61));
            overdue.go();
            assertThat(render.isOn()).as("it may be about to").isTrue();
            assertThat(takenDown()).isEmpty();
            now = now.plus(Duration.ofMinutes(3));
            overdue.go();
            assertThat(render.isOn()).as("nor has it had its time yet").isTrue();
            now = now.plus(Duration.ofMinutes(2));
            overdue.go();
            assertThat(render.isOn()).isFalse();
            assertThat(rig.means().windows().open()).isEmpty();
            assertThat(takenDown())
                    .as("a token may lie there still")
                    .singleElement()
                    .satisfies(run -> assertThat(run.outcome()).isEqualTo(Outcome.FAILED));
        }
    }

    @Test
    void anEndThatWasMovedIsTheOneThatCounts() throws Exception {
        try (Overdue overdue = opens()) {
            isOnFor("1h");
            assertThat(rig.does("switch extend", "--until", "3h").outcome()).isEqualTo(Outcome.DONE);
            now = now.plus(Duration.ofHours(2));
            overdue.go();
            assertThat(render.isOn()).isTrue();
        }
    }

    @Test
    void whatFailsIsTriedAgainNotAtOnceAndForAsLongAsItIsOn() throws Exception {
        try (Overdue overdue = opens()) {
            isOnFor("1h");
            now = now.plus(Duration.ofMinutes(61));
            site.asksFor(folder.resolve("nothing"));
            render.isOf("free");
            overdue.go();
            assertThat(render.isOn()).isTrue();
            int before = rig.journal().runs(JournalFilter.all()).size();
            now = now.plus(Duration.ofMinutes(1));
            overdue.go();
            assertThat(rig.journal().runs(JournalFilter.all())).hasSize(before);
            render.isOf("starter");
            now = now.plus(Duration.ofMinutes(15));
            overdue.go();
            assertThat(render.isOn()).isFalse();
        }
    }

    @Test
    void whatTheServerTakesDownIsLeftToIt() throws Exception {
        Switch.Commands commands = new Switch.Commands(List.of("true"), List.of("false"), List.of("true"));
        rig.knows(new Access.ThisComputer(Sudo.NONE), commands, site.url());
        try (Overdue overdue = opens()) {
            Notice notice = Notice.of(now, now.plusSeconds(60), null, "ada", false);
            rig.means().windows().begin(new Window(SwitchRig.SERVER, "command", "r", notice, null, null));
            now = now.plus(Duration.ofHours(1));
            overdue.go();
            assertThat(takenDown()).isEmpty();
        }
    }

    @Test
    void anEndThatIsMovedWhileItIsPlannedIsTheOneThatCounts() throws Exception {
        isOnFor("1h");
        Notice notice = rig.means().windows().open().getFirst().notice();
        Operation due = SwitchOff.due(rig.means(), rig.server(), notice);
        now = now.plus(Duration.ofMinutes(61));
        Plan plan = due.plan();
        assertThat(rig.does("switch extend", "--until", "3h").outcome()).isEqualTo(Outcome.DONE);
        Event.Ended ended = rig.runner().start(due, plan, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(ended.run())).contains("another end");
        assertThat(render.isOn()).isTrue();
        assertThat(rig.means().windows().open()).hasSize(1);
    }

    @Test
    void anotherPageThatIsUpMeanwhileIsLeft() throws Exception {
        isOnFor("1h");
        Notice notice = rig.means().windows().open().getFirst().notice();
        Operation due = SwitchOff.due(rig.means(), rig.server(), notice);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.runs(due, event -> {}).outcome()).as("down already").isEqualTo(Outcome.DONE);
        isOnFor("1h");
        rig.runs(due, event -> {});
        assertThat(render.isOn()).isTrue();
        Notice other = rig.means().windows().open().getFirst().notice();
        rig.runs(SwitchOff.due(rig.means(), rig.server(), other), event -> {});
        assertThat(render.isOn()).isFalse();
    }

    @Test
    void whileAnotherOperationHoldsTheServerItIsTriedAgainSoonAndThenLessOften() throws Exception {
        try (Overdue overdue = opens()) {
            isOnFor("1h");
            now = now.plus(Duration.ofMinutes(61));
            CountDownLatch done = new CountDownLatch(1);
            Underway other = holds(done);
            List<Integer> tries = new ArrayList<>();
            for (int minute = 0; minute < 8; minute++) {
                overdue.go();
                tries.add(takenDown().size());
                now = now.plus(Duration.ofMinutes(1));
            }
            assertThat(tries).as("at once, then after 1, 2 and 4 minutes").containsExactly(1, 2, 2, 3, 3, 3, 3, 4);
            assertThat(render.isOn()).isTrue();
            done.countDown();
            assertThat(other.await().outcome()).isEqualTo(Outcome.DONE);
            now = now.plus(Duration.ofMinutes(7));
            overdue.go();
            assertThat(render.isOn()).isFalse();
        }
    }

    @Test
    void whereNobodyCouldBeAskedItIsTriedAgainSoon() throws Exception {
        try (Overdue overdue = opens()) {
            isOnFor("1h");
            now = now.plus(Duration.ofMinutes(61));
            render.goesWrong("GET", render.refusal(401, 0, "Unauthorized"));
            overdue.go();
            assertThat(render.isOn()).isTrue();
            now = now.plus(Duration.ofMinutes(1));
            overdue.go();
            assertThat(render.isOn()).isFalse();
        }
    }

    private Underway holds(CountDownLatch done) throws Exception {
        Deed deed = new Deed(
                rig.server(),
                work -> Stop.here().await(() -> {
                    done.await();
                    return true;
                }));
        return rig.runner().start(deed, deed.plan(), event -> {});
    }

    @Test
    void oneThatIsSlowKeepsNoOtherUpAndIsBegunOnce() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", visit -> {
            try (visit) {
                answers.await();
                visit.sendResponseHeaders(200, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        slow.start();
        try (Overdue overdue = opens()) {
            remembersAt(
                    "Slow", URI.create("http://127.0.0.1:" + slow.getAddress().getPort() + "/"));
            isOnFor("1h");
            now = now.plus(Duration.ofMinutes(61));
            Map<String, Thread> begun =
                    overdue.begins().stream().collect(Collectors.toMap(Thread::getName, Function.identity()));
            assertThat(begun).containsOnlyKeys("overdue Slow", "overdue " + SwitchRig.SERVER);
            Objects.requireNonNull(begun.get("overdue " + SwitchRig.SERVER)).join();
            assertThat(render.isOn()).isFalse();
            assertThat(rig.means().windows().open("Slow")).isPresent();
            now = now.plus(Duration.ofHours(1));
            assertThat(overdue.begins()).as("it is under way").isEmpty();
            answers.countDown();
            Objects.requireNonNull(begun.get("overdue Slow")).join();
        } finally {
            answers.countDown();
            slow.stop(0);
        }
    }

    private void remembersAt(String name, URI address) throws Exception {
        rig.means().servers().save(looksAfter(address).withName(name));
        looksAfter(site.url());
        Notice notice = Notice.of(now, now.plus(Duration.ofHours(1)), null, "ada", false);
        rig.means().windows().begin(new Window(name, "render", "r", notice, null, null));
    }
}
