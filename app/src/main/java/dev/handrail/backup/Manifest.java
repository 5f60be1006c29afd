package dev.handrail.backup;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a backup is, in full: enough to restore it on a machine that has never heard of Handrail's catalogue. It lies as
 * JSON beside the artifact.
 *
 * @param format names this layout, so that a later one can tell
 * @param millis how long it took
 * @param objects how many objects of each kind a database had, as its catalogue said in the snapshot that was dumped; of
 *     files and repositories, what was listed while they were read
 * @param notes what a person should know of it, such as files that changed while they were read
 * @param run the run that made it, together with what else that run made
 * @param sequences how far those of a database had counted at least
 * @param downMillis for how long the application was stopped for it
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
        List<TableRows> tables,
        List<Objects> objects,
        List<String> notes,
        @Nullable String run,
        @Nullable Long downMillis,
        List<Sequence> sequences) {

    public static final String FORMAT = "handrail-backup/1";

    /** What every manifest's file name ends in. */
    public static final String ENDING = ".json";

    /** What the note begins with of a dump that another program made, beside which no manifest lies. */
    public static final String FOREIGN = "foreign: ";

    /** What a note begins with that says what the backup does not hold, because its profile wants it so. */
    public static final String PARTIAL = "partial: ";

    public Manifest {
        tables = List.copyOf(tables);
        // A manifest that was written before these were known does not have them.
        objects = objects == null ? List.of() : List.copyOf(objects);
        notes = notes == null ? List.of() : List.copyOf(notes);
        sequences = sequences == null ? List.of() : List.copyOf(sequences);
    }

    /** Of something that has no sequences. */
    public Manifest(
            String format,
            String id,
            String server,
            String environment,
            Source source,
            Instant taken,
            long millis,
            Tools tools,
            Artifact artifact,
            List<TableRows> tables,
            List<Objects> objects,
            List<String> notes,
            @Nullable String run,
            @Nullable Long downMillis) {
        this(
                format,
                id,
                server,
                environment,
                source,
                taken,
                millis,
                tools,
                artifact,
                tables,
                objects,
                notes,
                run,
                downMillis,
                List.of());
    }

    /** Of which no more is known than what every backup tells. */
    public Manifest(
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
        this(
                format,
                id,
                server,
                environment,
                source,
                taken,
                millis,
                tools,
                artifact,
                tables,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Whether another program made it, so that this was put together from what the dump says of itself. */
    public boolean foreign() {
        return notes.stream().anyMatch(note -> note.startsWith(FOREIGN));
    }

    /** Another program made it, and wrote down no rows. */
    public boolean rowsUnknown() {
        return foreign() && tables.isEmpty();
    }

    /** What it does not hold, in words; nothing where it holds all that was there. */
    public List<String> leftOut() {
        return notes.stream()
                .filter(note -> note.startsWith(PARTIAL))
                .map(Manifest::told)
                .toList();
    }

    /** A note as a person reads it. */
    public static String told(String note) {
        return note.startsWith(PARTIAL) ? note.substring(PARTIAL.length()) : note;
    }

    /** What a person should know of it beside what it holds. */
    public List<String> remarks() {
        Stream<String> stopped = Stream.ofNullable(downMillis)
                .map(millis -> Words.of("backup.show.down", Amounts.duration(Duration.ofMillis(millis))));
        return Stream.concat(
                        stopped,
                        notes.stream().filter(note -> !note.startsWith(FOREIGN)).map(Manifest::told))
                .toList();
    }

    public long rows() {
        return tables.stream().mapToLong(TableRows::rows).sum();
    }

    /**
     * Where it is from.
     *
     * @param kind what it is: postgresql, mariadb, mysql, files, script, git …
     * @param name the source's name in the profile
     * @param origin what it is called where it is from: the database on its server, the directory, the address
     * @param version of the database server; empty where there is none, as are the others that only databases have
     * @param owner the role that owns the database
     * @param sorting by what it sorts and compares, where that is not the operating system
     * @param size what the database took on its server, indexes and all; null where nobody looked
     * @param besides its rights and settings, where it is one of PostgreSQL; null where nobody looked
     */
    public record Source(
            String kind,
            String name,
            @JsonAlias("database") String origin,
            String version,
            String encoding,
            String collate,
            String characterType,
            String owner,
            @Nullable Sorting sorting,
            @Nullable Long size,
            @Nullable Besides besides) {

        /** One of which is not known what it is besides its content. */
        public Source(
                String kind,
                String name,
                String origin,
                String version,
                String encoding,
                String collate,
                String characterType,
                String owner,
                @Nullable Sorting sorting,
                @Nullable Long size) {
            this(kind, name, origin, version, encoding, collate, characterType, owner, sorting, size, null);
        }

        /** One that sorts as the operating system does, and whose size nobody knows. */
        public Source(
                String kind,
                String name,
                String origin,
                String version,
                String encoding,
                String collate,
                String characterType,
                String owner) {
            this(kind, name, origin, version, encoding, collate, characterType, owner, null, null);
        }

        /** What is no database has no more to it than where it is from. */
        public static Source plain(String kind, String name, String origin) {
            return new Source(kind, name, origin, "", "", "", "", "");
        }
    }

    /** What made it. */
    public record Tools(String dump, String compression) {
        /** The version of pg_dump that wrote it: an older pg_restore may not read it. */
        public int dumpMajor() {
            return Integer.parseInt(dump.replaceAll("^\\D*(\\d+).*$", "$1"));
        }
    }

    /**
     * The file itself.
     *
     * @param form how the source's bytes are written: custom, directory, plain, tar, bundle …
     * @param bytes before compression
     * @param storedBytes as it lies there
     * @param sha256 of the stored bytes, in hexadecimal
     * @param plainSha256 of the bytes before compression and encryption
     * @param encryption the age recipients that can read it; empty if anyone can
     */
    public record Artifact(
            String file,
            @JsonAlias("dump") String form,
            Compression compression,
            long bytes,
            long storedBytes,
            String sha256,
            @Nullable String plainSha256,
            List<String> encryption) {
        public Artifact {
            encryption = encryption == null ? List.of() : List.copyOf(encryption);
        }

        public Artifact(
                String file, String form, Compression compression, long bytes, long storedBytes, String sha256) {
            this(file, form, compression, bytes, storedBytes, sha256, null, List.of());
        }

        public boolean encrypted() {
            return !encryption.isEmpty();
        }
    }

    /**
     * How many objects of a kind there are.
     *
     * @param hash of what they are, or hold, whatever their order; null where none was made
     */
    public record Objects(String kind, long count, @Nullable String hash) {
        public Objects(String kind, long count) {
            this(kind, count, null);
        }
    }

    /**
     * How many rows a table had in the very snapshot that was dumped.
     *
     * @param hash of their content, whatever their order; null where it was not asked for
     */
    public record TableRows(
            String schema,
            String table,
            long rows,
            @Nullable String hash) {
        public TableRows(String schema, String table, long rows) {
            this(schema, table, rows, null);
        }

        public String name() {
            return schema + "." + table;
        }

        /** Whether the content of both was hashed, and in the same way: its name stands before the hash. */
        public boolean comparable(TableRows other) {
            return hash != null && other.hash != null && method(hash).equals(method(other.hash));
        }

        private static String method(String hash) {
            return hash.substring(0, hash.indexOf(':') + 1);
        }
    }

    /** The rows of a table by its name, such as public.members. */
    public Optional<TableRows> table(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
