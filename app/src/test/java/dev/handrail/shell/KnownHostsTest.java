package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.KnownHosts.Marker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of a known_hosts file, as people and programs have left them over the years. */
class KnownHostsTest {
    private static final byte[] KEY = "a key".getBytes(StandardCharsets.US_ASCII);
    private static final String BLOB = Base64.getEncoder().encodeToString(KEY);

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNotThereKnowsNobody() throws Exception {
        assertThat(KnownHosts.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void eachLineKeepsItsPlaceAlsoBehindCommentsAndEmptyOnes() throws Exception {
        List<KnownHosts.Line> lines = read("# mine", "", "a.org ssh-ed25519 " + BLOB + " anna@laptop");
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.place()).isEqualTo(folder.resolve("known_hosts") + ":3");
            assertThat(line.type()).isEqualTo("ssh-ed25519");
            assertThat(line.blob()).isEqualTo(KEY);
            assertThat(line.marker()).isEqualTo(Marker.NONE);
        });
    }

    @Test
    void markersAreTold() throws Exception {
        assertThat(read("@revoked * ssh-rsa " + BLOB, "@cert-authority *.org ssh-rsa " + BLOB))
                .extracting(KnownHosts.Line::marker)
                .containsExactly(Marker.REVOKED, Marker.AUTHORITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.org",
                "a.org ssh-rsa",
                "a.org ssh-rsa ***",
                "@revoked a.org ssh-rsa",
                "@unheard-of a.org ssh-rsa YSBrZXk=",
                "#a.org ssh-rsa YSBrZXk="
            })
    void aLineThatMakesNoSenseIsPassedOverAndTheNextIsRead(String nonsense) throws Exception {
        assertThat(read(nonsense, "b.org ssh-rsa " + BLOB))
                .extracting(KnownHosts.Line::hosts)
                .containsExactly("b.org");
    }

    @Test
    void tabsWindowsLineEndsAndOtherAlphabetsAreNoObstacle() throws Exception {
        Path file = folder.resolve("known_hosts");
        String text = "a.org\tssh-rsa\t" + BLOB + "\tJörg\r\n  b.org ssh-rsa " + BLOB + "\r\n";
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(KnownHosts.read(file)).extracting(KnownHosts.Line::hosts).containsExactly("a.org", "b.org");
    }

    @Test
    void aMachineOnAnotherPortIsAnotherMachine() throws Exception {
        KnownHosts.Line usual = read("a.org ssh-rsa " + BLOB).getFirst();
        KnownHosts.Line other = read("[a.org]:2222 ssh-rsa " + BLOB).getFirst();
        assertThat(usual.isAbout(key("a.org", 22))).isTrue();
        assertThat(usual.isAbout(key("a.org", 2222))).isFalse();
        assertThat(other.isAbout(key("a.org", 2222))).isTrue();
        assertThat(other.isAbout(key("a.org", 22))).isFalse();
    }

    @Test
    void aNameHasNoCase() throws Exception {
        assertThat(read("WWW.Example.ORG ssh-rsa " + BLOB).getFirst().isAbout(key("www.example.org", 22)))
                .isTrue();
        assertThat(read("www.example.org ssh-rsa " + BLOB).getFirst().isAbout(key("WWW.example.org", 22)))
                .isTrue();
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        KnownHosts.Line line = read(KnownHosts.line(key("2001:db8::1", 2222))).getFirst();
        assertThat(line.isAbout(key("2001:db8::1", 2222))).isTrue();
        assertThat(line.holds(key("2001:db8::1", 2222))).isTrue();
        assertThat(line.holds(new HostKey("2001:db8::1", 2222, "ssh-ed25519", new byte[] {1})))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|1|", "|1|YQ==", "|1|!!|YQ==", "|1|YQ==|YQ==", "|1|YQ==|YQ==|YQ==", "|1||YQ=="})
    void aHashThatIsNoneMatchesNobody(String field) {
        assertThat(HostPattern.matches(field, "a.org")).isFalse();
    }

    @Test
    void aHashOfOpenSshMatchesItsHostAndNoOther() {
        String field = "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg=";
        assertThat(HostPattern.matches(field, "192.168.1.61")).isTrue();
        assertThat(HostPattern.matches(field, "192.168.1.62")).isFalse();
    }

    @Test
    void signsOfRegularExpressionsAreJustSigns() {
        assertThat(HostPattern.matches("a.c", "abc")).isFalse();
        assertThat(HostPattern.matches("(a|b)+", "a")).isFalse();
        assertThat(HostPattern.matches("a+b", "a+b")).isTrue();
    }

    @Test
    void anExceptionCountsWhereverItStands() {
        assertThat(HostPattern.matches("!bad.org,*.org", "bad.org")).isFalse();
        assertThat(HostPattern.matches("!bad.org", "good.org")).isFalse();
    }

    private List<KnownHosts.Line> read(String... lines) throws Exception {
        return KnownHosts.read(Files.write(folder.resolve("known_hosts"), List.of(lines)));
    }

    private static HostKey key(String host, int port) {
        return new HostKey(host, port, "ssh-ed25519", KEY);
    }
}
