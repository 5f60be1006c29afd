package dev.handrail.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether a statement of a dump in plain statements leads away from the database that it is sent to: into one that it names
 * itself, which may be live, or to what is the whole server's, such as its accounts and its replication.
 */
public enum Elsewhere {
    /** What only one version obeys counts as well. */
    MYSQL(
            "(?:USE(?!\\s+(?:INDEX|KEY)\\s*(?:FOR\\s|\\())[\\s`]"
                    + "|(?:CREATE|DROP)\\s+(?:OR\\s+REPLACE\\s+)?(?:DATABASE|SCHEMA|USER|ROLE)\\b"
                    + "|ALTER\\s+(?:DATABASE|SCHEMA)\\s+(?!(?:DEFAULT|CHARACTER|CHARSET|COLLATE|COMMENT|ENCRYPTION|READ)\\b)"
                    + "|ALTER\\s+USER\\b|RENAME\\s+USER\\b|GRANT\\s|REVOKE\\s|SET\\s+PASSWORD\\b"
                    + "|(?:UN)?INSTALL\\s+(?:PLUGIN|SONAME|COMPONENT)\\b"
                    + "|SET\\s+(?:GLOBAL\\s|@@GLOBAL\\.|PERSIST|@@PERSIST)"
                    + "|CHANGE\\s+(?:MASTER|REPLICATION)\\b"
                    + "|(?:START|STOP|RESET)\\s+(?:ALL\\s+)?(?:SLAVES?|REPLICAS?|MASTER|BINARY)\\b"
                    + "|PURGE\\s+(?:BINARY|MASTER)\\b|SHUTDOWN\\b|BEGIN\\s+NOT\\s+ATOMIC\\b|CHARSET\\s)",
            Named.TARGET,
            Named.MODE),
    /** What changes how psql itself reads quotes, but for how pg_dump says it, could hide all else. */
    POSTGRESQL(
            "(?:(?:CREATE|DROP|ALTER)\\s+(?:DATABASE|TABLESPACE|ROLE|GROUP|SUBSCRIPTION)\\b"
                    + "|(?:CREATE|DROP|ALTER)\\s+USER\\b(?!\\s+MAPPING\\b)|ALTER\\s+SYSTEM\\b"
                    + "|(?:SELECT|ALTER|RESET|SET\\s+(?:SESSION|LOCAL))\\b(?=.*standard_conforming_strings)"
                    + "|SET\\s+(?:client_encoding|NAMES)\\b(?=.*(?:BIG5|GB18030|GBK|JOHAB|S(?:HIFT_)?JIS|UHC)))",
            "(?!)",
            Named.CONFORMING);

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern COPY = Pattern.compile("(?i)COPY\\b");
    private static final Pattern MODE =
            Pattern.compile("(?is)SET\\s.*?(?:sql_mode|standard_conforming_strings)\\W+(?<to>.*)");
    /** No row begins like that: its backslash would stand twice. */
    private static final Pattern NOT_IN_ROWS =
            Pattern.compile("(?i)\\\\(?:c|connect|!|i|ir|include|include_relative|copy|o|out|w|write|cd|setenv|gexec)"
                    + "(?![A-Za-z_])");

    private final Pattern pattern;
    private final Pattern target;
    private final Pattern hiding;

    /**
     * @param target how a statement begins that names another database for what it makes, fills or drops
     * @param hiding how one begins behind which nobody knows how quotes are read
     */
    Elsewhere(String pattern, String target, String hiding) {
        this.pattern = Pattern.compile("(?is)" + pattern);
        this.target = Pattern.compile("(?is)" + target);
        this.hiding = Pattern.compile("(?is)" + hiding);
    }

    /** Of a form that a client obeys statement by statement, whatever stands in it. */
    public static Optional<Elsewhere> in(Manifest.Artifact artifact) {
        return switch (artifact.form()) {
            case "sql" -> Optional.of(MYSQL);
            case "plain" -> Optional.of(POSTGRESQL);
            default -> Optional.empty();
        };
    }

    /** The first of it that says so. */
    public Optional<GoesElsewhere> in(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream guarded = new GuardedInput(new ByteArrayInputStream(bytes), this)) {
            guarded.transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        } catch (GoesElsewhere e) {
            return Optional.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean says(String statement) {
        return pattern.matcher(statement).lookingAt();
    }

    /** Whether what it makes, fills or drops lies in a database that it names; for a whole statement, and not for lines of it. */
    boolean reaches(String statement) {
        return target.matcher(statement).lookingAt();
    }

    /** Whether nobody knows how quotes are read behind that statement, which is whole. */
    boolean hides(String statement) {
        return hiding.matcher(statement).lookingAt();
    }

    /** Whether it cannot say so however it goes on, nor change how a backslash is read. */
    boolean cannotSay(String begun) {
        Matcher says = pattern.matcher(begun);
        Matcher mode = MODE.matcher(begun);
        Matcher reaches = target.matcher(begun);
        return !says.lookingAt()
                && !says.hitEnd()
                && !reaches.lookingAt()
                && !reaches.hitEnd()
                && !mode.matches()
                && !mode.hitEnd();
    }

    /** Whether it moves rows between a table and a place, such as the lines that come. */
    boolean copies(String statement) {
        return this == POSTGRESQL && COPY.matcher(statement).lookingAt();
    }

    /** Whether a backslash in quotes takes the next character with it from that statement on. */
    boolean escapes(String statement, boolean before) {
        Matcher mode = MODE.matcher(statement);
        if (!mode.matches()) {
            return before;
        }
        String to = mode.group("to").toUpperCase(Locale.ROOT);
        return this == MYSQL ? !to.contains("NO_BACKSLASH_ESCAPES") : !to.startsWith("ON");
    }

    /** Rows hold whatever people wrote; only what cannot stand in a row is looked for among them. */
    boolean saysAmongRows(String row) {
        return NOT_IN_ROWS.matcher(row).lookingAt();
    }

    /** What it says, without what may be secret in it. */
    String said(String line) {
        Matcher hides = hiding.matcher(line);
        String what = hides.lookingAt() && hides.group("what") != null ? hides.group("what") : "";
        return Stream.of(pattern.matcher(line), target.matcher(line), hides)
                .filter(Matcher::lookingAt)
                .findFirst()
                .map(found -> found == hides ? hides.group() + " " + what : found.group())
                .map(said -> SPACES.matcher(said).replaceAll(" ").strip())
                .orElse("");
    }
}
