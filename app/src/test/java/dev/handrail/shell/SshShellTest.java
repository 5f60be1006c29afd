package dev.handrail.shell;

import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A shell over SSH, on Debian's own sshd. */
class SshShellTest extends ShellContract {
    @TempDir
    static Path home;

    private static RealSshd sshd;
    private static SshShells shells;
    private static Shell shell;

    @BeforeAll
    static void connect() throws Exception {
        sshd = RealSshd.start();
        shells = new SshShells(
                (ref, name) -> secret("unused"),
                Asker.NOBODY,
                new HostKeys(home.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
        shell = shells.on(Server.of("Test", Environment.TEST, sshd.access()));
    }

    @AfterAll
    static void disconnect() throws Exception {
        shells.close();
        sshd.close();
    }

    @Override
    Shell shell() {
        return shell;
    }
}
