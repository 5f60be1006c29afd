package dev.handrail.backup.files;

import dev.handrail.backup.Sha256;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.archive.Chosen;
import dev.handrail.backup.archive.Member;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wanted of an archive, found by reading it to its end. */
final class Wanted {
    private static final int CHUNK = 1 << 16;

    private final Chosen chosen;
    private final @Nullable Expected expected;
    private final Map<String, String> directories = new HashMap<>();
    private final Set<String> roots = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> above = new LinkedHashSet<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Set<Long> users = new TreeSet<>();
    private final Set<Long> groups = new TreeSet<>();
    private String top = "";
    private long entries;
    private long bytes;
    private long packed;
    private long garbled;

    private Wanted(List<String> paths, @Nullable Expected expected) {
        this.chosen = new Chosen(paths);
        this.expected = expected;
    }

    /**
     * @param paths paths and patterns; none for all
     * @param expected where each member is written down with the hash of its content, null where that is not wanted
     */
    static Wanted of(Archive archive, List<String> paths, @Nullable Expected expected, Archive.Progress progress)
            throws OperationFailed {
        Wanted wanted = new Wanted(paths, expected);
        archive.read(wanted::see, progress);
        List<String> missing = wanted.chosen.missing();
        if (!missing.isEmpty()) {
            String first = String.join(
                    ", ", missing.stream().limit(10).map(Member::shown).toList());
            throw OperationFailed.refused(
                            Words.of("files.notthere", first, archive.copy().file()))
                    .next(Words.of("files.notthere.next"))
                    .build();
        }
        return wanted;
    }

    private void see(Member member, InputStream content) throws IOException {
        if (member.path().isEmpty()) {
            top = member.stored();
        }
        if (member.kind() == Member.Kind.DIRECTORY) {
            directories.put(member.path(), member.stored());
        }
        Chosen.Answer answer = chosen.of(member);
        if (answer == Chosen.Answer.NO) {
            return;
        }
        entries++;
        bytes += member.size();
        packed += member.packed();
        users.add(member.user());
        groups.add(member.group());
        if (member.garbled()) {
            garbled++;
        }
        if (answer == Chosen.Answer.ROOT) {
            roots.add(member.path());
            names.add(member.stored());
            climb(member.path());
        }
        if (member.kind() == Member.Kind.HARD_LINK) {
            targets.put(member.target(), member.link());
        }
        if (expected != null) {
            expected.add(member, member.kind() == Member.Kind.FILE ? hash(content) : "");
        }
    }

    /** The folders above it are made as they were, too. */
    private void climb(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            add(path.substring(0, slash));
        }
        if (!path.isEmpty()) {
            add("");
        }
    }

    private void add(String directory) {
        String stored = directories.get(directory);
        if (stored != null) {
            above.add(stored);
        }
    }

    private static String hash(InputStream content) throws IOException {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[CHUNK];
        for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
            sha.add(chunk, n);
        }
        return sha.hex();
    }

    boolean all() {
        return chosen.all();
    }

    /** What the directory is called in the archive; empty where it is not the archive of one. */
    String top() {
        return top;
    }

    /** The paths that were chosen, each of which stands for all beneath it. */
    List<String> roots() {
        return all() ? List.of("") : List.copyOf(roots);
    }

    /** The names of those in the archive, with what they are hard links to. */
    List<String> names() {
        List<String> wanted = new ArrayList<>(names);
        targets.forEach((path, stored) -> {
            if (!chosen.covers(path)) {
                wanted.add(stored);
            }
        });
        return wanted;
    }

    /** The names of the folders that those lie in. */
    List<String> above() {
        return List.copyOf(above);
    }

    long entries() {
        return entries;
    }

    long bytes() {
        return bytes;
    }

    /** How much will lie on the disk. */
    long packed() {
        return packed;
    }

    Set<Long> users() {
        return users;
    }

    Set<Long> groups() {
        return groups;
    }

    /** How many have names that are no text, and cannot be asked for by name. */
    long garbled() {
        return garbled;
    }
}
