package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of an OpenSSH configuration is taken apart as OpenSSH does it. */
class SshConfigLineTest {
    @Test
    void keywordsHaveNoCaseAndMayHaveAnEqualsSign() {
        assertThat(arguments("HostName a.org")).containsExactly("a.org");
        assertThat(SshConfigLine.of("HOSTNAME=a").orElseThrow().keyword()).isEqualTo("hostname");
        assertThat(arguments("port = 22")).containsExactly("22");
        assertThat(arguments("port =22")).containsExactly("22");
        assertThat(arguments("port= 22")).containsExactly("22");
        assertThat(arguments("SetEnv a=b")).containsExactly("a=b");
    }

    @Test
    void quotesKeepSpacesTogether() {
        assertThat(arguments("Host \"a b\" c 'd e'")).containsExactly("a b", "c", "d e");
        assertThat(arguments("Host a\" b\"c")).containsExactly("a bc");
        assertThat(arguments("Host a\\ b \\\"c\\\" d\\e")).containsExactly("a b", "\"c\"", "d\\e");
        assertThat(arguments("Host \"never closed")).containsExactly("never closed");
        assertThat(arguments("Host \"\"")).containsExactly("");
    }

    @Test
    void commentsAndEmptyLinesSayNothing() {
        assertThat(SshConfigLine.of("")).isEmpty();
        assertThat(SshConfigLine.of("  \t ")).isEmpty();
        assertThat(SshConfigLine.of("  # Host a")).isEmpty();
        assertThat(arguments("Host a # b")).containsExactly("a");
        assertThat(arguments("Host a#b")).containsExactly("a#b");
        assertThat(arguments("Host \"#a\"")).containsExactly("#a");
        assertThat(arguments("Host")).isEmpty();
    }

    private static List<String> arguments(String line) {
        return SshConfigLine.of(line).orElseThrow().arguments();
    }
}
