package dev.handrail.backup.source;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** A kind of object of a PostgreSQL database, by what pg_dump's table of contents calls it. */
public enum Kind {
    SCHEMAS("schemas", "2615", "SCHEMA"),
    EXTENSIONS("extensions", "3079", "EXTENSION"),
    TYPES("types", "1247", "TYPE"),
    DOMAINS("domains", "1247", "DOMAIN"),
    FUNCTIONS("functions", "1255", "FUNCTION"),
    PROCEDURES("procedures", "1255", "PROCEDURE"),
    AGGREGATES("aggregates", "1255", "AGGREGATE"),
    TABLES("tables", "1259", "TABLE"),
    FOREIGN_TABLES("foreign tables", "1259", "FOREIGN TABLE"),
    VIEWS("views", "1259", "VIEW"),
    MATERIALIZED_VIEWS("materialized views", "1259", "MATERIALIZED VIEW"),
    SEQUENCES("sequences", "1259", "SEQUENCE"),
    INDEXES("indexes", "1259", "INDEX"),
    CONSTRAINTS("constraints", "2606", "CONSTRAINT"),
    FOREIGN_KEYS("foreign keys", "2606", "FK CONSTRAINT"),
    TRIGGERS("triggers", "2620", "TRIGGER"),
    POLICIES("policies", "3256", "POLICY"),
    EVENT_TRIGGERS("event triggers", "3466", "EVENT TRIGGER"),
    LARGE_OBJECTS("large objects", "2613", "BLOB");

    private static final String GROUPED = "BLOB METADATA";

    private final String word;
    private final String catalogue;
    private final String entry;

    Kind(String word, String catalogue, String entry) {
        this.word = word;
        this.catalogue = catalogue;
        this.entry = entry;
    }

    /** As it stands in a manifest. */
    public String word() {
        return word;
    }

    /** The oid of the catalogue that it is from. */
    String catalogue() {
        return catalogue;
    }

    /** The kind that a dump calls so. From version 17 on, an entry of large objects holds several of them. */
    static Optional<Kind> exactly(String entry) {
        return entry.equals(GROUPED)
                ? Optional.of(LARGE_OBJECTS)
                : Arrays.stream(values())
                        .filter(kind -> kind.entry.equals(entry))
                        .findFirst();
    }

    /** The kind that a manifest names so. */
    public static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /**
     * What an entry of a table of contents is of.
     *
     * @param from the oid of the catalogue that it is from
     * @param text what it is, and then its name
     */
    public static Optional<Kind> of(String from, String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.catalogue.equals(from) && text.startsWith(kind.entry + " "))
                .max(Comparator.comparingInt(kind -> kind.entry.length()));
    }
}
