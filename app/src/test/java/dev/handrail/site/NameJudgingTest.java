package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import dev.handrail.web.Heard;
import dev.handrail.web.NameAnswer;
import dev.handrail.web.NameEntry;
import dev.handrail.web.Resolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a name leads, judged by where the server is known to be: nobody is asked. */
class NameJudgingTest {
    private static final String SERVER = "192.0.2.10";
    private static final String SIX = "2001:db8::10";
    private static final String OTHER = "198.51.100.7";

    private final Whereabouts server = new Whereabouts(List.of(at(SERVER), at(SIX)));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10, OK",
        "192.0.2.10, 192.0.2.11, FAULT",
        "192.0.2.10, 2001:db8::10, UNKNOWN",
        "2001:db8::10, 2001:db8:0:0::10, OK",
        "2001:db8::10, 2001:db8::11, FAULT",
        // Of a server behind a router nobody can say what it is called outside, nor the other way round.
        "192.168.1.5, 192.0.2.10, UNKNOWN",
        "192.0.2.10, 192.168.1.5, UNKNOWN",
        "192.168.1.5, 10.0.0.5, FAULT",
        "10.0.0.5, 127.0.0.1, FAULT",
        "fd00::5, 2001:db8::10, UNKNOWN",
        "fc00::5, fd00::6, FAULT",
        "fe80::5, 2001:db8::10, UNKNOWN",
        "172.16.0.1, 192.168.1.5, FAULT"
    })
    void anAddressIsTheServerOrElsewhereOrNobodyCanSay(String known, String asked, SiteState state) {
        assertThat(new Whereabouts(List.of(at(known))).of(at(asked))).isEqualTo(state);
    }

    @Test
    void ofAServerThatIsNowhereKnownNothingIsSaid() {
        assertThat(new Whereabouts(List.of()).of(at(SERVER))).isEqualTo(SiteState.UNKNOWN);
    }

    @Test
    void theProfilesAddressGoesBeforeThatOfSshInItsFamilyOnly() {
        Whereabouts ofSite = server.of(new Site("public", Sights.HOME, Site.Expect.ANYTHING, OTHER));
        assertThat(ofSite.known()).containsExactlyInAnyOrder(at(OTHER), at(SIX));
        assertThat(ofSite.of(at(SERVER))).isEqualTo(SiteState.FAULT);
        Site without = new Site("public", Sights.HOME, Site.Expect.ANYTHING, null);
        assertThat(server.of(without)).isEqualTo(server);
    }

    @Test
    void aNameThatLeadsToTheServerIsWellByWhateverOtherNames() {
        List<Finding> findings = judged(false, answer("9.9.9.9", Heard.ADDRESSES, SERVER, SIX));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(SiteState.OK);
            assertThat(finding.text())
                    .isEqualTo("9.9.9.9 says www.example.org → 192.0.2.10, 2001:db8:0:0:0:0:0:10,"
                            + " for another 5 min: the server");
        });
    }

    @Test
    void oneOfSeveralAddressesElsewhereIsAFaultThatNamesIt() {
        assertThat(judged(false, answer("9.9.9.9", Heard.ADDRESSES, SERVER, OTHER)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(SiteState.FAULT);
                    assertThat(finding.text()).contains("198.51.100.7 is not the server, which is at 192.0.2.10");
                });
    }

    @Test
    void whatStandsInFrontIsWellWhereTheProfileSaysSoAndThenTheServerItselfIsTheFault() {
        assertThat(judged(true, answer("9.9.9.9", Heard.ADDRESSES, OTHER)))
                .singleElement()
                .extracting(Finding::state)
                .isEqualTo(SiteState.OK);
        assertThat(judged(true, answer("9.9.9.9", Heard.ADDRESSES, OTHER, SERVER)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(SiteState.FAULT);
                    assertThat(finding.text()).contains("192.0.2.10 is the server itself");
                });
    }

    @Test
    void twoWhoDisagreeAreAFaultUnlessBothLeadToTheServer() {
        List<Finding> elsewhere =
                judged(false, answer("9.9.9.9", Heard.ADDRESSES, SERVER), answer("8.8.8.8", Heard.ADDRESSES, OTHER));
        assertThat(elsewhere).hasSize(3);
        assertThat(elsewhere.getLast().state()).isEqualTo(SiteState.FAULT);
        assertThat(elsewhere.getLast().text()).isEqualTo("They do not agree; the last of it runs out in 5 min");
        List<Finding> harmless = judged(
                false, answer("9.9.9.9", Heard.ADDRESSES, SERVER), answer("8.8.8.8", Heard.ADDRESSES, SERVER, SIX));
        assertThat(Finding.worst(harmless)).isEqualTo(SiteState.OK);
        assertThat(harmless.getLast().counts()).isFalse();
    }

    @Test
    void aNetworkInFrontMayAnswerEachAskerDifferently() {
        List<Finding> findings = judged(
                true, answer("9.9.9.9", Heard.ADDRESSES, OTHER), answer("8.8.8.8", Heard.ADDRESSES, "203.0.113.9"));
        assertThat(Finding.worst(findings)).isEqualTo(SiteState.OK);
    }

    @Test
    void theSameAddressesInAnotherOrderAreNoDisagreement() {
        assertThat(judged(
                        false,
                        answer("9.9.9.9", Heard.ADDRESSES, SERVER, SIX),
                        answer("8.8.8.8", Heard.ADDRESSES, SIX, SERVER)))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Heard.class,
            names = {"NO_NAME", "NO_ADDRESS"})
    void aNameThatLeadsNowhereIsAFault(Heard heard) {
        assertThat(Finding.worst(judged(false, answer("9.9.9.9", heard)))).isEqualTo(SiteState.FAULT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Heard.class,
            names = {"FAILED", "REFUSED", "SILENT"})
    void oneWhoSaysNothingLeavesItUnknownAndDisagreesWithNobody(Heard heard) {
        List<Finding> findings = judged(false, answer("9.9.9.9", Heard.ADDRESSES, SERVER), answer("8.8.8.8", heard));
        assertThat(findings).hasSize(2);
        assertThat(Finding.worst(findings)).isEqualTo(SiteState.UNKNOWN);
    }

    @Test
    void whatOneSaidBeforeItFellSilentCounts() {
        List<Finding> findings = judged(false, answer("9.9.9.9", Heard.SILENT, OTHER));
        assertThat(findings).extracting(Finding::state).containsExactly(SiteState.FAULT, SiteState.UNKNOWN);
    }

    @Test
    void everyAnswerIsToldInWords() {
        for (Heard heard : Heard.values()) {
            judged(false, answer("9.9.9.9", heard))
                    .forEach(finding ->
                            assertThat(finding.text()).contains("9.9.9.9").doesNotContain("{", "null"));
        }
    }

    @Test
    void anAddressWithoutANameIsJudgedToo() {
        NameJudging judging = new NameJudging(server, Map.of(), false);
        assertThat(judging.address(at(SERVER)).state()).isEqualTo(SiteState.OK);
        assertThat(judging.address(at(OTHER)).state()).isEqualTo(SiteState.FAULT);
        assertThat(judging.address(at("10.0.0.1")).state()).isEqualTo(SiteState.UNKNOWN);
    }

    private List<Finding> judged(boolean cdn, NameAnswer... answers) {
        Map<InetAddress, SiteState> leads = new HashMap<>();
        for (NameAnswer answer : answers) {
            answer.addresses().forEach(address -> leads.put(address, server.of(address)));
        }
        return new NameJudging(server, leads, cdn).answers(List.of(answers));
    }

    private static NameAnswer answer(String resolver, Heard heard, String... addresses) {
        Duration left = Duration.ofMinutes(5);
        List<NameEntry> entries = new ArrayList<>();
        if (addresses.length > 0) {
            entries.add(new NameEntry("chms.example.org", "CNAME", "www.example.org", left));
        }
        for (String address : addresses) {
            entries.add(new NameEntry("www.example.org", address.contains(":") ? "AAAA" : "A", address, left));
        }
        return new NameAnswer(Resolver.parse(resolver).orElseThrow(), heard, entries, Optional.of(left), "CODE");
    }

    private static InetAddress at(String address) {
        return InetAddress.ofLiteral(address);
    }
}
