package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.handrail.server.Site;
import dev.handrail.web.Visitor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page leans on, and whether visitors get it while a maintenance page is up. */
class PageFilesTest {
    private HttpServer server;
    private URI home;

    @BeforeEach
    void setUp() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", visit -> {
            String path = visit.getRequestURI().getPath();
            visit.sendResponseHeaders(path.startsWith("/closed") ? 503 : 200, -1);
            visit.close();
        });
        server.start();
        home = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void tearDown() {
        server.stop(0);
    }

    private Seen page(int status, String body) {
        Site site = new Site("public", home, new Site.Expect(null, null, Map.of()), null);
        return new Seen(site, home, status, null, null, body, Optional.empty(), null);
    }

    @Test
    void anAddressWithoutAPathIsTheRootOfItsSite() {
        home = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(PageFiles.linked(page(200, "<img src=logo.svg>"))).containsExactly(URI.create(home + "/logo.svg"));
    }

    private List<String> told(Seen before, Seen shown) throws Exception {
        return new PageFiles(new Outside(new Visitor(), List.of(before.site()))).told(List.of(before), List.of(shown));
    }

    @Test
    void thoseOfTheSiteAreFoundAndNoOthers() {
        String body = """
                <link rel="stylesheet" href="/app.css?v=1&amp;x=2"><a href="/terms">Terms</a>
                <script src='https://cdn.example.org/x.js'></script><img src=logo.svg> <img src="/|odd.png">
                <script SRC = "deep/app.js"></script>
                """;
        assertThat(PageFiles.linked(page(200, body)))
                .containsExactly(
                        home.resolve("/app.css?v=1&x=2"), home.resolve("logo.svg"), home.resolve("deep/app.js"));
    }

    @Test
    void ofManyAFewTell() {
        assertThat(PageFiles.linked(
                        page(200, "<img src=a.png><img src=a.png><img src=b.png><img src=c.png><img src=d.png>")))
                .containsExactly(home.resolve("a.png"), home.resolve("b.png"), home.resolve("c.png"));
    }

    @Test
    void whatTheShownPageNeedsAndVisitorsDoNotGetIsSaid() throws Exception {
        Seen shown = page(503, "<link rel=stylesheet href=/closed.css><img src=/logo.png>");
        assertThat(told(page(200, "Sign in"), shown))
                .containsExactly("The page that is shown needs " + home + "closed.css, and visitors get: 503");
    }

    @Test
    void whatTheSiteHadIsToldAsItIsNow() throws Exception {
        Seen before = page(200, "<link rel=stylesheet href=/closed.css><img src=/logo.png>");
        assertThat(told(before, page(503, "Back soon")))
                .containsExactly(
                        "Not served meanwhile: " + home + "closed.css: 503", "Still served: " + home + "logo.png: 200");
    }

    @Test
    void ofASiteThatWasNotOpenBeforeNothingIsSaid() throws Exception {
        assertThat(told(page(500, "<img src=/logo.png>"), page(503, "Back soon")))
                .isEmpty();
    }
}
