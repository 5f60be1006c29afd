package dev.handrail.practice;

import java.io.IOException;
import java.nio.file.Path;

/** Where the secrets of a practice server lie: files that only their owner can read. */
public record Credentials(Path sshKey, Path sshPassword, Path databasePassword) {

    static Credentials in(PracticeFolder folder) throws IOException {
        return new Credentials(
                PracticeSsh.userKey(folder), PracticeSsh.password(folder), ParishDatabase.passwordFile(folder));
    }
}
