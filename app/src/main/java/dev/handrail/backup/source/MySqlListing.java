package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The table of contents of a dump of MariaDB or MySQL, which it has none of: so it is read for what it makes. */
public final class MySqlListing {
    private MySqlListing() {}

    /** A script of the shell that lists what the dump on its stdin makes; its $0 is the place of awk. */
    public static String script() {
        return MySqlDumped.listing();
    }

    /** What the manifest tells of, and the dump does not have. */
    public static List<String> missing(String list, Manifest manifest) {
        MySqlDumped dumped = new MySqlDumped(() -> {});
        list.lines().forEach(dumped::hears);
        List<String> missing = new ArrayList<>();
        for (TableRows table : manifest.tables()) {
            OptionalLong rows = dumped.rows(table.table());
            if (!dumped.has(new Item(Kind.TABLE, table.table(), table.table(), "", 0))) {
                missing.add(Words.of("backup.fault.table", table.name()));
            } else if (rows.isPresent() && rows.getAsLong() != table.rows()) {
                missing.add(Words.of("restore.rows.differ", table.name(), rows.getAsLong(), table.rows()));
            }
        }
        for (Kind kind : Kind.values()) {
            manifest.objects().stream()
                    .filter(some -> some.kind().equals(kind.word()) && dumped.count(kind) < some.count())
                    .forEach(some -> missing.add(
                            Words.of("backup.fault.objects", kind.word(), dumped.count(kind), some.count())));
        }
        return missing;
    }
}
