package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tar says while it archives: which files were not what they should be, and in the end what it put in. */
final class ArchiveReport {
    private static final int REMEMBERED = 20;
    private static final String NUMBER = " (\\d+)";
    private static final Pattern SUMS = Pattern.compile("handrail-archive" + NUMBER.repeat(7));
    /** All that is in it, whatever it is; its hash is that of the list. */
    static final String ENTRIES = "entries";

    private static final Pattern HASH = Pattern.compile("handrail-archive-list ([0-9a-f]{64})\\b.*");
    private static final String BYTES = "bytes";
    private static final List<String> KINDS = List.of("files", "directories", "links", "hard links", "others", BYTES);

    /** What may happen to a file that is no reason to give up. */
    private enum Remark {
        CHANGED("file changed as we read it|File shrank by \\d+ bytes; padding with zeros", "backup.files.changed"),
        REMOVED("File removed before we read it", "backup.files.removed"),
        IGNORED("socket ignored|door ignored", "backup.files.ignored");

        private final Pattern told;
        private final String key;

        Remark(String words, String key) {
            this.told = Pattern.compile("(?:\\S*/)?tar: (.+): (?:" + words + ")");
            this.key = key;
        }
    }

    /** Some of the names, and how many there were. */
    private static final class Remembered {
        private final List<String> names = new ArrayList<>();
        private long count;

        void add(String name) {
            count++;
            if (names.size() < REMEMBERED) {
                names.add(name);
            }
        }
    }

    private final Map<Remark, Remembered> remarks = new EnumMap<>(Remark.class);
    private OptionalInt status = OptionalInt.empty();
    private List<Manifest.Objects> objects = List.of();
    private @Nullable String hash;

    synchronized boolean hears(String line) {
        Matcher sums = SUMS.matcher(line);
        if (sums.matches()) {
            status = OptionalInt.of(Integer.parseInt(sums.group(1)));
            objects = counted(sums);
            return true;
        }
        Matcher hashed = HASH.matcher(line);
        if (hashed.matches()) {
            hash = hashed.group(1);
            return true;
        }
        for (Remark remark : Remark.values()) {
            Matcher told = remark.told.matcher(line);
            if (told.matches()) {
                remarks.computeIfAbsent(remark, r -> new Remembered()).add(told.group(1));
                return true;
            }
        }
        return false;
    }

    private static List<Manifest.Objects> counted(Matcher sums) {
        List<Manifest.Objects> counted = new ArrayList<>();
        for (int i = 0; i < KINDS.size(); i++) {
            counted.add(new Manifest.Objects(KINDS.get(i), Long.parseLong(sums.group(i + 2))));
        }
        return counted;
    }

    /** What tar itself ended with; empty where nobody saw its end. */
    synchronized OptionalInt status() {
        return status;
    }

    /** How many there are of each kind, and of all. */
    synchronized List<Manifest.Objects> objects() {
        if (objects.isEmpty()) {
            return List.of();
        }
        long all = objects.stream()
                .filter(some -> !some.kind().equals(BYTES))
                .mapToLong(Manifest.Objects::count)
                .sum();
        List<Manifest.Objects> told = new ArrayList<>(objects);
        told.add(new Manifest.Objects(ENTRIES, all, hash));
        return told;
    }

    /** Of the list of what is in it; empty where the machine has nothing that hashes. */
    synchronized Optional<String> hash() {
        return Optional.ofNullable(hash);
    }

    synchronized List<String> notes() {
        return remarks.entrySet().stream()
                .map(e ->
                        Words.of(e.getKey().key, e.getValue().count, Listed.of(e.getValue().names, e.getValue().count)))
                .toList();
    }
}
