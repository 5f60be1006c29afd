package dev.handrail.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whom PostgreSQL runs as: who we are, except that it refuses root, for whom the owner of the files or nobody stands in. */
final class PostgresUser {
    private static final int NOBODY = 65534;
    private final boolean root;
    private final int standIn;

    private PostgresUser(boolean root, int standIn) {
        this.root = root;
        this.standIn = standIn;
    }

    static PostgresUser forFilesIn(Path folder) throws IOException {
        int owner = owner(folder);
        return new PostgresUser(self(folder) == 0, owner == 0 ? NOBODY : owner);
    }

    /** Who we are; whoever makes a file owns it. */
    private static int self(Path folder) throws IOException {
        Path own = Files.createTempFile(folder, "who", "");
        try {
            return owner(own);
        } finally {
            Files.delete(own);
        }
    }

    private static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }

    /** The same program with the same arguments, run as that user. */
    List<String> command(List<String> arguments) {
        if (!root) {
            return arguments;
        }
        // The folder may lie where only root may go, such as in root's home; the one capability lets it pass, and the
        // secure bit makes access(2), with which PostgreSQL looks for its own programs, honour that capability.
        List<String> lowered = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + standIn,
                "--regid=" + standIn,
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override",
                "--securebits=+no_setuid_fixup"));
        lowered.addAll(arguments);
        return lowered;
    }

    /** Makes a folder and what is in it that user's own. */
    void own(Path folder) throws IOException {
        if (root) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", standIn, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(file, "unix:gid", standIn, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }
}
