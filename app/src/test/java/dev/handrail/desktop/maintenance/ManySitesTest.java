package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.site.Looking;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.SwitchRig;
import dev.handrail.site.maintenance.Window;
import dev.handrail.web.Names;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of hundreds of sites and years of maintenance the window draws what one reads, and none of it keeps the window waiting. */
class ManySitesTest extends WindowTest {
    private static final Instant NOW = Instant.parse("2026-11-28T13:00:00Z");
    private static final int MANY = 200;
    private static final Names NOWHERE = host -> {
        throw new UnknownHostException(host);
    };

    private static SwitchRig rig;
    private static Server server;

    /** Counts who asks for the time, which each row does when it is made. */
    private static final class Counting extends Clock {
        private boolean inWindow;
        private int away;
        private int window;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (inWindow) {
                window++;
            } else {
                away++;
            }
            return NOW;
        }
    }

    private final Counting clock = new Counting();
    private final Queue<Runnable> forWindow = new ArrayDeque<>();
    private final Errands errands = new Errands(Runnable::run, forWindow::add);
    private SitesModel model;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        rig = new SwitchRig(home, "ada");
        URI[] sites = IntStream.range(0, MANY)
                .mapToObj(i -> URI.create("http://parish.example.org/" + i))
                .toArray(URI[]::new);
        server = rig.knows(
                new Access.ThisComputer(Sudo.NONE), new Switch.FlagFile("/srv/closed.html", null, null), sites);
        for (int i = 0; i < 70; i++) {
            Instant since = NOW.minus(Duration.ofDays(i + 1));
            Notice notice = new Notice("a" + i, since, null, "Upgrade " + i, "ada", false);
            rig.means().windows().begin(new Window(server.name(), "flag-file", "run", notice, null, null));
            rig.means().windows().end(notice.id(), since.plusSeconds(60), "ada");
        }
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void setUp() {
        Sites sites = new Sites(
                new Looking(rig.means().visitor(), NOWHERE, rig.means().shells(), clock),
                new SiteHistory(rig.store().jdbi()),
                clock);
        model = new SitesModel(server, sites, errands, new Times(clock, ZoneOffset.UTC), failed -> {
            throw new AssertionError(failed);
        });
    }

    private void inWindow() {
        onWindow(() -> {
            clock.inWindow = true;
            while (!forWindow.isEmpty()) {
                forWindow.remove().run();
            }
            clock.inWindow = false;
            return true;
        });
    }

    @Test
    void theRowsAreMadeAwayFromTheWindow() {
        model.refresh();
        inWindow();
        assertThat(model.rows()).hasSize(MANY);
        assertThat(clock.away).as("each row is made").isGreaterThanOrEqualTo(MANY);
        assertThat(clock.window).as("none of them in the window").isZero();
    }

    @Test
    void onlyTheFirstAreDrawnAndMoreAsAPersonAsksAndWhatIsUnchangedIsNotDrawnAnew() {
        Deeds deeds = onWindow(() -> new Deeds(
                rig.offers(),
                operation -> operation.plan(),
                new Activities(rig.runner()::start, errands, clock),
                errands,
                new Sheets()));
        MaintenanceScreen screen = screen(deeds);
        open(() -> new StackPane(screen.node()));
        model.refresh();
        inWindow();
        List<Object> before = seen();
        assertThat(before).hasSize(31);
        assertThat(moreSites()).isEqualTo("Show 50 more of 170");
        assertThat(seen()).hasSize(81).startsWith(before.subList(0, 30).toArray());
        assertThat(onWindow(() -> lookup("#moreSites").query().isFocused()))
                .as("the same key goes on")
                .isTrue();
        moreSites();
        moreSites();
        assertThat(moreSites()).isEqualTo("Show 20 more of 20");
        assertThat(seen()).hasSize(MANY).startsWith(before.subList(0, 30).toArray());
    }

    /** What the button said that was pressed. */
    private String moreSites() {
        return onWindow(() -> {
            Button more = (Button) lookup("#moreSites").query();
            String words = more.getText();
            more.fire();
            return words;
        });
    }

    @Test
    void whatTheServerAnswersIsPagedToo() {
        Deeds deeds = onWindow(() -> new Deeds(
                rig.offers(),
                operation -> operation.plan(),
                new Activities(rig.runner()::start, errands, clock),
                errands,
                new Sheets()));
        MaintenanceScreen screen = screen(deeds);
        open(() -> new StackPane(screen.node()));
        onWindow(() -> {
            model.goDirect();
            return true;
        });
        inWindow();
        assertThat(model.direct()).hasSize(MANY);
        assertThat(onWindow(() -> ((Pane) lookup("#direct").query()).getChildren()))
                .hasSize(31);
    }

    private MaintenanceScreen screen(Deeds deeds) {
        return onWindow(() -> {
            Times times = new Times(clock, ZoneOffset.UTC);
            SwitchModel lever =
                    new SwitchModel(server, rig.means().windows(), () -> false, deeds, errands, times, () -> {});
            return new MaintenanceScreen(model, new NamesModel(server, deeds, times), lever, new SimpleLongProperty());
        });
    }

    private List<Object> seen() {
        return onWindow(() -> List.copyOf(((Pane) lookup("#seen").query()).getChildren()));
    }

    @Test
    void allTimesOfMaintenanceCanBeSeen() {
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        Deeds deeds = onWindow(() -> new Deeds(
                List.of(),
                operation -> operation.plan(),
                new Activities(rig.runner()::start, atOnce, clock),
                atOnce,
                new Sheets()));
        SwitchModel lever = onWindow(() -> {
            SwitchModel made = new SwitchModel(
                    server,
                    rig.means().windows(),
                    () -> false,
                    deeds,
                    atOnce,
                    new Times(clock, ZoneOffset.UTC),
                    () -> {});
            made.refresh();
            return made;
        });
        Parent list = onWindow(() -> new WindowsScreen(lever).node());
        open(() -> list);
        assertThat(windows()).isEqualTo(12);
        more();
        assertThat(windows()).isEqualTo(62);
        more();
        assertThat(windows()).isEqualTo(70);
        assertThat(onWindow(() -> lookup("#moreWindows").tryQuery())).isEmpty();
    }

    private long windows() {
        return onWindow(() -> lookup(".card-row").queryAll().stream().count());
    }

    private void more() {
        onWindow(() -> {
            ((Button) lookup("#moreWindows").query()).fire();
            return true;
        });
    }

    @Test
    void aLineIsBrokenWhereNobodyAnswered() {
        PaceLine line = new PaceLine(Stream.of(100, 200, -1, 50)
                .map(millis -> millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis))
                .toList());
        assertThat(line.lines()).containsExactly(List.of(0.0, 7.0, 4.0, 0.0), List.of(12.0, 10.5, 16.0, 10.5));
        assertThat(new PaceLine(List.of(OptionalLong.empty())).lines()).isEmpty();
    }

    @Test
    void aSiteOfTheProfileIsARowByItsName() {
        model.refresh();
        inWindow();
        assertThat(model.rows().getFirst().name())
                .isEqualTo(server.sites().stream().findFirst().map(Site::name).orElseThrow());
    }
}
