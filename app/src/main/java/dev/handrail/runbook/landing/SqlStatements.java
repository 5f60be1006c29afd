package dev.handrail.runbook.landing;

import dev.handrail.runbook.landing.SqlText.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that may do more than read, in a block that only reads: those that would end its transaction, and those that act
 * outside of it, on files or on other sessions. What changes a table the database refuses as long as that transaction lasts.
 */
public final class SqlStatements {
    private static final Pattern FIRST = Pattern.compile("[( ]*([A-Z_]+)");

    /** Those that read, and those that the database itself refuses as long as it only reads. */
    private static final Set<String> OF_BOTH =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "INSERT", "UPDATE", "DELETE");

    private static final Set<String> OF_MYSQL = Set.of("DESC", "DESCRIBE", "USE");

    /** What may be set: how long it takes and how an answer looks, but not how a statement is read. */
    private static final Pattern SET = Pattern.compile("(?s)SET (?:SESSION |LOCAL )?(?:@[A-Z]\\w*|TIME_?ZONE|TIME ZONE"
            + "|SEARCH_PATH|DATESTYLE|INTERVALSTYLE|EXTRA_FLOAT_DIGITS|WORK_MEM|GROUP_CONCAT_MAX_LEN"
            + "|MAX_EXECUTION_TIME|MAX_STATEMENT_TIME|(?:INNODB_)?LOCK_WAIT_TIMEOUT|(?:STATEMENT|LOCK)_TIMEOUT)\\b.*");

    private static final Pattern TO_FILE = Pattern.compile("INTO (?:OUTFILE|DUMPFILE)\\b");
    private static final Pattern TO_HERE = Pattern.compile("\\bTO STDOUT\\b");
    private static final Pattern ELSEWHERE = Pattern.compile("\\bTO\\b(?! STDOUT\\b)");

    /** What MySQL runs though it looks like a remark, or takes for arithmetic though it looks like one. */
    private static final Pattern LIVE = Pattern.compile("/\\*M?!|--(?=\\S)");

    /** @param line where it stands, counted from zero within the text */
    public record Leaving(String word, int line) {}

    private final String text;
    private final Dialect dialect;
    private final List<Leaving> leaving = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int begins;

    private SqlStatements(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        SqlPieces pieces = new SqlPieces(text, dialect);
        for (int at = 0; at < text.length(); ) {
            int end = pieces.end(at);
            if (end == at) {
                plain(at++);
            } else {
                piece(at, end, pieces.isRemark(at));
                at = end;
            }
        }
        judge();
    }

    /** The first of them, if there is any. */
    public static Optional<Leaving> leaving(String text, Dialect dialect) {
        return new SqlStatements(text, dialect).leaving.stream().findFirst();
    }

    private void plain(int at) {
        char c = text.charAt(at);
        if (c == ';') {
            judge();
        } else if (Character.isWhitespace(c)) {
            gap();
        } else {
            said(at, String.valueOf(c));
        }
    }

    /** A name may be quoted and mean the same; a text is only a text. */
    private void piece(int at, int end, boolean remark) {
        if (remark) {
            Matcher live = LIVE.matcher(text).region(at, end);
            if (dialect == Dialect.MYSQL && live.lookingAt()) {
                leaving.add(new Leaving(live.group(), Use.line(text, at)));
            }
            gap();
            return;
        }
        boolean name = text.charAt(at) == (dialect == Dialect.MYSQL ? '`' : '"');
        said(at, name ? " " + text.substring(at + 1, Math.max(at + 1, end - 1)) + " " : "?");
    }

    private void said(int at, String words) {
        begins = statement.isEmpty() ? at : begins;
        statement.append(words);
    }

    private void gap() {
        if (!statement.isEmpty() && statement.charAt(statement.length() - 1) != ' ') {
            statement.append(' ');
        }
    }

    private void judge() {
        String all = statement.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        if (!all.isEmpty()) {
            refused(all).ifPresent(word -> leaving.add(new Leaving(word, Use.line(text, begins))));
        }
        statement.setLength(0);
    }

    /** The word for which it is. */
    private Optional<String> refused(String all) {
        Matcher matcher = FIRST.matcher(all);
        String first = matcher.lookingAt() ? matcher.group(1) : all.substring(0, Math.min(all.length(), 20));
        boolean mysql = dialect == Dialect.MYSQL;
        Matcher file = TO_FILE.matcher(all);
        if (file.find()) {
            return Optional.of(file.group());
        }
        boolean reads = switch (first) {
            case "SET" -> SET.matcher(all).matches() && !(mysql && all.contains(","));
            case "COPY" ->
                !mysql && TO_HERE.matcher(all).find() && !ELSEWHERE.matcher(all).find();
            default -> OF_BOTH.contains(first) || mysql && OF_MYSQL.contains(first);
        };
        return reads ? Optional.empty() : Optional.of(first);
    }
}
