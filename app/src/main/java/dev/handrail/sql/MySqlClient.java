package dev.handrail.sql;

import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a MariaDB or MySQL database by the server's own client, which reaches all that its own socket does. */
public record MySqlClient(Shell shell, MySqlTools tools, String name) {
    /** Exact counts of large tables take their time; a server that hangs must not take all of ours. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern NUMBER = Pattern.compile("ERROR (\\d+)");

    /** The rows that the statements answer, one after the other. */
    public List<List<String>> ask(String statements) throws OperationFailed {
        return ask(statements, List.of("--database=" + name));
    }

    /** The same of a server, whatever databases it has. */
    public List<List<String>> askServer(String statements) throws OperationFailed {
        return ask(statements, List.of());
    }

    private List<List<String>> ask(String statements, List<String> where) throws OperationFailed {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "--batch",
                                "--skip-column-names",
                                "--skip-auto-rehash",
                                "--default-character-set=utf8mb4",
                                "--connect-timeout=20"),
                        where.stream())
                .toList();
        Result result = shell.run(
                tools.connected(tools.client(), arguments).within(PATIENCE),
                statements.getBytes(StandardCharsets.UTF_8));
        if (!result.good()) {
            throw failed(result.exit().errorText());
        }
        return new String(result.output(), StandardCharsets.UTF_8)
                .lines()
                .map(MySqlClient::row)
                .toList();
    }

    private OperationFailed failed(String said) {
        return OperationFailed.failed(Words.of("sql.mysql.ask", name))
                .on(shell.where())
                .cameBack(said)
                .next(advice(said))
                .build();
    }

    /** What to do about what the client or the dumper says. */
    public static String advice(String said) {
        Matcher number = NUMBER.matcher(said);
        return switch (number.find() ? number.group(1) : "") {
            case "1045", "1698" -> Words.of("sql.mysql.next.password");
            case "1049" -> Words.of("sql.next.gone");
            case "1044", "1142", "1143", "1227", "1370" -> Words.of("sql.next.rights");
            case "1040", "1203" -> Words.of("sql.next.full");
            case "2002", "2003", "2006", "2013" -> Words.of("sql.next.line");
            default -> Words.of("sql.next.look");
        };
    }

    /** With --batch, tabs separate, and what would break a line is escaped. */
    static List<String> row(String line) {
        return Stream.of(line.split("\t", -1)).map(MySqlClient::plain).toList();
    }

    private static String plain(String field) {
        return ESCAPED.matcher(field)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "0" -> "\0";
                            default -> match.group(1);
                        }));
    }

    /** A name inside a statement. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
