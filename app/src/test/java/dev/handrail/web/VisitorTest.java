package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.shell.FreePort;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Visits to web servers on this computer. */
class VisitorTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Names NAMES = host -> switch (host) {
        case "parish.example", "other.example" -> List.of(HERE);
        case "both.example" -> List.of(InetAddress.ofLiteral("::1"), HERE);
        case "127.0.0.1", "::1" -> List.of(InetAddress.ofLiteral(host));
        default -> throw new UnknownHostException(host);
    };
    private static final Visitor VISITOR = new Visitor(NAMES, AUTHORITY.trust());
    private static LocalSite site;
    private static LocalSite safe;

    @BeforeAll
    static void open() throws Exception {
        site = LocalSite.plain(asked -> switch (asked.getRequestURI().getPath()) {
            case "/old" -> LocalSite.Reply.to(302, "/new?from=old");
            case "/round" -> LocalSite.Reply.to(302, "/round");
            case "/away" -> LocalSite.Reply.to(302, "http://other.example:" + site.port() + "/echo");
            case "/mail" -> LocalSite.Reply.to(302, "mailto:office@parish.example");
            case "/secret" ->
                new LocalSite.Reply(302, java.util.Map.of("Set-Cookie", "bypass=yes; Path=/", "Location", "/echo"), "");
            case "/long" -> LocalSite.Reply.page("x".repeat(3 * Body.AT_MOST));
            case "/broken" -> LocalSite.Reply.page("down").with(503);
            case "/echo" ->
                LocalSite.Reply.page(asked.getRequestMethod() + " "
                        + LocalSite.header(asked, "Host").orElse("-") + " "
                        + LocalSite.header(asked, "Cookie").orElse("-") + " "
                        + LocalSite.header(asked, "Authorization").orElse("-") + " "
                        + new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            default -> LocalSite.Reply.page("<title>Grüße</title>");
        });
        safe = LocalSite.encrypted(AUTHORITY.good("parish.example"), asked -> LocalSite.Reply.page("safe"));
    }

    @AfterAll
    static void close() {
        site.close();
        safe.close();
    }

    @Test
    void aPageIsSeenWithItsStatusAddressHeadersAndTimes() throws Exception {
        Sighting seen = VISITOR.visit(Visit.to(site.url("parish.example", "/")));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).isEqualTo("<title>Grüße</title>");
        assertThat(seen.address()).isEqualTo(HERE);
        assertThat(seen.headers().first("content-TYPE")).contains("text/html; charset=utf-8");
        assertThat(seen.took().whole()).isGreaterThanOrEqualTo(seen.took().answer());
        assertThat(seen.tls()).isEmpty();
    }

    @Test
    void anErrorPageIsAPageToo() throws Exception {
        Sighting seen = VISITOR.visit(Visit.to(site.url("parish.example", "/broken")));
        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.good()).isFalse();
        assertThat(seen.body()).isEqualTo("down");
    }

    @Test
    void redirectsAreFollowedAndTold() throws Exception {
        Sighting seen = VISITOR.visit(Visit.to(site.url("parish.example", "/old")));
        assertThat(seen.url()).isEqualTo(site.url("parish.example", "/new?from=old"));
        assertThat(seen.redirects()).containsExactly(seen.url());
    }

    @Test
    void whoStaysSeesTheRedirectItself() throws Exception {
        Sighting seen =
                VISITOR.visit(Visit.to(site.url("parish.example", "/old")).staying());
        assertThat(seen.status()).isEqualTo(302);
        assertThat(seen.headers().first("location")).contains("/new?from=old");
    }

    @Test
    void aCookieIsCarriedAlongTheRedirectAndForgottenAfterwards() throws Exception {
        assertThat(VISITOR.visit(Visit.to(site.url("parish.example", "/secret")))
                        .body())
                .contains("bypass=yes");
        assertThat(VISITOR.visit(Visit.to(site.url("parish.example", "/echo"))).body())
                .doesNotContain("bypass");
    }

    @Test
    void whatIsSentToOneHostGoesToNoOther() throws Exception {
        Visit visit = Visit.to(site.url("parish.example", "/echo")).with("Authorization", "Bearer 1");
        assertThat(VISITOR.visit(visit).body()).contains("Bearer 1");
        Visit away = Visit.to(site.url("parish.example", "/away")).with("Authorization", "Bearer 1");
        assertThat(VISITOR.visit(away).body()).contains("other.example").doesNotContain("Bearer");
    }

    @Test
    void aLetterIsSentAsItIs() throws Exception {
        Visit visit = Visit.to(site.url("parish.example", "/echo"));
        assertThat(VISITOR.send(visit, Letter.json("PATCH", "{\"on\":true}")).body())
                .startsWith("PATCH ")
                .endsWith("{\"on\":true}");
        assertThat(VISITOR.send(visit, Letter.empty("DELETE")).body()).startsWith("DELETE ");
    }

    @Test
    void pastTheNameTheSiteIsStillAskedForByName() throws Exception {
        Visit visit = Visit.to(site.url("unknown.example", "/echo")).at(HERE);
        assertThat(VISITOR.visit(visit).body()).contains("unknown.example:" + site.port());
    }

    @Test
    void aLongPageIsCutAndSaysSo() throws Exception {
        Sighting seen = VISITOR.visit(Visit.to(site.url("parish.example", "/long")));
        assertThat(seen.whole()).isFalse();
        assertThat(seen.body()).hasSize(Body.AT_MOST);
    }

    @Test
    void theNextAddressIsTriedWhereTheFirstRefuses() throws Exception {
        Sighting seen = VISITOR.visit(Visit.to(site.url("both.example", "/")));
        assertThat(seen.address()).isEqualTo(HERE);
    }

    @Test
    void sixIsSeenAsWellAsFour() throws Exception {
        try (LocalSite six = LocalSite.plain("::1", 0, asked -> LocalSite.Reply.page("six"))) {
            Sighting seen = VISITOR.visit(Visit.to(six.url("[::1]", "/")));
            assertThat(seen.body()).isEqualTo("six");
            assertThat(seen.address()).isEqualTo(InetAddress.ofLiteral("::1"));
        }
    }

    @Test
    void aCertificateThatIsInOrderIsShown() throws Exception {
        Sighting seen = VISITOR.visit(Visit.to(safe.url("parish.example", "/")));
        TlsSeen tls = seen.tls().orElseThrow();
        assertThat(seen.body()).isEqualTo("safe");
        assertThat(tls.protocol()).startsWith("TLSv1.");
        assertThat(tls.chain()).hasSize(2);
        assertThat(tls.certificate().names()).containsExactly("parish.example");
        assertThat(tls.certificate().daysLeft(Instant.now())).isEqualTo(59);
        assertThat(tls.certificate().shareLeft(Instant.now())).isBetween(0.66, 0.67);
    }

    @Test
    void aCertificateAtFaultIsReadAndNothingIsAsked() throws Exception {
        Instant now = Instant.now();
        Duration day = Duration.ofDays(1);
        faulty(Fault.TLS_EXPIRED, AUTHORITY.issue(now.minus(day.multipliedBy(90)), now.minus(day), "parish.example"));
        faulty(
                Fault.TLS_NOT_YET_VALID,
                AUTHORITY.issue(now.plus(day), now.plus(day.multipliedBy(9)), "parish.example"));
        faulty(Fault.TLS_UNTRUSTED, TestAuthority.signedByItself("parish.example"));
        faulty(Fault.TLS_UNTRUSTED, new TestAuthority().good("parish.example"));
        faulty(Fault.TLS_UNTRUSTED, new TestAuthority().good("parish.example").alone());
        faulty(Fault.TLS_WRONG_NAME, AUTHORITY.good("records.example"));
    }

    private static void faulty(Fault fault, TestAuthority.Identity identity) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (LocalSite bad = LocalSite.encrypted(identity, exchange -> {
            asked.countDown();
            return LocalSite.Reply.page("must not be seen");
        })) {
            Unseen unseen = unseen(VISITOR, bad.url("parish.example", "/"), OperationFailed.Kind.REFUSED);
            assertThat(unseen.fault()).isEqualTo(fault);
            assertThat(unseen.tls().orElseThrow().certificate())
                    .isEqualTo(Certificate.of(identity.chain().getFirst()));
            assertThat(asked.getCount()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotThereIsToldApart() throws Exception {
        assertThat(unseen(VISITOR, site.url("nowhere.example", "/"), OperationFailed.Kind.UNREACHABLE)
                        .fault())
                .isEqualTo(Fault.NAME_UNKNOWN);
        URI url = URI.create("http://parish.example:" + FreePort.take() + "/");
        assertThat(unseen(VISITOR, url, OperationFailed.Kind.UNREACHABLE).fault())
                .isEqualTo(Fault.REFUSED);
        assertThat(unseen(VISITOR, site.url("parish.example", "/round"), OperationFailed.Kind.REFUSED)
                        .fault())
                .isEqualTo(Fault.TOO_MANY_REDIRECTS);
        assertThat(unseen(VISITOR, site.url("parish.example", "/mail"), OperationFailed.Kind.REFUSED)
                        .fault())
                .isEqualTo(Fault.BAD_REDIRECT);
    }

    @Test
    void whatSpeaksNoHttpIsToldApart() throws Exception {
        assertThat(answering("220 mail.example ESMTP\r\n\r\n")).isEqualTo(Fault.NOT_HTTP);
        assertThat(answering("https", "HTTP/1.1 400 Bad Request\r\n\r\n")).isEqualTo(Fault.TLS_FAILED);
        assertThat(answering("")).isEqualTo(Fault.CUT_OFF);
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"))
                .isEqualTo(Fault.CUT_OFF);
    }

    private static Fault answering(String bytes) throws Exception {
        return answering("http", bytes);
    }

    private static Fault answering(String scheme, String bytes) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            URI url = URI.create(scheme + "://parish.example:" + server.getLocalPort() + "/");
            try {
                VISITOR.visit(Visit.to(url));
                throw new AssertionError("seen");
            } catch (OperationFailed e) {
                return Unseen.of(e).orElseThrow().fault();
            }
        }
    }

    @Test
    void patienceEndsHoweverItIsStalled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
            URI url = URI.create("https://parish.example:" + silent.getLocalPort() + "/");
            assertThat(unseen(VISITOR, Visit.to(url).within(SOON), OperationFailed.Kind.UNREACHABLE)
                            .fault())
                    .isEqualTo(Fault.TIMED_OUT);
        }
        CountDownLatch never = new CountDownLatch(1);
        Visitor waiting = new Visitor(
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                },
                AUTHORITY.trust());
        assertThat(unseen(
                                waiting,
                                Visit.to(site.url("parish.example", "/")).within(SOON),
                                OperationFailed.Kind.UNREACHABLE)
                        .fault())
                .isEqualTo(Fault.TIMED_OUT);
        never.countDown();
    }

    @Test
    void aVisitIsStoppedWhileItWaits() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
            URI url = URI.create("http://parish.example:" + silent.getLocalPort() + "/");
            Stop stop = new Stop();
            FutureTask<OperationFailed> visiting = new FutureTask<>(() ->
                    stop.over(() -> catchThrowableOfType(OperationFailed.class, () -> VISITOR.visit(Visit.to(url)))));
            Thread.ofVirtual().start(visiting);
            try (Socket taken = silent.accept()) {
                assertThat(taken.getInputStream().read()).isPositive();
                stop.ask();
                assertThat(visiting.get().kind()).isEqualTo(OperationFailed.Kind.CANCELLED);
            }
        }
    }

    private static Unseen unseen(Visitor visitor, URI url, OperationFailed.Kind kind) {
        return unseen(visitor, Visit.to(url).within(PATIENCE), kind);
    }

    private static Unseen unseen(Visitor visitor, Visit visit, OperationFailed.Kind kind) {
        OperationFailed failed = catchThrowableOfType(OperationFailed.class, () -> visitor.visit(visit));
        assertThat(failed).isNotNull();
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(Optional.ofNullable(failed.next())).isPresent();
        return Unseen.of(failed).orElseThrow();
    }
}
