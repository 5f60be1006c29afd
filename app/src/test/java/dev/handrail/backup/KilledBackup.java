package dev.handrail.backup;

import dev.handrail.Packed;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Path;

/** A backup by a program of its own, which a test can kill. */
final class KilledBackup {
    private KilledBackup() {}

    static Process start(Path home, RealSshd sshd, String database) throws IOException {
        return new ProcessBuilder(Packed.java(
                        KilledBackup.class,
                        home.toString(),
                        String.valueOf(sshd.port()),
                        sshd.key().toString(),
                        database,
                        String.valueOf(TestDatabase.port())))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty(TestDatabase.PORT, arguments[4]);
        Rig rig = new Rig(Path.of(arguments[0]));
        Access.Ssh access = new Access.Ssh(
                "127.0.0.1",
                Integer.parseInt(arguments[1]),
                RealSshd.user(),
                arguments[2],
                null,
                false,
                null,
                Sudo.NONE);
        rig.server(access, arguments[3]);
        System.out.println(rig.backUp().outcome());
    }
}
