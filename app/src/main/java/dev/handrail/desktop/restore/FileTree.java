package dev.handrail.desktop.restore;

import dev.handrail.operation.Answer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of an archive by the folders that they lie in. */
final class FileTree {
    /** The first of them: the directory itself. */
    private static final String TOP = "";

    /** An entry; a folder has the size of all that lies in it. */
    record Entry(
            String path,
            boolean folder,
            long bytes,
            @Nullable Instant modified) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        Entry with(long more) {
            return new Entry(path, folder, bytes + more, modified);
        }
    }

    private static final Comparator<Entry> FOLDERS_FIRST =
            Comparator.comparing(Entry::folder).reversed().thenComparing(Entry::path);

    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, List<String>> within = new HashMap<>();

    /** Reads what `backup files` answers. */
    static FileTree of(Answer answer) {
        FileTree tree = new FileTree();
        if (answer.document() instanceof List<?> documents) {
            for (Object document : documents) {
                if (document instanceof Map<?, ?> one) {
                    tree.add(one);
                }
            }
        }
        return tree;
    }

    private void add(Map<?, ?> document) {
        String path = String.valueOf(document.get("path"));
        if (path.equals(".")) {
            return;
        }
        boolean folder = "directory".equals(document.get("kind"));
        long bytes = document.get("bytes") instanceof Number number ? number.longValue() : 0;
        Entry known = entries.get(path);
        put(new Entry(path, folder || known != null, bytes + (known == null ? 0 : known.bytes()), when(document)));
        for (String above = above(path); !above.equals(TOP); above = above(above)) {
            Entry holder = entries.getOrDefault(above, new Entry(above, true, 0, null));
            put(holder.with(bytes));
        }
    }

    private void put(Entry entry) {
        if (entries.put(entry.path(), entry) == null) {
            within.computeIfAbsent(above(entry.path()), folder -> new ArrayList<>())
                    .add(entry.path());
        }
    }

    private static @Nullable Instant when(Map<?, ?> document) {
        try {
            return Instant.parse(String.valueOf(document.get("modified")));
        } catch (DateTimeParseException e) {
            return null; // A time is only shown.
        }
    }

    /** The folder that it lies in. */
    static String above(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? TOP : path.substring(0, slash);
    }

    /** What lies right in a folder, folders first. */
    List<Entry> in(String folder) {
        return within.getOrDefault(folder, List.of()).stream()
                .map(entries::get)
                .sorted(FOLDERS_FIRST)
                .toList();
    }

    /** Those whose path has these letters. */
    List<Entry> found(String letters, int most) {
        String wanted = letters.toLowerCase(Locale.ROOT);
        return entries.values().stream()
                .filter(entry -> entry.path().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .toList();
    }

    @Nullable
    Entry entry(String path) {
        return entries.get(path);
    }

    int size() {
        return entries.size();
    }

    long bytes() {
        return in(TOP).stream().mapToLong(Entry::bytes).sum();
    }
}
