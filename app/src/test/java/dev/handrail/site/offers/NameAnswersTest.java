package dev.handrail.site.offers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handrail.operation.Answer;
import dev.handrail.server.Site;
import dev.handrail.site.Finding;
import dev.handrail.site.NameLook;
import dev.handrail.site.SiteState;
import dev.handrail.web.Heard;
import dev.handrail.web.NameAnswer;
import dev.handrail.web.NameEntry;
import dev.handrail.web.Resolver;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the names of sites lead, told to scripts and to people. */
class NameAnswersTest {
    private static final String HERE = "192.0.2.10";
    private static final String THERE = "198.51.100.7";
    private static final String SIX = "2001:db8::1";
    private static final Resolver ONE = Resolver.parse("192.0.2.53").orElseThrow();
    private static final Resolver TWO = Resolver.parse("192.0.2.54:5353").orElseThrow();

    @Test
    void whereAllSayTheSameAndItIsTheServerAllIsWell() {
        Answer answer = NameAnswers.of(List.of(
                look(Map.of(HERE, SiteState.OK), finding(SiteState.OK), heard(ONE, HERE, 300), heard(TWO, HERE, 60))));
        JsonNode document = json(answer).get(0);

        assertThat(answer.fault()).isFalse();
        assertThat(document.get("toServer").asBoolean()).isTrue();
        assertThat(document.get("agree").asBoolean()).isTrue();
        assertThat(document.at("/resolvers/1/resolver").asText()).isEqualTo("192.0.2.54:5353");
        assertThat(document.at("/resolvers/1/ttlMillis").asLong()).isEqualTo(60_000);
        assertThat(answer.rows())
                .containsExactly(
                        List.of("public", "chms.example.org", "192.0.2.53", HERE, "5 min"),
                        List.of("public", "chms.example.org", "192.0.2.54:5353", HERE, "1 min"));
    }

    @Test
    void oneThatLeadsElsewhereIsEnoughForNotAll() {
        Answer answer = NameAnswers.of(List.of(look(
                Map.of(HERE, SiteState.OK, THERE, SiteState.FAULT),
                finding(SiteState.FAULT),
                heard(ONE, HERE, 300),
                heard(TWO, THERE, 300))));

        assertThat(answer.fault()).isTrue();
        assertThat(json(answer).at("/0/toServer").asBoolean(true)).isFalse();
        assertThat(json(answer).at("/0/agree").asBoolean(true)).isFalse();
        assertThat(json(answer).at("/0/resolvers/1/addresses/0/server").asBoolean(true))
                .isFalse();
        assertThat(answer.lines()).containsExactly("! public: looked at");
    }

    @Test
    void whatNobodyKnowsIsNullAndNeitherYesNorNo() {
        NameAnswer silent = new NameAnswer(TWO, Heard.SILENT, List.of(), Optional.empty(), "");
        Answer answer = NameAnswers.of(List.of(
                look(Map.of(HERE, SiteState.UNKNOWN), finding(SiteState.UNKNOWN), heard(ONE, HERE, 300), silent)));
        JsonNode document = json(answer).get(0);

        assertThat(document.get("toServer").isNull()).isTrue();
        assertThat(document.get("agree").isNull()).isTrue();
        assertThat(document.at("/resolvers/0/addresses/0/server").isNull()).isTrue();
        assertThat(document.at("/resolvers/1/ttlMillis").isNull()).isTrue();
        assertThat(document.at("/resolvers/1/answer").asText()).isEqualTo("silent");
        assertThat(answer.rows().getLast()).containsExactly("public", "chms.example.org", "192.0.2.54:5353", "–", "–");
        assertThat(answer.fault()).as("unknown is never well").isTrue();
    }

    @Test
    void theSameAddressesInAnotherOrderAreTheSame() {
        NameAnswer back = new NameAnswer(
                TWO,
                Heard.ADDRESSES,
                List.of(entry(SIX, 60), entry(HERE, 60)),
                Optional.of(Duration.ofSeconds(60)),
                "");
        NameAnswer forth = new NameAnswer(
                ONE,
                Heard.ADDRESSES,
                List.of(entry(HERE, 60), entry(SIX, 60)),
                Optional.of(Duration.ofSeconds(60)),
                "");
        Answer answer = NameAnswers.of(
                List.of(look(Map.of(HERE, SiteState.OK, SIX, SiteState.OK), finding(SiteState.OK), forth, back)));

        assertThat(json(answer).at("/0/agree").asBoolean()).isTrue();
        assertThat(json(answer).at("/0/resolvers/0/addresses")).hasSize(2);
    }

    @Test
    void oneAloneAgreesWithNobody() {
        Answer answer =
                NameAnswers.of(List.of(look(Map.of(HERE, SiteState.OK), finding(SiteState.OK), heard(ONE, HERE, 300))));

        assertThat(json(answer).at("/0/agree").isNull()).isTrue();
        assertThat(json(answer).at("/0/toServer").asBoolean()).isTrue();
    }

    @Test
    void anAddressWithoutANameHasNobodyToAsk() {
        Answer answer = NameAnswers.of(List.of(look(Map.of(), finding(SiteState.OK))));

        assertThat(answer.rows()).isEmpty();
        assertThat(json(answer).at("/0/resolvers")).isEmpty();
        assertThat(answer.lines()).containsExactly("+ public: looked at");
    }

    private static NameLook look(Map<String, SiteState> leads, Finding finding, NameAnswer... answers) {
        Map<InetAddress, SiteState> all = new HashMap<>();
        leads.forEach((address, state) -> all.put(InetAddress.ofLiteral(address), state));
        Site site = new Site(
                "public", URI.create("https://chms.example.org/"), new Site.Expect(null, null, Map.of()), null);
        return new NameLook(
                site,
                Instant.parse("2026-11-20T04:00:00Z"),
                "chms.example.org",
                List.of(InetAddress.ofLiteral(HERE)),
                List.of(answers),
                all,
                List.of(finding));
    }

    private static Finding finding(SiteState state) {
        return new Finding(state, "looked at", true);
    }

    private static NameAnswer heard(Resolver resolver, String address, int seconds) {
        return new NameAnswer(
                resolver,
                Heard.ADDRESSES,
                List.of(entry(address, seconds)),
                Optional.of(Duration.ofSeconds(seconds)),
                "");
    }

    private static NameEntry entry(String address, int seconds) {
        return new NameEntry(
                "chms.example.org", address.contains(":") ? "AAAA" : "A", address, Duration.ofSeconds(seconds));
    }

    private static JsonNode json(Answer answer) {
        return new ObjectMapper().registerModule(new JavaTimeModule()).valueToTree(answer.document());
    }
}
