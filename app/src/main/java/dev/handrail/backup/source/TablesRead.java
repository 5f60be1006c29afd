package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import java.util.List;

/**
 * The tables of a database of MariaDB or MySQL as far as they could be read. Of those that could not, nobody knows whether
 * their rows are there: they are locked, damaged, or the session came to its end before them.
 */
public record TablesRead(List<TableRows> tables, List<Unread> unread) {
    public TablesRead {
        tables = List.copyOf(tables);
        unread = List.copyOf(unread);
    }

    /** All could be read. */
    public static TablesRead all(List<TableRows> tables) {
        return new TablesRead(tables, List.of());
    }

    /**
     * A table that is there, and gave no answer.
     *
     * @param why what came back instead
     */
    public record Unread(String database, String table, String why) {
        public String name() {
            return database + "." + table;
        }
    }
}
