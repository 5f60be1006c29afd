package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.backup.archive.Archive;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Looks whether a dump of MariaDB or MySQL says anywhere which database its statements go into: it would be loaded there, and
 * not into the one that is made to restore it. So it is where it changes the whole server: a drill would turn its replication.
 * Lines within rows do not begin anew: the dumpers write them in one.
 */
final class Elsewhere {
    private static final String SQL = "sql";
    private static final int HEAD = 80;
    private static final int CHUNK = 1 << 16;

    private static final Pattern SAYS =
            Pattern.compile("(?i)\\s*(?:-- Current Database: |USE\\s|(?:CREATE|DROP)\\s+(?:DATABASE|SCHEMA)\\b"
                    + "|/\\*!\\d+\\s+(?:CREATE|DROP)\\s+(?:DATABASE|SCHEMA)\\b"
                    + "|(?:/\\*!\\d+\\s+)?SET\\s+(?:GLOBAL\\s|@@GLOBAL\\.|PERSIST)"
                    + "|(?:/\\*!\\d+\\s+)?CHANGE\\s+(?:MASTER|REPLICATION)\\b"
                    + "|(?:/\\*!\\d+\\s+)?(?:START|STOP|RESET)\\s+(?:ALL\\s+)?(?:SLAVES?|REPLICAS?|MASTER)\\b)");

    private Elsewhere() {}

    static boolean says(String line) {
        return SAYS.matcher(line).lookingAt();
    }

    static boolean in(Means means, Server server, Target target, Backup backup, Work work) throws OperationFailed {
        if (!backup.manifest().foreign() || !backup.manifest().artifact().form().equals(SQL)) {
            return false;
        }
        String file = backup.manifest().artifact().file();
        try (InputStream stored = target.storage().read(file);
                InputStream text = new Archive(means, server, backup).unpacked(stored)) {
            return in(text, work);
        } catch (IOException e) {
            throw OperationFailed.failed(
                            Words.of("storage.failed.read", target.storage().locate(file)))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    static boolean in(InputStream text, Work work) throws IOException, OperationFailed {
        byte[] chunk = new byte[CHUNK];
        StringBuilder head = new StringBuilder();
        for (int n = text.read(chunk); n >= 0; n = text.read(chunk)) {
            work.stopIfCancelled();
            for (int i = 0; i < n; i++) {
                if (chunk[i] == '\n') {
                    if (says(head.toString())) {
                        return true;
                    }
                    head.setLength(0);
                } else if (head.length() < HEAD) {
                    head.append((char) (chunk[i] & 0xff));
                }
            }
        }
        return says(head.toString());
    }
}
