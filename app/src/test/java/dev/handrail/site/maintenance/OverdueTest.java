package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody else takes down at its end, an open window does, over simulated hours. */
class OverdueTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private RenderStandIn render;
    private FlagSite site;
    private SwitchRig rig;

    @BeforeEach
    void setUp() throws Exception {
        Path flag = folder.resolve("flag");
        render = new RenderStandIn(flag);
        site = new FlagSite(flag);
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        rig = new SwitchRig(folder.resolve("home"), "ada", render.apis(folder, Duration.ofMinutes(1)), clock);
        rig.knows(
                new Access.ThisComputer(Sudo.NONE),
                new Switch.Render(RenderStandIn.SERVICE, null, new SecretRef.Vault()),
                site.url());
    }

    @AfterEach
    void tearDown() {
        rig.close();
        site.close();
        render.close();
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
}
