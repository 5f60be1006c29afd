package dev.handrail.backup.rescue;

import dev.handrail.backup.rescue.Relation.Column;
import dev.handrail.sql.MySqlClient;
import java.util.Locale;
import java.util.Set;

/**
 * The value of a column in a statement of MariaDB or MySQL. Two texts that a collation takes for one are two: it is bytes
 * that are compared.
 *
 * @param of the alias of its table
 */
record MySqlValue(String of, Column column) {
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json");
    private static final Set<String> BYTES =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
    private static final Set<String> SHAPES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");

    /** Without its length and whatever else is said of it. */
    private String kind() {
        return column.type().toLowerCase(Locale.ROOT).replaceFirst("[^a-z0-9].*", "");
    }

    boolean isText() {
        return TEXTS.contains(kind());
    }

    String plain() {
        return of + "." + MySqlClient.quoted(column.name());
    }

    /** What is the same in both if and only if the value is. Of a float a dump knows no more than its text. */
    String comparable() {
        if (isText()) {
            return "CAST(CONVERT(" + plain() + " USING utf8mb4) AS BINARY)";
        }
        if (SHAPES.contains(kind())) {
            return "HEX(" + plain() + ")";
        }
        return kind().equals("float") ? "CAST(" + plain() + " AS CHAR)" : plain();
    }

    /** Its text, also where the type of the other one is another; as a person names a key by it. */
    String text() {
        String kind = kind();
        if (isText()) {
            return "CONVERT(" + plain() + " USING utf8mb4)";
        }
        if (BYTES.contains(kind) || SHAPES.contains(kind)) {
            return "CONVERT(CONCAT('0x', HEX(" + plain() + ")) USING utf8mb4)";
        }
        return "CONVERT(CAST(" + (kind.equals("bit") ? plain() + " + 0" : plain()) + " AS CHAR) USING utf8mb4)";
    }

    /** As a column of another type takes it: what is written is not what bytes and bits are. */
    String into(MySqlValue other) {
        if (BYTES.contains(kind()) && BYTES.contains(other.kind())) {
            return plain();
        }
        return kind().equals("bit") && other.kind().equals("bit") ? plain() + " + 0" : text();
    }

    /** For a number of all of it. */
    String hash() {
        String bytes = isText() ? comparable() : BYTES.contains(kind()) ? plain() : text();
        return "IFNULL(SHA2(" + bytes + ", 256), '-')";
    }

    String same(MySqlValue other) {
        return comparable() + " <=> " + other.comparable();
    }

    /** The same by what is written. */
    String sameText(MySqlValue other) {
        return "CAST(" + text() + " AS BINARY) <=> CAST(" + other.text() + " AS BINARY)";
    }

    /** As a key: by an index, and then by bytes. */
    String finds(MySqlValue other) {
        String found = plain() + " = " + other.plain();
        return isText() ? found + " AND " + comparable() + " = " + other.comparable() : found;
    }
}
