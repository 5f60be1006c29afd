package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.site.Finding;
import dev.handrail.site.Looking;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SiteState;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.FlagSite;
import dev.handrail.site.maintenance.SwitchRig;
import dev.handrail.web.Headers;
import dev.handrail.web.Sighting;
import dev.handrail.web.Took;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a visitor saw last, as the window shows it: which one it is, and that it is read away from the window. */
class SeenPageTest {
    private static final URI HOME = URI.create("https://parish.example.org/");

    private static SiteLook look(String name, boolean ok, String page) {
        Took took = new Took(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        Sighting seen = new Sighting(
                HOME,
                InetAddress.getLoopbackAddress(),
                200,
                new Headers(Map.of("Content-Type", List.of("text/html"))),
                page,
                true,
                took,
                List.of(),
                Optional.empty());
        Site site = new Site(name, HOME, Site.Expect.ANYTHING, null);
        Finding finding = new Finding(ok ? SiteState.OK : SiteState.FAULT, "as expected", true);
        return new SiteLook(site, Instant.EPOCH, "", List.of(finding), Optional.of(seen), Optional.empty());
    }

    @Test
    void theFirstThatIsNotWellIsShownAndElseTheFirst() {
        SiteLook one = look("one", true, "<head><title>One</title></head><p>First &amp; well");
        SiteLook two = look("two", true, "<head><title>Two</title></head>Second");
        SiteLook bad = look("bad", false, "<head><title>Bad</title></head>Broken");
        assertThat(SeenPage.of(List.of(one, two))).contains(new SeenPage("One", "First & well"));
        assertThat(SeenPage.of(List.of(one, bad, two))).contains(new SeenPage("Bad", "Broken"));
        assertThat(SeenPage.of(List.of())).isEmpty();
    }

    @Test
    void whatHasNoTitleIsCalledByItsSiteAndWhatHasNoTextSaysSo() {
        SeenPage page =
                SeenPage.of(List.of(look("public", true, "<html></html>"))).orElseThrow();
        assertThat(page.title()).isEqualTo("public");
        assertThat(page.text()).isEqualTo(Words.of("sites.page.empty"));
    }

    @Test
    void aPageIsReadAwayFromTheWindow(@TempDir Path home) throws Exception {
        Queue<Runnable> forWindow = new ArrayDeque<>();
        List<String> read = new ArrayList<>();
        try (FlagSite site = new FlagSite(home.resolve("flag"));
                SwitchRig rig = new SwitchRig(home, "ada")) {
            Server server = rig.knows(
                    new Access.ThisComputer(Sudo.NONE), new Switch.FlagFile("/srv/a.html", null, null), site.url());
            Looking looking = new Looking(
                    rig.means().visitor(),
                    host -> {
                        throw new UnknownHostException(host);
                    },
                    rig.means().shells(),
                    Clock.systemUTC());
            Sites sites = new Sites(looking, new SiteHistory(rig.store().jdbi()), Clock.systemUTC());
            SitesModel model = new SitesModel(
                    server,
                    sites,
                    new Errands(Runnable::run, forWindow::add),
                    new Times(Clock.systemUTC(), ZoneOffset.UTC),
                    failed -> {
                        throw new AssertionError(failed);
                    },
                    looks -> {
                        read.add(forWindow.isEmpty() ? "away" : "in the window");
                        return SeenPage.of(looks);
                    });
            model.check();
            assertThat(read).as("before the window is told of it").containsExactly("away");
            assertThat(model.checking().get()).isTrue();
            while (!forWindow.isEmpty()) {
                forWindow.remove().run();
            }
            assertThat(read).hasSize(1);
            assertThat(model.checking().get()).isFalse();
            assertThat(model.title().get()).isEqualTo("Parish");
            assertThat(model.page().get()).contains("Sign in");
        }
    }
}
