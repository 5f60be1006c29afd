package dev.handrail.backup.verify;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.Kind;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of contents of a PostgreSQL dump, as pg_restore --list prints it. */
final class Contents {
    private static final Pattern ENTRY = Pattern.compile("\\d+; (\\d+) \\d+ (.*)");
    /** Every database has it already, so a dump names it only for its rights. */
    private static final String PUBLIC = "SCHEMA - public ";
    /** The first version whose entries hold several large objects each. */
    private static final int GROUPS = 17;

    private final Map<Kind, List<String>> entries = new EnumMap<>(Kind.class);

    Contents(String list) {
        for (String line : list.lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && !entry.group(2).startsWith(PUBLIC)) {
                Optional<Kind> kind = Kind.of(entry.group(1), entry.group(2));
                kind.ifPresent(k ->
                        entries.computeIfAbsent(k, none -> new ArrayList<>()).add(entry.group(2)));
            }
        }
    }

    /** What the database had in the snapshot, and the dump does not have. */
    List<String> missing(Manifest manifest) {
        List<String> missing = new ArrayList<>();
        for (TableRows table : manifest.tables()) {
            String entry = "TABLE " + asListed(table.schema() + " " + table.table()) + " ";
            if (of(Kind.TABLES).stream().noneMatch(text -> text.startsWith(entry))) {
                missing.add(Words.of("backup.fault.table", table.name()));
            }
        }
        for (Manifest.Objects objects : manifest.objects()) {
            Kind.named(objects.kind())
                    .filter(kind -> count(kind, manifest) < objects.count())
                    .ifPresent(kind -> missing.add(
                            Words.of("backup.fault.objects", kind.word(), of(kind).size(), objects.count())));
        }
        return missing;
    }

    private long count(Kind kind, Manifest manifest) {
        long count = of(kind).size();
        boolean grouped = kind == Kind.LARGE_OBJECTS && manifest.tools().dumpMajor() >= GROUPS;
        return grouped && count > 0 ? Long.MAX_VALUE : count;
    }

    private List<String> of(Kind kind) {
        return entries.getOrDefault(kind, List.of());
    }

    /** A list has one line an entry, whatever the names. */
    private static String asListed(String name) {
        return name.replace('\n', ' ').replace('\r', ' ');
    }
}
