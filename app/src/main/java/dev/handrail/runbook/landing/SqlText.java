package dev.handrail.runbook.landing;

import dev.handrail.runbook.Variable;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.SqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;

/**
 * Statements of SQL. A value becomes a literal, a name or a number by its type, and only where one may stand: within quotes
 * or a remark its use is misplaced.
 */
public final class SqlText {
    /** Whose rules of quoting apply. */
    public enum Dialect {
        POSTGRESQL,
        MYSQL
    }

    private final String text;
    private final Dialect dialect;
    private final SqlPieces pieces;
    private final List<Use> uses = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    private SqlText(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        this.pieces = new SqlPieces(text, dialect);
        int at = 0;
        while (at < text.length()) {
            at = next(at);
        }
    }

    /** Every use; misplaced is what any of the dialects would take for misplaced. */
    public static List<Use> uses(String text) {
        List<Use> uses = new ArrayList<>(new SqlText(text, Dialect.POSTGRESQL).uses);
        new SqlText(text, Dialect.MYSQL).uses.stream().filter(Use::misplaced).forEach(use -> {
            if (!uses.contains(use)) {
                uses.add(use);
            }
        });
        return uses;
    }

    /** The statements with the values in them. */
    public static String filled(String text, Dialect dialect, Function<String, Value> values) {
        SqlText read = new SqlText(text, dialect);
        StringBuilder made = new StringBuilder();
        int done = 0;
        Matcher matcher = Use.VARIABLE.matcher(text);
        for (int place : read.places) {
            if (matcher.find(place)) {
                made.append(text, done, place).append(read.written(values.apply(matcher.group(1))));
                done = matcher.end();
            }
        }
        return made.append(text.substring(done)).toString();
    }

    private String written(Value value) {
        boolean postgres = dialect == Dialect.POSTGRESQL;
        if (value.type() == Variable.Type.NUMBER) {
            // With a minus before it, a minus that stands there already would begin a remark.
            return value.text().startsWith("-") ? "(" + value.text() + ")" : value.text();
        }
        if (value.type() == Variable.Type.NAME) {
            return postgres ? SqlNames.quoted(value.text()) : MySqlClient.quoted(value.text());
        }
        return postgres ? SqlNames.literal(value.text()) : MySqlClient.literal(value.text());
    }

    private int next(int at) {
        Matcher variable = Use.VARIABLE.matcher(text).region(at, text.length());
        if (variable.lookingAt()) {
            uses.add(new Use(variable.group(1), Use.line(text, at), false));
            places.add(at);
            return variable.end();
        }
        int end = pieces.end(at);
        return end == at ? at + 1 : misplaced(at, end);
    }

    private int misplaced(int from, int to) {
        Matcher matcher = Use.VARIABLE.matcher(text).region(from, to);
        while (matcher.find()) {
            uses.add(new Use(matcher.group(1), Use.line(text, matcher.start()), true));
        }
        return to;
    }
}
