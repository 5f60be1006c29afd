package dev.handrail.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup is, in full: enough to restore it on a machine that has never heard of Handrail's catalogue. It lies as
 * JSON beside the artifact.
 *
 * @param format names this layout, so that a later one can tell
 * @param millis how long it took
 */
public record Manifest(
        String format,
        String id,
        String server,
        String environment,
        Source source,
        Instant taken,
        long millis,
        Tools tools,
        Artifact artifact,
        List<TableRows> tables) {

    public static final String FORMAT = "handrail-backup/1";

    /** What every manifest's file name ends in. */
    public static final String ENDING = ".json";

    public Manifest {
        tables = List.copyOf(tables);
    }

    public long rows() {
        return tables.stream().mapToLong(TableRows::rows).sum();
    }

    /**
     * Where it is from.
     *
     * @param kind "postgresql"
     * @param name the source's name in the profile
     * @param database its name on the database server
     * @param owner the role that owns the database
     */
    public record Source(
            String kind,
            String name,
            String database,
            String version,
            String encoding,
            String collate,
            String characterType,
            String owner) {}

    /** What made it. */
    public record Tools(String dump, String compression) {}

    /**
     * The file itself.
     *
     * @param bytes before compression
     * @param storedBytes as it lies there
     * @param sha256 of the stored bytes, in hexadecimal
     */
    public record Artifact(
            String file, String dump, Compression compression, long bytes, long storedBytes, String sha256) {}

    /** How many rows a table had in the very snapshot that was dumped. */
    public record TableRows(String schema, String table, long rows) {
        public String name() {
            return schema + "." + table;
        }
    }

    /** The rows of a table by its name, such as public.members. */
    public Optional<TableRows> table(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
