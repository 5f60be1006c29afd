package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a server of ~/.ssh/config leads over the machines, and as whom, that ssh itself would take. */
class SshConfigWayTest {
    @TempDir
    private Path home;

    @Test
    void theWayOverHostsOfTheSameFileIsWrittenOut() throws IOException {
        SshConfig config = read("""
                Host inner
                    ProxyJump bastion
                Host bastion
                    HostName bastion.example.org
                    User ops
                    Port 2200
                    ProxyJump gate
                Host gate
                    HostName 2001:db8::1
                Host direct
                    ProxyJump none
                Host round
                    ProxyJump round
                """);
        assertThat(ssh(config, 0).jump()).isEqualTo("[2001:db8::1],ops@bastion.example.org:2200");
        assertThat(config.offers()).extracting(Server::name).containsExactly("inner", "bastion", "gate", "direct");
        assertThat(ssh(config, 3).jump()).isNull();
        assertThat(config.notices()).singleElement().asString().contains("The host round was left out: ProxyJump");
    }

    @Test
    void onTheWayOneIsOneselfWhereNothingIsSaidAsForOpenSsh() throws IOException {
        SshConfig config = read("""
                Host web
                    User deploy
                    ProxyJump bastion,anna@gate,[2001:db8::1]:2200
                Host bastion
                    HostName bastion.example.org
                    ProxyJump outer
                Host mine
                    ProxyJump bastion
                """);
        assertThat(ssh(config, 0).jump()).isEqualTo("me@outer,me@bastion.example.org,anna@gate,me@[2001:db8::1]:2200");
        assertThat(ssh(config, 2).jump()).isEqualTo("outer,bastion.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0", "bastion,300.1.1.1", "me@1.2.3"})
    void aWayOverAMachineThatCannotBeReachedIsLeftOutLikeSuchAHost(String jump) throws IOException {
        SshConfig config = read("Host a\n ProxyJump " + jump + "\nHost b\n HostName 10.0.0\nHost c\n");
        assertThat(config.offers()).extracting(Server::name).containsExactly("c");
        assertThat(config.notices())
                .hasSize(2)
                .first()
                .asString()
                .contains("The host a was left out: ProxyJump must name each host", jump.replaceAll(".*[,@]", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh -W %h:%p bastion | me@bastion.example.org",
                "ssh bastion -W %h:%p | me@bastion.example.org",
                "/usr/bin/ssh -q -W [%h]:%p ops@bastion | ops@bastion.example.org",
                "exec ssh -l %r -p 2200 gate -W%h:%p | deploy@gate:2200",
                "none |"
            })
    void aCommandThatDoesNoMoreThanAJumpIsTakenAsOne(String command, @Nullable String jump) throws IOException {
        SshConfig config = read("Host web\n User deploy\n ProxyCommand " + command
                + "\n ProxyJump other\nHost bastion\n HostName bastion.example.org\n");
        assertThat(ssh(config, 0).jump()).isEqualTo(jump);
        assertThat(config.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nc -x proxy:1080 %h %p",
                "ssh bastion nc %h %p",
                "ssh -F other -W %h:%p bastion",
                "ssh -W elsewhere:22 bastion",
                "ssh -W %h:%p",
                "cloudflared access ssh --hostname %h"
            })
    void anyOtherCommandIsLeftOutAndThatIsSaid(String command) throws IOException {
        SshConfig config = read("Host web db\n ProxyCommand " + command + "\n");
        assertThat(ssh(config, 0).jump()).isNull();
        assertThat(config.notices()).singleElement().asString().contains("ProxyCommand " + command + " was", "web, db");
    }

    /** Each command is filled in for the machine that it leads to, and not for the end of the way. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mid      | User ops | %r@bastion    | ops@bastion,ops@mid",
                "anna@mid | User ops | %r@bastion    | anna@bastion,anna@mid",
                "mid      | Port 22  | %r@bastion    | me@bastion,me@mid:22",
                "mid      | User ops | ops@gate-%n   | ops@gate-mid,ops@mid",
                "mid      | HostName m.org | gate-%h | me@gate-m.org,me@m.org"
            })
    void theCommandOfAMachineOnTheWayIsFilledInForThatOne(String jump, String mid, String to, String way)
            throws IOException {
        SshConfig config = read("Host web\n User deploy\n ProxyJump " + jump + "\nHost mid\n " + mid
                + "\n ProxyCommand ssh -W %h:%p " + to + "\n");
        assertThat(ssh(config, 0).jump()).isEqualTo(way);
        assertThat(config.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh -W %h:%p %u-bastion", "ssh -W %h:%p %%r@bastion", "ssh -W %h:%p -l %i bastion"})
    void aCommandOfWhichMoreIsToBeFilledInIsLeftOut(String command) throws IOException {
        SshConfig config = read("Host web\n ProxyCommand " + command + "\n");
        assertThat(ssh(config, 0).jump()).isNull();
        assertThat(config.notices()).singleElement().asString().contains("ProxyCommand " + command + " was", "web");
    }

    @Test
    void aJumpIsFilledInTooAndAHostWithOneThatCannotBeIsLeftOut() throws IOException {
        SshConfig config = read("Host a\n User ops\n ProxyJump %r@gate-%n\nHost b\n ProxyJump %u@gate\n");
        assertThat(config.offers()).extracting(Server::name).containsExactly("a");
        assertThat(ssh(config, 0).jump()).isEqualTo("ops@gate-a");
        assertThat(config.notices()).singleElement().asString().contains("The host b was left out: ProxyJump must be");
    }

    private SshConfig read(String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".ssh"));
        return SshConfig.read(Files.writeString(folder.resolve("config"), text), home, "me");
    }

    private static Access.Ssh ssh(SshConfig config, int index) {
        return (Access.Ssh) config.offers().get(index).access();
    }
}
