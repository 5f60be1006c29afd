package dev.handrail.backup.source;

import dev.handrail.server.Dump;
import java.util.ArrayList;
import java.util.List;

/** Which part of a database is dumped, in the words of pg_dump. */
record Selection(Dump dump) {
    /** Whether tables are left out, or data. */
    boolean partial() {
        return !dump.tables().isEmpty()
                || !dump.exclude().isEmpty()
                || !dump.excludeData().isEmpty();
    }

    boolean rows() {
        return !dump.schemaOnly();
    }

    List<String> arguments() {
        List<String> all = new ArrayList<>(tables());
        dump.excludeData().forEach(pattern -> all.add("--exclude-table-data=" + pattern));
        if (dump.schemaOnly()) {
            all.add("--schema-only");
        }
        return all;
    }

    /** What dumps the definitions of no other tables than those whose rows are dumped. */
    List<String> tablesWithRows() {
        List<String> all = new ArrayList<>(tables());
        dump.excludeData().forEach(pattern -> all.add("--exclude-table=" + pattern));
        all.add("--schema-only");
        return all;
    }

    private List<String> tables() {
        List<String> all = new ArrayList<>();
        dump.tables().forEach(pattern -> all.add("--table=" + pattern));
        dump.exclude().forEach(pattern -> all.add("--exclude-table=" + pattern));
        if (!dump.tables().isEmpty()) {
            all.add("--strict-names"); // a table that is not there any more must not be left out silently
        }
        return all;
    }

    /** What a person should know of what is not in it. */
    List<String> leftOut() {
        return LeftOut.of(dump, "backup.note.tables");
    }
}
