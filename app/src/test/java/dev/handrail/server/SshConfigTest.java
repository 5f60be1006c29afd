package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers are offered from ~/.ssh/config as OpenSSH itself would understand it. */
class SshConfigTest {
    @TempDir
    private Path home;

    @Test
    void aHostIsOfferedWithAllThatIsSaidOfIt() throws IOException {
        Access.Ssh ssh = only("""
                Host parish
                    HostName chms.example.org
                    User deploy
                    Port 2222
                    IdentityFile ~/.ssh/id_parish
                    ProxyJump ops@bastion.example.org:2200
                """);
        assertThat(ssh)
                .isEqualTo(new Access.Ssh(
                        "chms.example.org",
                        2222,
                        "deploy",
                        "~/.ssh/id_parish",
                        null,
                        false,
                        "ops@bastion.example.org:2200",
                        Sudo.NONE));
    }

    @Test
    void whatIsNotSaidIsAsForOpenSsh() throws IOException {
        assertThat(only("Host a.example.org\n"))
                .isEqualTo(new Access.Ssh("a.example.org", 22, "me", null, null, false, null, Sudo.NONE));
    }

    @Test
    void untilSomebodySaysWhatItIsForMostCareIsTaken() throws IOException {
        assertThat(read("Host a\n").offers().getFirst().isProduction()).isTrue();
    }

    @Test
    void theFirstThatIsSaidCountsAndPatternsAreDefaultsButNoServers() throws IOException {
        SshConfig config = read("""
                Host web1 web2 !web3 db?
                    User first
                Host web2
                    User second
                    Port 2
                Host *.org !secret.org
                    User third
                Host secret.org open.org
                Host *
                    User last
                    Port 9
                """);
        assertThat(config.offers()).extracting(Server::name).containsExactly("web1", "web2", "secret.org", "open.org");
        assertThat(address(config, 0)).isEqualTo("first@web1:9");
        assertThat(address(config, 1)).isEqualTo("first@web2:2");
        assertThat(address(config, 2)).isEqualTo("last@secret.org:9");
        assertThat(address(config, 3)).isEqualTo("third@open.org:9");
    }

    @Test
    void whatStandsBeforeTheFirstHostIsForAll() throws IOException {
        assertThat(only("User early\nHost a\nUser late\n").address()).isEqualTo("early@a");
    }

    @Test
    void quotesEqualSignsCommentsAndWindowsLineEndsAreUnderstood() throws IOException {
        Access.Ssh ssh = only("# mine\r\n\r\n  HOST = \"a\"   # the first\r\n\tHostName=b.org\r\n User =\tme\r\n"
                + "IdentityFile \"~/my keys\"/an\\ id # here\r\n");
        assertThat(ssh.host()).isEqualTo("b.org");
        assertThat(ssh.key()).isEqualTo("~/my keys/an id");
    }

    @Test
    void tokensAreReplaced() throws IOException {
        Access.Ssh ssh = only("Host web\n HostName %h.example.org\n IdentityFile %d/.ssh/%r@%h\n User ops\n");
        assertThat(ssh.host()).isEqualTo("web.example.org");
        assertThat(ssh.key()).isEqualTo("~/.ssh/ops@web.example.org");
    }

    @Test
    void includedFilesCountWhereTheyAreIncluded() throws IOException {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/conf.d/20-b"), "Host b\n User fromB\n");
        Files.writeString(home.resolve(".ssh/conf.d/10-a"), "Host a\n User fromA\n");
        Files.writeString(home.resolve(".ssh/more"), "Port 7\nHost inner\n Port 8\n");
        SshConfig config = read("""
                Include conf.d/* ~/.ssh/none
                Host outer
                    Include more
                    User ops
                Host a b
                    User late
                """);
        assertThat(config.offers()).extracting(Server::name).containsExactly("a", "b", "outer");
        assertThat(address(config, 0)).isEqualTo("fromA@a");
        assertThat(address(config, 1)).isEqualTo("fromB@b");
        assertThat(address(config, 2)).isEqualTo("ops@outer:7");
    }

    @Test
    void filesThatIncludeEachOtherComeToAnEnd() throws IOException {
        SshConfig config = read("Host a\nInclude config\nInclude config\n");
        assertThat(config.offers()).hasSize(1);
        assertThat(config.notices()).isNotEmpty();
    }

    @Test
    void aMatchBlockIsLeftOutAndThatIsSaid() throws IOException {
        SshConfig config = read("Host a\nMatch host a exec true\n User wrong\nHost b\n User right\n");
        assertThat(address(config, 0)).isEqualTo("me@a");
        assertThat(address(config, 1)).isEqualTo("right@b");
        assertThat(config.notices()).singleElement().asString().contains("config, line 2: a Match block was left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Match all",
                "match user deploy",
                "Match canonical host b",
                "Match !host b",
                "Match originalhost a"
            })
    void noFormOfMatchIsGuessedAt(String match) throws IOException {
        SshConfig config = read("Host a\n User right\n" + match + "\n User wrong\n Port 99\nHost b\n Port 2\n");
        assertThat(config.offers()).extracting(Server::name).containsExactly("a", "b");
        assertThat(address(config, 0)).isEqualTo("right@a");
        assertThat(address(config, 1)).isEqualTo("me@b:2");
        assertThat(config.notices()).singleElement().asString().contains("line 3", "Match");
    }

    @Test
    void whatCannotBeAServerIsLeftOutAndThatIsSaid() throws IOException {
        SshConfig config = read("Host a\n Port ssh\nHost b\n User -oProxyCommand=x\nHost c\n");
        assertThat(config.offers()).extracting(Server::name).containsExactly("c");
        assertThat(config.notices()).hasSize(2).first().asString().contains("The host a was left out: port must be");
    }

    /** ssh takes such a key from the folder that one is in, and what runs by the clock is in another. */
    @ParameterizedTest
    @ValueSource(strings = {"id_work", "keys/id_work", "~anna/.ssh/id_work", "${HOME}/.ssh/id_work"})
    void aHostWhoseKeyIsNotNamedByItsWholePathIsLeftOutAndWhatToDoIsSaid(String key) throws IOException {
        SshConfig config = read("Host a\n IdentityFile " + key + "\nHost b\n IdentityFile /srv/id_b\n");
        assertThat(config.offers()).extracting(Server::name).containsExactly("b");
        assertThat(config.notices())
                .singleElement()
                .asString()
                .contains("The host a was left out: IdentityFile must begin with", key, "write its whole path");
    }

    @Test
    void noFileMakesNoOffers() {
        assertThat(SshConfig.read(home.resolve(".ssh/config")).offers()).isEmpty();
        assertThat(SshConfig.read(home, home, "me").offers()).isEmpty();
    }

    @Test
    void whatAProfileHasNoPlaceForIsSaid() throws IOException {
        SshConfig config = read("""
                Host web
                    IdentityFile ~/.ssh/web
                    IdentityFile ~/.ssh/old
                    HostKeyAlias cluster
                    ProxyJump bastion
                Host bastion
                    IdentityFile ~/.ssh/bastion
                Host plain
                    IdentityFile none
                    ProxyCommand none
                """);
        assertThat(ssh(config, 0).key()).isEqualTo("~/.ssh/web");
        assertThat(config.notices())
                .hasSize(3)
                .anyMatch(notice -> notice.startsWith("IdentityFile ~/.ssh/old was left out"))
                .anyMatch(notice -> notice.startsWith("HostKeyAlias cluster was left out"))
                .anyMatch(notice -> notice.startsWith("IdentityFile ~/.ssh/bastion of bastion was left out"));
        String forAll = "Host web\n ProxyJump bastion\nHost bastion\nHost *\n IdentityFile ~/.ssh/all\n";
        assertThat(read(forAll).notices()).as("the same key for all").isEmpty();
    }

    @Test
    void aStarStandsForNoFileThatIsHidden() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(folder.resolve("one"), "Host one\n");
        Files.writeString(folder.resolve(".two.swp"), "Host two\n");
        assertThat(read("Include conf.d/*\n").offers()).extracting(Server::name).containsExactly("one");
        assertThat(read("Include conf.d/.*\n").offers())
                .extracting(Server::name)
                .containsExactly("two");
    }

    @Test
    void aPatternMayStandInTheNamesOfFoldersToo() throws IOException {
        for (String name : List.of("b/hosts", "a/hosts", "a/keys", ".hidden/hosts", "c")) {
            Path file = home.resolve(".ssh/conf.d/" + name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "Host " + name.replaceAll("\\W", "") + "\n");
        }
        for (String pattern : List.of("conf.d/*/hosts", "~/.ssh/conf.?/[ab]/ho*", home + "/.s*/../.ssh/*/*/hosts")) {
            SshConfig config = read("Include " + pattern + "\n");
            assertThat(config.offers()).as(pattern).extracting(Server::name).containsExactly("ahosts", "bhosts");
            assertThat(config.notices()).isEmpty();
        }
    }

    @Test
    void whyAFileCouldNotBeReadIsSaidInWords() throws IOException {
        SshConfig config = read("Include a[\nInclude /proc/self/mem\n");
        assertThat(config.notices())
                .hasSize(2)
                .allSatisfy(notice ->
                        assertThat(notice).contains("could not be read").doesNotContain("Exception"));
    }

    @Test
    void whateverIsInTheFileNothingBreaks() throws IOException {
        assertThat(read("Host\nUser\n=\n\"\nHost \"\nInclude\nInclude [\nHostName\n\u0000\nHost a\\\n")
                        .offers())
                .hasSizeLessThan(3);
    }

    private SshConfig read(String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".ssh"));
        return SshConfig.read(Files.writeString(folder.resolve("config"), text), home, "me");
    }

    private Access.Ssh only(String text) throws IOException {
        return ssh(read(text), 0);
    }

    private static Access.Ssh ssh(SshConfig config, int index) {
        return (Access.Ssh) config.offers().get(index).access();
    }

    private static String address(SshConfig config, int index) {
        return ssh(config, index).address();
    }
}
