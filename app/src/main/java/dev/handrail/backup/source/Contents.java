package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of contents of a PostgreSQL dump, as pg_restore --list prints it. */
public final class Contents {
    /** A name may hold what a pattern takes for the end of a line. */
    private static final Pattern ENTRY = Pattern.compile("\\d+; (\\d+) \\d+ (.*)", Pattern.DOTALL);

    private static final Pattern REMARK =
            Pattern.compile("-- Name: (?<name>.*); Type: (?<type>[A-Z ]+); Schema: (?<schema>.*); Owner: (?<owner>.*)");
    /** Every database has it already, so a dump names it only for its rights. */
    private static final String PUBLIC = "SCHEMA - public ";
    /** The first version whose entries hold several large objects each. */
    private static final int GROUPS = 17;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    /** How often each stands there: names that only differ in their lines are listed alike. */
    private final TreeMap<String, Integer> tables = new TreeMap<>();

    /**
     * Of the remarks that stand over each thing in a dump of plain statements. A row of a table may look like one, so that what
     * is missing may pass for once; but what is there is never taken for missing.
     */
    public static Contents ofRemarks(String remarks) {
        Contents contents = new Contents();
        remarks.lines().map(REMARK::matcher).filter(Matcher::matches).forEach(contents::add);
        return contents;
    }

    /** Prints those remarks alone, of what comes to its stdin. */
    public static String remarks() {
        return "LC_ALL=C exec \"$0\" '/^-- Name: .*; Type: .*; Schema: .*; Owner: /'";
    }

    /** As the same thing stands in a list, where the catalogue that it is from is told too. */
    private void add(Matcher remark) {
        String type = remark.group("type");
        Kind.exactly(type)
                .ifPresent(kind -> add("1; " + kind.catalogue() + " 1 " + type + " " + remark.group("schema") + " "
                        + remark.group("name") + " " + remark.group("owner")));
    }

    /** Of the whole list. */
    public static Contents of(String list) {
        Contents contents = new Contents();
        list.lines().forEach(contents::add);
        return contents;
    }

    void add(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches() && !entry.group(2).startsWith(PUBLIC)) {
            Optional<Kind> kind = Kind.of(entry.group(1), entry.group(2));
            kind.ifPresent(k -> counts.merge(k, 1L, Long::sum));
            kind.filter(Kind.TABLES::equals).ifPresent(k -> tables.merge(entry.group(2), 1, Integer::sum));
        }
    }

    /**
     * What the database had in the snapshot, and the dump does not have.
     *
     * @param major the version of pg_dump that wrote it
     */
    public List<String> missing(List<TableRows> expected, List<Manifest.Objects> objects, int major) {
        Set<TableRows> unlisted = unlisted(expected);
        List<String> missing = new ArrayList<>();
        for (TableRows table : expected) {
            if (unlisted.contains(table)) {
                missing.add(Words.of("backup.fault.table", table.name()));
            }
        }
        for (Manifest.Objects some : objects) {
            Kind.named(some.kind())
                    .filter(kind -> count(kind, major) < some.count())
                    .ifPresent(kind -> missing.add(Words.of(
                            "backup.fault.objects", kind.word(), counts.getOrDefault(kind, 0L), some.count())));
        }
        return missing;
    }

    /**
     * Behind the name stands its owner, and both may hold spaces: so the longest names are looked for first, and each entry
     * counts for one table only.
     */
    private Set<TableRows> unlisted(List<TableRows> expected) {
        TreeMap<String, Integer> left = new TreeMap<>(tables);
        Set<TableRows> unlisted = new HashSet<>();
        List<TableRows> longestFirst = expected.stream()
                .sorted(Comparator.comparingInt(
                                (TableRows table) -> listed(table).length())
                        .reversed())
                .toList();
        for (TableRows table : longestFirst) {
            String entry = listed(table);
            String next = left.ceilingKey(entry);
            if (next == null || !next.startsWith(entry)) {
                unlisted.add(table);
            } else {
                left.computeIfPresent(next, (name, times) -> times == 1 ? null : times - 1);
            }
        }
        return unlisted;
    }

    private static String listed(TableRows table) {
        return "TABLE " + asListed(table.schema() + " " + table.table()) + " ";
    }

    private long count(Kind kind, int major) {
        long count = counts.getOrDefault(kind, 0L);
        boolean grouped = kind == Kind.LARGE_OBJECTS && major >= GROUPS;
        return grouped && count > 0 ? Long.MAX_VALUE : count;
    }

    /** What was found where nothing is missing, for a person. */
    public static String found(List<TableRows> tables, List<Manifest.Objects> objects) {
        long all = objects.stream().mapToLong(Manifest.Objects::count).sum();
        return Words.of("backup.found.inventory", tables.size(), all);
    }

    /** A list has one line an entry, whatever the names. */
    private static String asListed(String name) {
        return name.replace('\n', ' ').replace('\r', ' ');
    }
}
