package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.operation.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What resolvers say of a name, as it stands in the window. */
class NameRowTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

    private final Map<String, @Nullable Object> look = look("public");

    private static Map<String, @Nullable Object> look(String site) {
        Map<String, @Nullable Object> look = new LinkedHashMap<>();
        look.put("site", site);
        look.put("state", "ok");
        look.put("name", "www.example.org");
        look.put("at", AT);
        look.put("cdn", false);
        look.put("toServer", true);
        look.put("resolvers", List.of());
        look.put("findings", List.of());
        return look;
    }

    private static Map<String, @Nullable Object> said(String answer, @Nullable Long ttl, Object... addresses) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("resolver", "9.9.9.9");
        said.put("answer", answer);
        said.put("code", answer.equals("failed") ? "SERVFAIL" : answer.equals("refused") ? "REFUSED" : "");
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (int i = 0; i < addresses.length; i += 2) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("address", addresses[i]);
            one.put("server", addresses[i + 1].equals("?") ? null : addresses[i + 1]);
            all.add(one);
        }
        said.put("addresses", all);
        said.put("ttlMillis", ttl);
        said.put("entries", List.of());
        return said;
    }

    private List<NameRow> rows(Duration later, Object... looks) {
        Times times = new Times(Clock.fixed(AT.plus(later), ZoneOffset.UTC), ZoneOffset.UTC);
        return NameRow.all(Answer.lines(Arrays.asList(looks), List.of()), times);
    }

    private NameRow.Told told(Map<String, @Nullable Object> said) {
        look.put("resolvers", List.of(said));
        return rows(Duration.ZERO, look).getFirst().told().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "ok, false, true, the server, GOOD",
        "ok, true, false, in front of the server, GOOD",
        "fault, true, true, past what stands in front, BAD",
        "fault, false, false, not the server, BAD",
        "fault, false, , they do not agree, BAD",
        "unknown, false, , unknown, UNKNOWN",
        "unknown, true, , unknown, UNKNOWN"
    })
    void whetherItIsTheServerIsSaidInAWord(
            String state, boolean cdn, @Nullable Boolean toServer, String words, Light light) {
        look.put("state", state);
        look.put("cdn", cdn);
        look.put("toServer", toServer);
        NameRow row = rows(Duration.ZERO, look).getFirst();
        assertThat(row.words()).isEqualTo(words);
        assertThat(row.light()).isEqualTo(light);
    }

    @Test
    void sitesOfOneNameAreOneRow() {
        Map<String, @Nullable Object> other = look("other");
        other.put("name", "api.example.org");
        assertThat(rows(Duration.ZERO, look, other, look("sign-in")))
                .extracting(NameRow::name, NameRow::sites)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("www.example.org", "public, sign-in"),
                        org.assertj.core.groups.Tuple.tuple("api.example.org", "other"));
    }

    @Test
    void whereTheServersOfOneNameAreOthersTheRowsStayApart() {
        Map<String, @Nullable Object> other = look("other");
        other.put("state", "fault");
        other.put("toServer", false);
        assertThat(rows(Duration.ZERO, look, other)).hasSize(2);
    }

    @Test
    void howLongIsLeftIsReckonedFromWhenItWasSaid() {
        look.put("resolvers", List.of(said("addresses", 300_000L, "192.0.2.1", true)));
        assertThat(rows(Duration.ofSeconds(60), look).getFirst().told().getFirst())
                .isEqualTo(new NameRow.Told("9.9.9.9", "192.0.2.1", "4 min left", "2026-11-22 09:05:00 Z", Light.GOOD));
        assertThat(rows(Duration.ofSeconds(300), look)
                        .getFirst()
                        .told()
                        .getFirst()
                        .left())
                .isEqualTo("run out, asked anew");
    }

    @Test
    void whatSaysNoTimeHasNone() {
        NameRow.Told told = told(said("silent", null));
        assertThat(told).isEqualTo(new NameRow.Told("9.9.9.9", "did not answer", "", "", Light.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "no-name, no such name, BAD",
        "no-address, no address, BAD",
        "failed, could not find out (SERVFAIL), UNKNOWN",
        "refused, does not answer that (REFUSED), UNKNOWN",
        "silent, did not answer, UNKNOWN"
    })
    void whoNamesNoAddressSaysWhy(String answer, String where, Light light) {
        NameRow.Told told = told(said(answer, 60_000L));
        assertThat(told.where()).isEqualTo(where);
        assertThat(told.light()).isEqualTo(light);
    }

    @Test
    void halfAnAnswerIsShownAndIsNotGood() {
        NameRow.Told told = told(said("silent", null, "192.0.2.1", true));
        assertThat(told.where()).isEqualTo("192.0.2.1; did not answer");
        assertThat(told.light()).isEqualTo(Light.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, GOOD",
        "false, false, BAD",
        "false, ?, UNKNOWN",
        "true, true, BAD",
        "true, false, GOOD",
        "true, ?, UNKNOWN"
    })
    void eachResolverHasALightOfItsOwn(boolean cdn, String server, Light light) {
        look.put("cdn", cdn);
        Object is = server.equals("?") ? "?" : Boolean.valueOf(server);
        assertThat(told(said("addresses", 60_000L, "192.0.2.1", is)).light()).isEqualTo(light);
    }

    @Test
    void oneAddressOfSeveralThatIsNotTheServerIsSeen() {
        assertThat(told(said("addresses", 60_000L, "192.0.2.1", true, "2001:db8::1", false)))
                .extracting(NameRow.Told::where, NameRow.Told::light)
                .containsExactly("192.0.2.1, 2001:db8::1", Light.BAD);
    }

    @Test
    void theNamesBetweenAreOnTheWay() {
        Map<String, @Nullable Object> said = said("addresses", 60_000L, "192.0.2.1", true);
        said.put(
                "entries",
                List.of(
                        Map.of("name", "www.example.org", "type", "CNAME", "value", "lb.example.net"),
                        Map.of("name", "lb.example.net", "type", "A", "value", "192.0.2.1")));
        assertThat(told(said).where()).isEqualTo("lb.example.net → 192.0.2.1");
    }

    @Test
    void whatIsNotWellIsSaidAndWhatIsWellStandsInTheRows() {
        look.put(
                "findings",
                List.of(
                        Map.of("state", "ok", "text", "fine"),
                        Map.of("state", "fault", "text", "they do not agree"),
                        Map.of("state", "unknown", "text", "nobody knows")));
        assertThat(rows(Duration.ZERO, look).getFirst().remarks())
                .containsExactly(
                        new NameRow.Remark("they do not agree", true), new NameRow.Remark("nobody knows", false));
    }

    @Test
    void whatIsNoDocumentIsNoRow() {
        Times times = new Times(Clock.fixed(AT, ZoneOffset.UTC), ZoneOffset.UTC);
        assertThat(NameRow.all(Answer.lines(Map.of("state", "ok"), List.of()), times))
                .isEmpty();
        assertThat(rows(Duration.ZERO, "no look", 3)).isEmpty();
        assertThat(rows(Duration.ZERO, Map.of("site", "public")).getFirst())
                .isEqualTo(new NameRow("", "public", Light.UNKNOWN, "unknown", List.of(), List.of()));
    }
}
