package dev.handrail.backup.restore;

import dev.handrail.backup.Flaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of every table of a backup beside those of the database it was restored into. */
public record RowsCompared(List<Table> tables) implements Flaw {
    private static final long MISSING = -1;

    public RowsCompared {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param backup how many rows it had when it was backed up
     * @param now how many it has now; less than zero where it is not there
     * @param content whether they are the same, or null where only their number is known
     */
    public record Table(
            String name, long backup, long now, @Nullable Boolean content) {
        /** Of which only the number of rows is known. */
        public Table(String name, long backup, long now) {
            this(name, backup, now, null);
        }

        static Table missing(String name, long backup) {
            return new Table(name, backup, MISSING);
        }

        public boolean isMissing() {
            return now < 0;
        }

        public boolean isEqual() {
            return now == backup && !isOther();
        }

        /** As many rows, but not the same. */
        public boolean isOther() {
            return now == backup && Boolean.FALSE.equals(content);
        }
    }

    /** Whether the content of every table was compared, and is the same. */
    public boolean contentEqual() {
        return !tables.isEmpty() && tables.stream().allMatch(table -> table.isEqual() && table.content() != null);
    }
}
