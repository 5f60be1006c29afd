package dev.handrail.profile;

import dev.handrail.server.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nothing is kept under any server's name. */
public final class NothingKept implements Kept {
    @Override
    public List<String> runsToCleanUp(String server) {
        return List.of();
    }

    @Override
    public Set<String> heldByBackups(Server server) {
        return Set.of();
    }

    @Override
    public int sealedFor(String secret) {
        return 0;
    }

    @Override
    public boolean decryptsForRecipients(String secret) {
        return false;
    }

    @Override
    public Optional<Path> practiceFolder(Server server) {
        return Optional.empty();
    }

    @Override
    public void rename(String from, String to) {}
}
