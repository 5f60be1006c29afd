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
        assertThat(CommandText.of(ssh(2222, "/keys/my id", "me@gate,inner:2200").login()))
                .isEqualTo("ssh -p 2222 -i '/keys/my id' -J me@gate,inner:2200 deploy@example.org");
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
