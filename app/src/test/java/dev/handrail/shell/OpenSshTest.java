package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenSshTest {
    private static OpenSsh ssh(int port, @Nullable String key, @Nullable String jump) {
        return new OpenSsh(new Access.Ssh("example.org", port, "deploy", key, null, false, jump, Sudo.NONE));
    }

    @Test
    void whatTheProfileLeavesToOpenSshIsLeftToIt() {
        assertThat(CommandText.of(ssh(22, null, null).login())).isEqualTo("ssh deploy@example.org");
    }

    @Test
    void portKeyAndJumpHostsAreTold() {
        assertThat(CommandText.of(ssh(2222, "/keys/my id", null).login()))
                .isEqualTo("ssh -p 2222 -i '/keys/my id' deploy@example.org");
    }

    /** OpenSSH would take whoever sits at this computer for the user there. */
    @Test
    void aJumpHostHasTheUserOfTheServerUnlessItNamesOne() {
        assertThat(CommandText.of(
                        ssh(22, null, "me@gate,inner:2200,[2001:db8::1]:22").login()))
                .isEqualTo("ssh -J 'me@gate,deploy@inner:2200,deploy@[2001:db8::1]' deploy@example.org");
    }

    /** -J would use the key for the last machine alone. */
    @Test
    void aKeyOpensTheJumpHostsToo() {
        assertThat(ssh(22, "~/my id", "gate:2200").login().arguments())
                .containsExactly(
                        "ssh",
                        "-i",
                        "~/my id",
                        "-o",
                        "ProxyCommand=ssh -W '[%h]:%p' -i '~/my id' -p 2200 deploy@gate",
                        "deploy@example.org");
    }

    /** Each ssh puts in where it is to lead to, and must leave that of the one before it alone. */
    @Test
    void throughSeveralJumpHostsEachLeadsToTheNext() {
        String outer =
                ssh(22, "/100%/id", "first,second,third").login().arguments().get(4);
        assertThat(outer)
                .startsWith("ProxyCommand=ssh -W '[%h]:%p' -i /100%%/id -o ")
                .contains("'[%%h]:%%p'", "[%%%%h]:%%%%p")
                .endsWith(" deploy@third");
        assertThat(outer.indexOf("deploy@first")).isBetween(0, outer.indexOf("deploy@second"));
    }

    /** Else it would read what is pasted after it. */
    @Test
    void whatRunsAloneReadsNothingAndIsOneArgument() {
        assertThat(CommandText.of(ssh(22, null, null).alone(Command.of("cat", "--", "it's"))))
                .isEqualTo("ssh -n deploy@example.org 'cat -- '\\''it'\\''\\'\\'''\\''s'\\'''");
    }

    @Test
    void whatIsFedReadsWhatComesBeforeIt() {
        assertThat(ssh(22, null, null).fed("umask 077; dd of=./a").arguments())
                .containsExactly("ssh", "deploy@example.org", "umask 077; dd of=./a");
    }
}
