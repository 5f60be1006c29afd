package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import dev.handrail.web.LocalSite;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        List<Site> sites = urls.stream()
                .map(url -> new Site(url.getHost(), url, new Site.Expect(200, "Sign in", Map.of()), null))
                .toList();
        return new Outside(visitor, sites).past(WORD);
    }
}
