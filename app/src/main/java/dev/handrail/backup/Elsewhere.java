package dev.handrail.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a line of a dump in plain statements leads away from the database that it is sent to: into one that it names
 * itself, which may be live, or to what is the whole server's, such as its accounts and its replication.
 */
public enum Elsewhere {
    /** The dumpers write rows in one line, so that no line within rows begins as a statement does. */
    MYSQL("-- Current Database: |" + Elsewhere.COMMENTS + "(?:USE[\\s`]"
            + "|(?:CREATE|DROP)\\s+(?:OR\\s+REPLACE\\s+)?(?:DATABASE|SCHEMA|USER|ROLE)\\b"
            + "|ALTER\\s+(?:DATABASE|SCHEMA)\\s+(?!(?:DEFAULT|CHARACTER|CHARSET|COLLATE|COMMENT|ENCRYPTION|READ)\\b)"
            + "|ALTER\\s+USER\\b|RENAME\\s+USER\\b|GRANT\\s|REVOKE\\s|SET\\s+PASSWORD\\b"
            + "|(?:UN)?INSTALL\\s+(?:PLUGIN|SONAME|COMPONENT)\\b"
            + "|SET\\s+(?:GLOBAL\\s|@@GLOBAL\\.|PERSIST|@@PERSIST)"
            + "|CHANGE\\s+(?:MASTER|REPLICATION)\\b"
            + "|(?:START|STOP|RESET)\\s+(?:ALL\\s+)?(?:SLAVES?|REPLICAS?|MASTER|BINARY)\\b"
            + "|PURGE\\s+(?:BINARY|MASTER)\\b|SHUTDOWN\\b)"),
    /** Rows are copied in text, of which no line can begin with a command of psql: its backslash would stand twice. */
    POSTGRESQL("\\\\(?:c|connect|!|i|ir|include|include_relative|copy|o|out|w|write|cd|setenv|gexec)(?![A-Za-z_])|"
            + Elsewhere.COMMENTS + "(?:(?:CREATE|DROP|ALTER)\\s+(?:DATABASE|TABLESPACE|ROLE|GROUP|SUBSCRIPTION)\\b"
            + "|(?:CREATE|DROP|ALTER)\\s+USER\\b(?!\\s+MAPPING\\b)|ALTER\\s+SYSTEM\\b)");

    /** What may stand before a statement; what a version's comment holds is done. */
    private static final String COMMENTS = "\\s*(?:/\\*(?!M?!)[^*]*\\*+/\\s*)*(?:/\\*M?!\\d*\\s*)?";
    /** As much of a line as is looked at. */
    static final int HEAD = 300;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Pattern pattern;

    Elsewhere(String pattern) {
        this.pattern = Pattern.compile("(?i)(?:" + pattern + ")");
    }

    /** Of a form that a client obeys statement by statement, whatever stands in it. */
    public static Optional<Elsewhere> in(Manifest.Artifact artifact) {
        return switch (artifact.form()) {
            case "sql" -> Optional.of(MYSQL);
            case "plain" -> Optional.of(POSTGRESQL);
            default -> Optional.empty();
        };
    }

    /** Whether any of it says so. */
    public boolean in(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream guarded = new GuardedInput(new ByteArrayInputStream(bytes), this)) {
            guarded.transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (GoesElsewhere e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean says(String line) {
        return pattern.matcher(line).lookingAt() && !NamelessAlter.of(line);
    }

    /** Whether the lines that come are rows, up to the one that ends them. */
    boolean rowsFollow(String head, boolean fromStdin) {
        return this == POSTGRESQL && fromStdin && head.startsWith("COPY ");
    }

    /** Rows hold whatever people wrote; only what cannot stand in a row is looked for among them. */
    boolean saysAmongRows(String line) {
        return line.startsWith("\\") && says(line);
    }

    /** What it says, without what may be secret in it. */
    String said(String line) {
        Matcher found = pattern.matcher(line);
        return found.lookingAt() ? SPACES.matcher(found.group()).replaceAll(" ").strip() : "";
    }
}
