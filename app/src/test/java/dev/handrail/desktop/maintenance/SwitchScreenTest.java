package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.site.maintenance.FlagSite;
import dev.handrail.site.maintenance.LeasesLeft;
import dev.handrail.site.maintenance.State;
import dev.handrail.site.maintenance.SwitchRig;
import dev.handrail.site.maintenance.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch in the window, before a site with a rule for its flag, over a real SSH connection. */
class SwitchScreenTest extends WindowTest {
    private static RealSshd sshd;

    @TempDir
    Path folder;

    private final Errands errands = new Errands(task -> Thread.ofVirtual().start(task), Platform::runLater);
    private final Sheets sheets = onWindow(Sheets::new);
    private final SimpleLongProperty news = new SimpleLongProperty();
    private Path flag;
    private Path rule;
    private FlagSite site;
    private SwitchRig rig;
    private Activities activities;
    private SwitchModel model;
    private int looked;

    @BeforeAll
    static void start(@TempDir Path login) throws Exception {
        sshd = RealSshd.start(SwitchRig.login(login));
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void openSwitch() throws Exception {
        flag = Files.createDirectory(folder.resolve("www")).resolve("page.html");
        site = new FlagSite(flag);
        rig = new SwitchRig(folder.resolve("home"), "ada");
        rule = Files.writeString(
                folder.resolve("site.conf"),
                "if (-f \"" + flag + "\") { return 503; } add_header Retry-After 60 always;");
        Switch.FlagFile how = new Switch.FlagFile(flag.toString(), Switch.WebServer.NGINX, rule.toString());
        Server server = rig.knows(sshd.access(), how, site.url());
        activities = new Activities(rig.runner()::start, errands, Clock.systemUTC());
        Deeds deeds = new Deeds(rig.offers(), rig.runner()::plan, activities, errands, sheets);
        Times times = new Times(Clock.systemUTC(), ZoneOffset.UTC);
        model = new SwitchModel(server, rig.means().windows(), () -> true, deeds, errands, times, () -> looked++);
        SwitchScreen screen = new SwitchScreen(model, news);
        WindowsScreen windows = new WindowsScreen(model);
        AnnounceScreen announce = new AnnounceScreen(model.announcing());
        open(() -> new StackPane(new VBox(screen.node(), announce.node(), windows.node()), sheets.node()));
        onWindow(() -> {
            screen.show();
            return true;
        });
        eventually(() -> model.state() == State.OFF);
    }

    @AfterEach
    void clear() {
        rig.close();
        LeasesLeft.clear(folder);
        site.close();
    }

    @Test
    void thePageGoesUpIsSeenGetsAnotherEndAndComesDown() throws Exception {
        write("Upgrade of the database", "2h");
        fire("#on");
        assertThat(flag).as("nothing is done before the plan was seen").doesNotExist();
        confirm();
        ends(State.ON);
        assertThat(flag).content().contains("Upgrade of the database");
        assertThat(words())
                .anyMatch(text -> text.startsWith("The maintenance page is on since "))
                .anyMatch(text -> text.contains("“Upgrade of the database” · by ada · until"))
                .anyMatch(text -> text.endsWith("visitors see the page"));

        write("Upgrade, and its indexes", "9h");
        fire("#extend");
        confirm();
        ends(State.ON);
        assertThat(window().notice().reason()).isEqualTo("Upgrade, and its indexes");

        fire("#off");
        confirm();
        ends(State.OFF);
        assertThat(flag).doesNotExist();
        assertThat(window().open()).isFalse();
        assertThat(words()).contains("The maintenance page is off", "Upgrade, and its indexes");
        assertThat(looked).as("what visitors see is looked at each time").isEqualTo(3);
    }

    @Test
    void whatIsToldIsDraftedUntilAPersonWritesItAndStandsAmongTheTimes() throws Exception {
        AnnounceModel announcing = model.announcing();
        onWindow(() -> {
            model.reason().set("New disks");
            announcing.from().set("2030-03-02T09:00");
            return true;
        });
        assertThat(announcing.text().get())
                .as("without an end nothing can be said")
                .isEmpty();
        onWindow(() -> {
            announcing.until().set("3h");
            return true;
        });
        assertThat(announcing.text().get()).contains("Saturday 2 March 2030 from 09:00 to 12:00", "New disks");
        assertThat(button("#announce").isDisabled()).as("nobody is named yet").isTrue();
        onWindow(() -> {
            announcing.text().set("Closed on Saturday morning.");
            announcing.until().set("4h");
            announcing.audience().set("members");
            return true;
        });
        assertThat(announcing.text().get()).isEqualTo("Closed on Saturday morning.");
        fire("#announce");
        Await.until(
                "it stands among the times",
                () -> onWindow(() -> {
                    activities.drain();
                    return !model.rows().isEmpty();
                }));
        assertThat(words()).contains("To members: from 2 Mar 2030 09:00 to 13:00", "announced", "ahead");
        assertThat(rig.means().windows().announcements().of("Parish").getFirst().text())
                .isEqualTo("Closed on Saturday morning.");
    }

    private Button button(String name) {
        return onWindow(() -> lookup(name).queryButton());
    }

    @Test
    void whereTheWebServerLacksTheRuleItIsSaidWithAButton() throws Exception {
        assertThat(isShown("#installRule")).isFalse();
        Files.writeString(rule, "server { listen 80; }");
        onWindow(() -> {
            model.ask();
            return true;
        });
        eventually(() -> !model.rule().fault().get().isEmpty());
        assertThat(isShown("#installRule")).isTrue();
        assertThat(words()).anyMatch(text -> text.startsWith("The rule is not there"));
    }

    @Test
    void theRuleThatHandrailPutThereHasAButtonThatTakesItOut() throws Exception {
        eventually(() -> !model.rule().known().get().isEmpty());
        assertThat(isShown("#removeRule")).as("it was written by hand").isFalse();
        Path ours = Files.createDirectories(folder.resolve("handrail-maintenance-0123abcd"))
                .resolve("rule");
        Files.copy(rule, ours);
        Files.writeString(rule, "server { listen 80; include " + ours + "; }");
        onWindow(() -> {
            model.ask();
            return true;
        });
        eventually(() -> model.rule().ours().get());
        assertThat(isShown("#removeRule")).isTrue();
        assertThat(isShown("#installRule")).isFalse();
    }

    @Test
    void oneButtonIsWhatOneWouldMostlyDo() throws Exception {
        assertThat(primary()).containsExactly("Put the page up…");
        Files.delete(flag.getParent());
        onWindow(() -> {
            model.ask();
            return true;
        });
        eventually(() -> model.state() == State.UNKNOWN);
        assertThat(primary()).containsExactly("Ask the server");
    }

    private boolean isShown(String button) {
        return onWindow(() -> {
            Node node = lookup(button).query();
            for (Node one = node; one != null; one = one.getParent()) {
                if (!one.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    private List<String> primary() {
        return onWindow(() -> lookup(".button").queryAllAs(Button.class).stream()
                .filter(button -> button.isVisible() && button.getStyleClass().contains("accent"))
                .map(Button::getText)
                .toList());
    }

    private Window window() {
        return rig.means().windows().of("Parish").getFirst();
    }

    private void write(String reason, String until) {
        onWindow(() -> {
            model.reason().set(reason);
            model.until().set(until);
            return true;
        });
    }

    private void fire(String button) {
        onWindow(() -> {
            ((Button) lookup(button).query()).fire();
            return true;
        });
    }

    private void confirm() {
        eventually(sheets::isOpen);
        type(KeyCode.ENTER);
        eventually(() -> !sheets.isOpen());
    }

    /** Waits until what runs has ended, and until it is known how things stand. */
    private void ends(State state) throws Exception {
        Await.until(
                "it has ended and is " + state,
                () -> onWindow(() -> {
                    activities.drain();
                    return activities.running().isEmpty() && !model.asking().get() && model.state() == state;
                }));
    }

    private List<String> words() {
        return onWindow(() -> lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }
}
