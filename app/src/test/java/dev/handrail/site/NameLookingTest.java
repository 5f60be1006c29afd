package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.web.LocalResolver;
import dev.handrail.web.Lookup;
import dev.handrail.web.Names;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** Where resolvers say that sites are, held against where the server is. */
class NameLookingTest {
    private static final String NEW = "192.0.2.10";
    private static final String SIX = "2001:db8::10";
    private static final Names NAMES = host -> switch (host) {
        case "server.example" -> List.of(InetAddress.ofLiteral(NEW), InetAddress.ofLiteral(SIX));
        case "inner.example" -> List.of(InetAddress.ofLiteral("10.0.0.5"));
        default -> throw new UnknownHostException(host);
    };
    private static final NameLooking LOOKING = new NameLooking(new Lookup(), NAMES, Clock.systemUTC());

    private static LocalResolver one;
    private static LocalResolver other;
    private static LocalResolver failing;

    @BeforeAll
    static void open() throws Exception {
        one = LocalResolver.of(
                "parish.example. 300 IN A " + NEW,
                "six.example. 300 IN A " + NEW,
                "six.example. 300 IN AAAA " + SIX,
                "moved.example. 60 IN A " + NEW,
                "many.example. 60 IN A " + NEW,
                "many.example. 60 IN AAAA " + SIX,
                "gone.example. 60 IN A " + NEW,
                "front.example. 60 IN CNAME pages.example.",
                "pages.example. 60 IN A 198.51.100.7");
        other = LocalResolver.of(
                "parish.example. 120 IN A " + NEW,
                "six.example. 120 IN A " + NEW,
                "six.example. 120 IN AAAA " + SIX,
                "moved.example. 3000 IN A 192.0.2.99",
                "many.example. 60 IN A " + NEW,
                "front.example. 60 IN CNAME pages.example.",
                "pages.example. 60 IN A 198.51.100.7");
        failing = LocalResolver.failing(Rcode.SERVFAIL);
    }

    @AfterAll
    static void close() throws Exception {
        one.close();
        other.close();
        failing.close();
    }

    private static NameLook look(String host, String ssh, @Nullable String ip, LocalResolver... asked)
            throws Exception {
        return look(host, ssh, ip, false, asked);
    }

    private static NameLook look(String host, String ssh, @Nullable String ip, boolean cdn, LocalResolver... asked)
            throws Exception {
        Access access = new Access.Ssh(ssh, 22, "deploy", null, null, true, null, Sudo.NONE);
        Site site = new Site(
                "home",
                URI.create("https://" + host + "/"),
                Site.Expect.ANYTHING,
                ip,
                null,
                Site.CertificateRule.USUAL,
                null,
                new Site.NameRule(cdn, List.of()));
        return LOOKING.look(
                        Server.of("Parish", Environment.TEST, access),
                        List.of(site),
                        Arrays.stream(asked).map(LocalResolver::resolver).toList())
                .getFirst();
    }

    private static String said(NameLook look) {
        return String.join("; ", look.findings().stream().map(Finding::text).toList());
    }

    @Test
    void allAgreeThatItIsTheServer() throws Exception {
        NameLook look = look("parish.example", "server.example", null, one, other);
        assertThat(look.state()).isEqualTo(SiteState.OK);
        assertThat(look.toServer()).contains(true);
        assertThat(look.agree()).contains(true);
        assertThat(said(look)).contains(NEW, "5 min", "2 min", "the server");
        assertThat(look("parish.example", "nowhere.example", NEW, one, other).ok())
                .as("where it is stands in the profile")
                .isTrue();
        assertThat(look("six.example", "server.example", NEW, one, other).ok())
                .as("the profile has one address, SSH goes to both")
                .isTrue();
    }

    @Test
    void oneThatStillSaysTheOldAddressIsToldWithTheTimeUntilItAsksAgain() throws Exception {
        NameLook look = look("moved.example", "server.example", null, one, other);
        assertThat(look.state()).isEqualTo(SiteState.FAULT);
        assertThat(look.toServer()).contains(false);
        assertThat(look.agree()).contains(false);
        assertThat(said(look)).contains("192.0.2.99 is not the server", "do not agree", "50 min");
    }

    @Test
    void thatOneDoesNotKnowTheNameIsADisagreement() throws Exception {
        NameLook look = look("gone.example", "server.example", null, one, other);
        assertThat(look.state()).isEqualTo(SiteState.FAULT);
        assertThat(look.toServer()).contains(false);
        assertThat(said(look)).contains("no such name", "do not agree");
        assertThat(look("lost.example", "server.example", null, one, other).agree())
                .as("all say that there is none")
                .contains(true);
    }

    @Test
    void addressesOfTheServerThatOnlyOneTellsAreNoFault() throws Exception {
        NameLook look = look("many.example", "server.example", null, one, other);
        assertThat(look.agree()).contains(false);
        assertThat(look.state()).isEqualTo(SiteState.OK);
        assertThat(said(look)).contains("do not agree");
    }

    @Test
    void aNetworkInFrontThatTheProfileNamesIsNoFaultAndLeadingPastItIs() throws Exception {
        NameLook front = look("front.example", "server.example", null, true, one, other);
        assertThat(front.state()).isEqualTo(SiteState.OK);
        assertThat(said(front)).contains("pages.example → 198.51.100.7", "in front of the server");
        NameLook past = look("parish.example", "server.example", null, true, one, other);
        assertThat(past.state()).isEqualTo(SiteState.FAULT);
        assertThat(said(past)).contains("past what stands before it");
        assertThat(look("lost.example", "server.example", null, true, one, other)
                        .state())
                .as("no address is a fault all the same")
                .isEqualTo(SiteState.FAULT);
    }

    @Test
    void aPageInFrontIsSaidWithTheNamesThatLeadThere() throws Exception {
        NameLook look = look("front.example", "server.example", null, one, other);
        assertThat(look.state()).isEqualTo(SiteState.FAULT);
        assertThat(look.agree()).contains(true);
        assertThat(said(look)).contains("pages.example → 198.51.100.7", "is not the server");
    }

    @Test
    void oneThatWasNotHeardLeavesItUnknown() throws Exception {
        NameLook look = look("parish.example", "server.example", null, one, failing);
        assertThat(look.state()).isEqualTo(SiteState.UNKNOWN);
        assertThat(look.toServer()).isEmpty();
        assertThat(look.agree()).isEmpty();
        assertThat(said(look)).contains("SERVFAIL");
    }

    @Test
    void whereTheServerIsNotKnownNothingIsGreen() throws Exception {
        assertThat(look("parish.example", "nowhere.example", null, one).state()).isEqualTo(SiteState.UNKNOWN);
        NameLook inner = look("parish.example", "inner.example", null, one);
        assertThat(inner.state())
                .as("its address in a private network says nothing of its public one")
                .isEqualTo(SiteState.UNKNOWN);
        assertThat(said(inner)).contains("ip:");
        assertThat(look("six.example", "nowhere.example", NEW, one).state())
                .as("of its other family nothing is known")
                .isEqualTo(SiteState.UNKNOWN);
    }

    @Test
    void aSiteThatHasAnAddressAndNoNameIsAskedOfNobody() throws Exception {
        NameLook look = look(NEW, "server.example", null, one);
        assertThat(look.answers()).isEmpty();
        assertThat(look.toServer()).contains(true);
        assertThat(look.ok()).isTrue();
        assertThat(look("[" + SIX + "]", "inner.example", null, one).ok()).isFalse();
    }
}
