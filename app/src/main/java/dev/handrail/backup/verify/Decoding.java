package dev.handrail.backup.verify;

import dev.handrail.backup.EndMarker;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.TempFolder;
import dev.handrail.backup.source.Contents;
import dev.handrail.backup.source.MySqlListing;
import dev.handrail.shell.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of one form of artifact are decoded in full: by a stock program that reads them from its stdin.
 *
 * @param program what must be there for it
 * @param before what its place stands behind in the command
 * @param after what stands behind its place
 * @param end how the text must end, for forms of which only their end tells that they are complete
 */
record Decoding(
        String program,
        List<String> before,
        List<String> after,
        @Nullable EndMarker end) {
    static final String PG_RESTORE = "pg_restore";
    /** Bytes enough to tell what a file is. */
    private static final int FIRST_BYTES = 512;

    private static final int TAR_MAGIC_AT = 257;
    private static final String INTO_NOTHING = "--file=/dev/null";

    private static final String DIRECTORY =
            TempFolder.SCRIPT + "tar -xf - -C \"$d\" && \"$0\" " + INTO_NOTHING + " --format=directory \"$d\"";
    private static final String LIST =
            TempFolder.SCRIPT + "tar -xf - -C \"$d\" && \"$0\" --list --format=directory \"$d\"";
    /** A clone indexes the pack and walks from every reference to its end. */
    private static final String BUNDLE = TempFolder.SCRIPT + "cat > \"$d/bundle\" && \"$0\" clone --quiet --mirror"
            + " \"$d/bundle\" \"$d/mirror\" && \"$0\" -C \"$d/mirror\" fsck --no-progress --no-dangling";

    Decoding {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** By the form that the manifest names; empty where only the content tells, or nothing does. */
    static Optional<Decoding> of(Manifest.Artifact artifact) {
        return switch (artifact.form()) {
            case "custom" -> Optional.of(custom());
            case "directory" -> Optional.of(script(PG_RESTORE, DIRECTORY));
            case "tar" -> Optional.of(listed());
            case "bundle" -> Optional.of(script("git", BUNDLE));
            default -> EndMarker.of(artifact.form()).map(Decoding::text);
        };
    }

    /** What prints the table of contents of a dump. What comes behind it is read all the same. */
    static Decoding listing(Manifest.Artifact artifact) {
        return switch (artifact.form()) {
            case "custom" -> script(PG_RESTORE, "\"$0\" --list; s=$?; cat > /dev/null; exit $s");
            case "directory" -> script(PG_RESTORE, LIST);
            case "plain" -> script("awk", Contents.remarks());
            default -> script("awk", MySqlListing.script());
        };
    }

    /** By how it begins. */
    static Optional<Decoding> of(byte[] first) {
        if (begins(first, 0, "PGDMP")) {
            return Optional.of(custom());
        }
        if (begins(first, 0, "\u001f\u008b")) {
            return Optional.of(tested("gzip"));
        }
        if (begins(first, 0, "\u0028\u00b5\u002f\u00fd")) {
            return Optional.of(tested("zstd"));
        }
        return begins(first, TAR_MAGIC_AT, "ustar") ? Optional.of(listed()) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, String with) {
        byte[] wanted = with.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** Only looks at how it begins. */
    static Decoding first() {
        return new Decoding("head", List.of(), List.of("-c", String.valueOf(FIRST_BYTES)), null);
    }

    /** Only sees it unpacked to its end. */
    static Decoding unpacked() {
        return new Decoding("wc", List.of(), List.of("-c"), null);
    }

    private static Decoding custom() {
        return new Decoding(PG_RESTORE, List.of(), List.of(INTO_NOTHING), null);
    }

    private static Decoding tested(String program) {
        return new Decoding(program, List.of(), List.of("-q", "-t"), null);
    }

    private static Decoding listed() {
        return script("tar", "exec \"$0\" --list --file=- > /dev/null");
    }

    private static Decoding text(EndMarker end) {
        return new Decoding("tail", List.of(), List.of("-c", String.valueOf(EndMarker.LONGEST)), end);
    }

    static Decoding script(String program, String script) {
        return new Decoding(program, List.of("sh", "-c", script), List.of(), null);
    }

    /** With the program from where it lies. */
    Command command(String place) {
        List<String> all = new ArrayList<>(before);
        all.add(place);
        all.addAll(after);
        return Command.of(all);
    }

    /** Whether the program reads what is piped to it, with no shell before it. */
    boolean direct() {
        return before.isEmpty();
    }
}
