package dev.handrail.bench;

import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Both ways into one sshd: ours and that of OpenSSH's client, with the same key and the same cipher. */
final class SshPair {
    private SshPair() {}

    /** Connects anew for every round, as ssh does. */
    static SshShells ours(Path folder) {
        return new SshShells(
                (ref, name) -> Secret.of("unused".toCharArray()),
                Asker.NOBODY,
                new HostKeys(folder.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
    }

    static Server server(RealSshd sshd) {
        return Server.of("Bench", Environment.TEST, sshd.access());
    }

    static List<String> openSsh(RealSshd sshd, String... remote) {
        List<String> command = new ArrayList<>(List.of(
                "ssh",
                "-F",
                "none",
                "-c",
                "aes128-gcm@openssh.com",
                "-i",
                sshd.key().toString(),
                "-p",
                String.valueOf(sshd.port())));
        for (String option : List.of(
                "BatchMode=yes",
                "IdentitiesOnly=yes",
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "LogLevel=ERROR")) {
            command.addAll(List.of("-o", option));
        }
        command.add(RealSshd.user() + "@127.0.0.1");
        command.addAll(List.of(remote));
        return command;
    }
}
