package dev.handrail.runbook.landing;

import dev.handrail.runbook.landing.SqlText.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that would end the transaction in which a block only reads, or open another one that may write. The database
 * refuses what changes something only as long as that transaction lasts.
 */
public final class SqlStatements {
    private static final String OF_BOTH = "COMMIT|ROLLBACK|BEGIN|START TRANSACTION|SAVEPOINT|RELEASE";

    private static final Pattern POSTGRESQL = Pattern.compile("(?s)(" + OF_BOTH
            + "|END|ABORT|PREPARE TRANSACTION|DISCARD|RESET ALL"
            + "|(?:SET|RESET)\\b(?= .*(?:TRANSACTION|READ WRITE)))\\b.*");

    private static final Pattern MYSQL = Pattern.compile("(?s)(" + OF_BOTH
            + "|XA|PREPARE|EXECUTE|DELIMITER|SET STATEMENT"
            + "|SET\\b(?= .*(?:TRANSACTION|TX_READ_ONLY|AUTOCOMMIT|SQL_MODE)))\\b.*");

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
        said(at, name ? text.substring(at + 1, Math.max(at + 1, end - 1)) : "?");
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
        Matcher matcher = (dialect == Dialect.MYSQL ? MYSQL : POSTGRESQL)
                .matcher(statement.toString().strip().toUpperCase(Locale.ROOT));
        if (matcher.matches()) {
            leaving.add(new Leaving(matcher.group(1), Use.line(text, begins)));
        }
        statement.setLength(0);
    }
}
