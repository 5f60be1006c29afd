package dev.handrail.profile;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What others keep under a server's name. */
public interface Kept {
    /** The runs that left something behind on the server, which only its old name leads to. */
    List<String> runsToCleanUp(String server) throws OperationFailed;

    /** What the backups of all that its profile names hold, so that nobody else works on them meanwhile. */
    Set<String> heldByBackups(Server server);

    /** How many backups are known that only a secret of that name decrypts, where no profile names another. */
    int sealedFor(String secret) throws OperationFailed;

    /** Whether a secret of that name is what a profile's recipients decrypt with: an identity, and no passphrase. */
    boolean decryptsForRecipients(String secret) throws OperationFailed;

    /** The folder that the server lies in on this computer, where it is the one to practise on: it outlives the profile. */
    Optional<Path> practiceFolder(Server server);

    /** Puts its backups under its new name. */
    void rename(String from, String to) throws OperationFailed;
}
