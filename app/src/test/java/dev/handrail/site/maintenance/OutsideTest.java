package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.server.Site;
import dev.handrail.web.LocalSite;
import dev.handrail.web.TestAuthority;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let past the page by a word that was made up tells nobody of it. */
class OutsideTest {
    private static final String WORD = "/k3Jx9QpLw2MzTr5V";

    @Test
    void aDoorThatNobodyAnswersAtIsToldByTheAddressOfTheSite() {
        Seen seen = only(past(URI.create("http://parish.test/"), "nobody.test"));
        assertThat(seen.answered()).isFalse();
        assertThat(seen.address()).hasToString("http://parish.test/");
        assertThat(seen.why()).isNotBlank();
        assertThat(seen.toString()).doesNotContain(WORD);
    }

    @Test
    void aDoorThatIsShutInOnesFaceIsToldSoToo() throws IOException {
        try (LocalSite there = LocalSite.plain(asked -> {
            throw new IOException("no answer");
        })) {
            Seen seen = only(past(there.url("parish.test", "/"), "parish.test"));
            assertThat(seen.answered()).isFalse();
            assertThat(seen.why()).isNotBlank();
            assertThat(seen.toString()).contains("http://parish.test:").doesNotContain(WORD);
        }
    }

    @Test
    void oneSiteThatIsOutOfReachKeepsNobodyFromTheOthers() throws IOException {
        try (LocalSite there = LocalSite.plain(asked -> {
            if (asked.getRequestURI().getPath().equals(WORD)) {
                return new LocalSite.Reply(302, Map.of("Location", "/", "Set-Cookie", "past=yes; Path=/"), "");
            }
            boolean known =
                    LocalSite.header(asked, "Cookie").filter("past=yes"::equals).isPresent();
            return LocalSite.Reply.page(known ? "Sign in" : "Back soon");
        })) {
            List<Seen> seen =
                    past(List.of(URI.create("http://gone.test/"), there.url("parish.test", "/")), "parish.test");
            assertThat(seen).extracting(Seen::answered).containsExactly(false, true);
            assertThat(seen.getLast().body()).isEqualTo("Sign in");
            assertThat(seen.toString()).doesNotContain(WORD);
        }
    }

    /** As of a site that the profile names by http, where that leads to https. */
    @Test
    void whereOneIsSentToHttpsIsLookedAtInstead() throws Exception {
        TestAuthority authority = new TestAuthority();
        try (LocalSite secure = LocalSite.encrypted(
                        authority.good("parish.test"),
                        asked -> LocalSite.Reply.page("Back soon").with(503));
                LocalSite plain = LocalSite.plain(asked ->
                        LocalSite.Reply.to(301, secure.url("parish.test", "/").toString()));
                LocalSite away = LocalSite.plain(asked -> LocalSite.Reply.to(301, "https://other.test/"))) {
            Outside outside = new Outside(
                    new Visitor(host -> List.of(InetAddress.ofLiteral("127.0.0.1")), authority.trust()),
                    sites(List.of(
                            away.url("parish.test", "/"),
                            plain.url("parish.test", "/"),
                            secure.url("parish.test", "/"))));
            assertThat(outside.lookThrough())
                    .extracting(Seen::status, seen -> seen.address().getScheme())
                    .containsExactly(tuple(301, "http"), tuple(503, "https"), tuple(503, "https"));
            assertThat(outside.look()).extracting(Seen::status).containsExactly(301, 301, 503);
        }
    }

    /** As of a profile that says of http that it leads to https: what comes there is another matter. */
    @ParameterizedTest
    @CsvSource({"200, true", "503, false"})
    void whereItIsWantedThatOneIsSentThereTheSiteBehindItIsOpenAsAnyIs(int status, boolean open) throws Exception {
        TestAuthority authority = new TestAuthority();
        try (LocalSite secure = LocalSite.encrypted(
                        authority.good("parish.test"),
                        asked -> LocalSite.Reply.page("Sign in").with(status));
                LocalSite plain = LocalSite.plain(asked ->
                        LocalSite.Reply.to(301, secure.url("parish.test", "/").toString()))) {
            Site site = new Site("plain", plain.url("parish.test", "/"), new Site.Expect(301, null, Map.of()), null);
            Outside outside = new Outside(
                    new Visitor(host -> List.of(InetAddress.ofLiteral("127.0.0.1")), authority.trust()), List.of(site));
            Seen through = only(outside.lookThrough());
            assertThat(through.status()).isEqualTo(status);
            assertThat(through.open()).isEqualTo(open);
            assertThat(Proof.ANOTHER.lingers(through)).isEqualTo(!open);
            assertThat(only(outside.look()).open()).isTrue();
        }
    }

    private static Seen only(List<Seen> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<Seen> past(URI url, String known) {
        return past(List.of(url), known);
    }

    /** @param known the one name that leads anywhere, which is here */
    private static List<Seen> past(List<URI> urls, String known) {
        Visitor visitor = new Visitor(
                host -> {
                    if (!host.equals(known)) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.ofLiteral("127.0.0.1"));
                },
                Trust.ofThisComputer());
        return new Outside(visitor, sites(urls)).past(WORD);
    }

    private static List<Site> sites(List<URI> urls) {
        return urls.stream()
                .map(url -> new Site(url.getHost(), url, new Site.Expect(200, "Sign in", Map.of()), null))
                .toList();
    }
}
