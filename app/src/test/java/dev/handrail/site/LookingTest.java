package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.web.Names;
import dev.handrail.web.TestAuthority;
import dev.handrail.web.Visitor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sites are judged, on web servers of this computer. */
class LookingTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    private static final Names NAMES = host -> switch (host) {
        case "parish.example", "127.0.0.1" -> List.of(HERE);
        case "both.example" -> List.of(HERE, InetAddress.ofLiteral("::1"));
        case "lost.example" -> throw new UnknownHostException(host + ": Temporary failure in name resolution");
        default -> throw new UnknownHostException(host);
    };
    private static final Looking LOOKING =
            new Looking(new Visitor(NAMES, AUTHORITY.trust()), NAMES, new OnlyHere(), Clock.systemUTC());

    private static LocalSite site;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        site = LocalSite.plain(asked -> switch (asked.getRequestURI().getPath()) {
            case "/login" ->
                Reply.page("<title>Parish &amp; office</title><h1>Sign\n in</h1>"
                        + "<form><input name=who><input type='password'></form>");
            case "/health" -> Reply.json("{\"success\":true,\"parts\":{\"mail\":{\"queue\":2.0}},\"tags\":[1,\"a\"]}");
            case "/unwell" -> Reply.json("{\"success\":false}");
            case "/down" -> Reply.page("closed").with(503);
            case "/old" -> Reply.to(301, "/login");
            case "/slow" -> {
                rest(400);
                yield Reply.page("at last");
            }
            default -> Reply.page("welcome");
        });
    }

    @Test
    void aSiteWhoseAddressIsStillOpenIsUnknownAndNobodyIsAskedForIt() throws Exception {
        Names nobody = host -> {
            throw new AssertionError(host);
        };
        Looking looking =
                new Looking(new Visitor(nobody, AUTHORITY.trust()), nobody, new OnlyHere(), Clock.systemUTC());
        Site open = new Site("public", URI.create("https://…"), Site.Expect.ANYTHING, null);
        for (List<SiteLook> looks : List.of(
                looking.glances(List.of(open)),
                looking.closely(SERVER, List.of(open)),
                looking.direct(SERVER, List.of(open)))) {
            assertThat(looks).singleElement().satisfies(look -> {
                assertThat(look.state()).isEqualTo(SiteState.UNKNOWN);
                assertThat(look.why()).isEqualTo("Its address is still to be filled in: https://…");
            });
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Site.Expect anything() {
        return Site.Expect.ANYTHING;
    }

    private static SiteLook look(URI url, Site.Expect expect) throws Exception {
        return LOOKING.glances(List.of(new Site("site", url, expect, null))).getFirst();
    }

    private static SiteLook look(String path, Site.Expect expect) throws Exception {
        return look(site.url("parish.example", path), expect);
    }

    private static Site.Expect expect(
            @Nullable Integer status,
            Map<String, String> headers,
            @Nullable URI redirect,
            boolean form,
            @Nullable Duration within) {
        return new Site.Expect(status, null, Map.of(), headers, redirect, form, within);
    }

    @Test
    void whereNothingIsExpectedAGoodAnswerWillDo() throws Exception {
        assertThat(look("/", anything()).state()).isEqualTo(SiteState.OK);
        SiteLook down = look("/down", anything());
        assertThat(down.state()).isEqualTo(SiteState.FAULT);
        assertThat(down.why()).isEqualTo("status 503");
        assertThat(down.status()).contains(503);
    }

    @Test
    void aStatusIsHeldAgainstTheExpectedOne() throws Exception {
        assertThat(look("/down", new Site.Expect(503, null, Map.of())).ok()).isTrue();
        assertThat(look("/", new Site.Expect(503, null, Map.of())).why()).contains("200", "503");
        assertThat(look("/old", new Site.Expect(301, null, Map.of())).ok()).isTrue();
    }

    @Test
    void aWordIsFoundAsAPersonReadsIt() throws Exception {
        assertThat(look("/login", new Site.Expect(null, "Sign in", Map.of())).ok())
                .isTrue();
        assertThat(look("/login", new Site.Expect(null, "Parish & office", Map.of()))
                        .ok())
                .isTrue();
        assertThat(look("/", new Site.Expect(null, "Sign in", Map.of())).why()).contains("Sign in");
    }

    @Test
    void fieldsOfADocumentAreCompared() throws Exception {
        assertThat(look("/health", json(Map.of("success", true))).ok()).isTrue();
        assertThat(look("/health", json(Map.of("parts", Map.of("mail", Map.of("queue", 2)))))
                        .ok())
                .isTrue();
        assertThat(look("/health", json(Map.of("tags", List.of(1, "a")))).ok()).isTrue();
        assertThat(look("/unwell", json(Map.of("success", true))).why())
                .isEqualTo("success is false, where true is expected");
        assertThat(look("/health", json(Map.of("ready", true))).why()).isEqualTo("no field ready");
        assertThat(look("/login", json(Map.of("success", true))).why()).contains("no JSON");
    }

    private static Site.Expect json(Map<String, Object> fields) {
        return new Site.Expect(null, null, fields);
    }

    @Test
    void headersRedirectsFormsAndTimesAreLookedAt() throws Exception {
        Map<String, String> html = Map.of("Content-Type", "text/html");
        URI login = site.url("parish.example", "/login");
        assertThat(look("/old", expect(200, html, login, true, Duration.ofMinutes(1)))
                        .ok())
                .isTrue();
        assertThat(look("/old", expect(null, Map.of(), site.url("parish.example", "/else"), false, null))
                        .why())
                .contains("/login", "/else");
        assertThat(look("/", expect(null, Map.of("Strict-Transport-Security", ""), null, false, null))
                        .why())
                .contains("Strict-Transport-Security");
        assertThat(look("/health", expect(null, html, null, false, null)).why()).contains("application/json");
        assertThat(look("/", expect(null, Map.of(), null, true, null)).why()).contains("sign in");
        assertThat(look("/slow", expect(null, Map.of(), null, false, Duration.ofMillis(100)))
                        .state())
                .isEqualTo(SiteState.FAULT);
    }

    @Test
    void whatIsNotThereIsDownAndWhatCannotBeLookedAtIsUnknown() throws Exception {
        assertThat(look(URI.create("http://nowhere.example/"), anything()).state())
                .isEqualTo(SiteState.FAULT);
        SiteLook lost = look(URI.create("http://lost.example/"), anything());
        assertThat(lost.state()).isEqualTo(SiteState.UNKNOWN);
        assertThat(lost.why()).isNotEmpty();
    }

    @Test
    void aCertificateThatEndsSoonIsAFaultByItsLifetimeOrByTheProfile() throws Exception {
        Instant now = Instant.now();
        assertThat(certificate(90, 20, null).state()).isEqualTo(SiteState.OK);
        assertThat(certificate(90, 10, null).why()).contains("only 9 more days", "overdue");
        assertThat(certificate(90, 20, 30).state()).isEqualTo(SiteState.FAULT);
        assertThat(certificate(6, 3, null).state()).isEqualTo(SiteState.OK);
        assertThat(certificate(90, -1, null).why()).contains("ended");
        assertThat(certificate(90, -1, null).certificate().orElseThrow().until())
                .isBefore(now);
    }

    private static SiteLook certificate(int lifetime, int left, @Nullable Integer asked) throws Exception {
        Instant until = Instant.now().plus(Duration.ofDays(left));
        TestAuthority.Identity identity =
                AUTHORITY.issue(until.minus(Duration.ofDays(lifetime)), until, "parish.example");
        try (LocalSite safe = LocalSite.encrypted(identity, exchange -> Reply.page("safe"))) {
            Site one = new Site(
                    "site",
                    safe.url("parish.example", "/"),
                    anything(),
                    null,
                    null,
                    new Site.CertificateRule(asked, null),
                    null);
            return LOOKING.glances(List.of(one)).getFirst();
        }
    }

    @Test
    void theCertificateOnTheDiskIsComparedWithTheOneThatIsShown() throws Exception {
        TestAuthority.Identity shown = AUTHORITY.good("parish.example");
        try (LocalSite safe = LocalSite.encrypted(shown, asked -> Reply.page("safe"))) {
            URI url = safe.url("parish.example", "/");
            assertThat(onDisk(url, pem(shown)).why()).isEmpty();
            SiteLook other = onDisk(url, pem(AUTHORITY.good("parish.example")));
            assertThat(other.state()).isEqualTo(SiteState.FAULT);
            assertThat(other.why()).contains("has not read it again");
            SiteLook none = onDisk(url, folder.resolve("none.pem"));
            assertThat(none.findings()).last().extracting(Finding::state).isEqualTo(SiteState.UNKNOWN);
        }
    }

    private static SiteLook onDisk(URI url, Path file) throws Exception {
        Site one = new Site("site", url, anything(), null, null, new Site.CertificateRule(null, file.toString()), null);
        return LOOKING.closely(SERVER, List.of(one)).getFirst();
    }

    private Path pem(TestAuthority.Identity identity) throws Exception {
        StringBuilder text = new StringBuilder();
        for (var certificate : identity.chain()) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(Files.createTempFile(folder, "cert", ".pem"), text);
    }

    @Test
    void everyAddressOfTheNameIsLookedAt() throws Exception {
        URI url = site.url("both.example", "/");
        Site one = new Site("site", url, anything(), null);
        SiteLook half = LOOKING.closely(SERVER, List.of(one)).getFirst();
        assertThat(half.state()).isEqualTo(SiteState.FAULT);
        assertThat(half.why()).startsWith("at 0:0:0:0:0:0:0:1:");
        try (LocalSite six = LocalSite.plain("::1", site.port(), asked -> Reply.page("welcome"))) {
            assertThat(six.port()).isEqualTo(site.port());
            assertThat(LOOKING.closely(SERVER, List.of(one)).getFirst().findings())
                    .extracting(Finding::text)
                    .contains("0:0:0:0:0:0:0:1 answers alike");
        }
    }

    @Test
    void directGoesToTheServerWhateverTheNameSays() throws Exception {
        Site moved = new Site("site", site.url("elsewhere.example", "/"), anything(), null);
        assertThat(LOOKING.glances(List.of(moved)).getFirst().ok()).isFalse();
        List<SiteLook> looks = LOOKING.direct(SERVER, List.of(moved));
        assertThat(looks).hasSize(1);
        assertThat(looks.getFirst().ok()).isTrue();
        Site byIp = new Site("site", site.url("elsewhere.example", "/"), anything(), "127.0.0.1");
        assertThat(LOOKING.direct(SERVER, List.of(byIp)).getFirst().address()).contains(HERE);
    }

    @Test
    void twoHundredAreLookedAtAtOnceAndNoMoreThanThirtyTwoAtATime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (LocalSite busy = LocalSite.plain(asked -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            rest(20);
            now.decrementAndGet();
            return Reply.page("one of many " + asked.getRequestURI());
        })) {
            List<Site> many = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                URI url = busy.url("parish.example", "/" + i);
                many.add(new Site("site " + i, url, new Site.Expect(null, "many /" + i, Map.of()), null));
            }
            List<SiteLook> looks = LOOKING.glances(many);
            assertThat(looks)
                    .allMatch(SiteLook::ok)
                    .extracting(look -> look.site().name())
                    .startsWith("site 0", "site 1")
                    .hasSize(200);
            assertThat(most.get()).isBetween(2, 32);
        }
    }

    /** Shells for what is on this computer. */
    private record OnlyHere() implements Shells {
        @Override
        public Shell on(Server server) {
            return new LocalShell();
        }

        @Override
        public boolean connected(Server server) {
            return true;
        }

        @Override
        public Shell here() {
            return new LocalShell();
        }

        @Override
        public void close() {}
    }
}
