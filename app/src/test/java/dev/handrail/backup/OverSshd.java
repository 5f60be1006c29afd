package dev.handrail.backup;

import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests over one of Debian's sshd, each in a home of its own. */
abstract class OverSshd {
    static RealSshd sshd;

    @TempDir
    Path home;

    Rig rig;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start();
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
    }

    @AfterEach
    void close() {
        rig.close();
    }
}
