package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an archive lists, put beside what was listed while it was written. */
public final class ArchiveListing {
    /** As tar tells of what it reads the same as of what it writes. */
    private static final String READING =
            "HANDRAIL_TAR=$0; export LC_ALL=C; set -- --list --file=- --numeric-owner --utc --verbose --verbose"
                    + " --quoting-style=escape --index-file=/dev/fd/4\n";

    private final ArchiveReport report = new ArchiveReport();

    /** A script of the shell that counts and hashes the list of the archive on its stdin; its $0 is the place of tar. */
    public static String script() {
        return READING + ScriptText.read(FilesTap.class, "archive.sh");
    }

    /** All that was listed, where it was hashed. */
    public static Optional<Manifest.Objects> listed(Manifest manifest) {
        return manifest.objects().stream()
                .filter(some -> some.kind().equals(ArchiveReport.ENTRIES) && some.hash() != null)
                .findFirst();
    }

    /** Looks at a line of stderr; says whether it was meant for this. */
    public boolean hears(String line) {
        return report.hears(line);
    }

    /** What is not as it was listed. */
    public List<String> differing(Manifest manifest) {
        List<String> differing = new ArrayList<>();
        for (Manifest.Objects some : report.objects()) {
            for (Manifest.Objects was : manifest.objects()) {
                if (was.kind().equals(some.kind()) && was.count() != some.count()) {
                    differing.add(Words.of("backup.fault.objects", was.kind(), some.count(), was.count()));
                }
            }
        }
        boolean same = listed(manifest).map(Manifest.Objects::hash).equals(report.hash());
        if (differing.isEmpty() && report.hash().isPresent() && !same) {
            differing.add(Words.of("backup.fault.listed"));
        }
        return differing;
    }

    /** What was found where nothing differs, for a person. */
    public static String found(Manifest manifest) {
        Manifest.Objects listed =
                Objects.requireNonNull(listed(manifest).orElse(null), "asked only where it was listed");
        return Words.of("backup.found.listed", listed.count());
    }
}
