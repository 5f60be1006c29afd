package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Result;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a MariaDB or MySQL database by the server's own client, which reaches all that its own socket does. */
public record MySqlClient(Shell shell, MySqlTools tools, String name) implements AutoCloseable {
    /** The key of what is to be done where nobody knows more. */
    public static final String LOOK = "sql.next.look";

    /** Exact counts of large tables take their time; a server that hangs must not take all of ours. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** A line that is dead must not keep who ends something from going on. */
    private static final Duration TO_KILL = Duration.ofSeconds(20);

    private static final String UNKNOWN_SESSION = "ERROR 1094";

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    /** As the client tells it and as the dumper does, whether it cannot get in or stumbles later. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:ERROR |Got error: |\\((?=\\d+\\)$))(\\d+)", Pattern.MULTILINE);

    /** Finds the tools on the server, and keeps a shell to it until this is closed. */
    public static MySqlClient open(Shells shells, Databases databases, Server server, Database entry, String name)
            throws OperationFailed {
        Shell shell = shells.on(server);
        try {
            return new MySqlClient(shell, MySqlTools.find(databases, shell, server, entry), name);
        } catch (OperationFailed e) {
            shell.close();
            throw e;
        }
    }

    /** The rows that the statements answer, one after the other. */
    public List<List<String>> ask(String statements) throws OperationFailed {
        return ask(statements, List.of("--database=" + name));
    }

    /** The same of a server, whatever databases it has. */
    public List<List<String>> askServer(String statements) throws OperationFailed {
        return ask(statements, List.of());
    }

    /** As {@link #askServer}, but it ends when somebody asks to stop. */
    public List<List<String>> askServerUntilStopped(String statements) throws OperationFailed {
        Pipeline pipeline = Pipeline.of(command(List.of()).within(PATIENCE));
        try (Running running = shell.start(pipeline, line -> {});
                Stop.Handle cancel = Stop.here().stopping(running::cancel)) {
            Thread.startVirtualThread(() -> feed(running, statements));
            byte[] answer = running.stdout().readAllBytes();
            return rows(new Result(running.await(), answer));
        } catch (IOException e) {
            throw Stop.here().asked() ? OperationFailed.cancelled() : lost(e);
        }
    }

    private static void feed(Running running, String statements) {
        try (OutputStream stdin = running.stdin()) {
            stdin.write(statements.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read all: how, its exit status says.
        }
    }

    OperationFailed lost(IOException e) {
        return OperationFailed.unreachable(Words.of("shell.lost"))
                .on(shell.where())
                .next(Words.of("sql.next.line"))
                .because(e);
    }

    /** Sends a script of the dumper, in which nothing is meant for the client but delimiters. */
    public void load(String script) throws OperationFailed {
        ask(script, List.of("--binary-mode", "--max-allowed-packet=1G", "--database=" + name));
    }

    /** The same way to another database of the same server, which ends when this one is closed. */
    public MySqlClient to(String other) {
        return new MySqlClient(shell, tools, other);
    }

    /** The client itself, which reads statements from its stdin and answers in lines. */
    public Command command(List<String> more) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "--batch",
                                "--skip-column-names",
                                "--skip-auto-rehash",
                                "--default-character-set=utf8mb4",
                                "--connect-timeout=20"),
                        Stream.concat(discreet(), more.stream()))
                .toList();
        return tools.connected(tools.client(), arguments);
    }

    /** MariaDB's client prints a statement that fails, and in it may stand what is nobody's business. */
    private Stream<String> discreet() {
        return tools.mariaDb() ? Stream.of("--loose-print-query-on-error=0") : Stream.of();
    }

    /** Ends a session of the same server; says whether there is none any more, which else may go on. */
    boolean kill(String connection) {
        try {
            byte[] kill = ("KILL " + connection).getBytes(StandardCharsets.UTF_8);
            Exit exit = shell.run(command(List.of()).within(TO_KILL), kill).exit();
            return exit.good() || exit.errorText().contains(UNKNOWN_SESSION);
        } catch (OperationFailed e) {
            return false;
        }
    }

    private List<List<String>> ask(String statements, List<String> where) throws OperationFailed {
        return rows(shell.run(command(where).within(PATIENCE), statements.getBytes(StandardCharsets.UTF_8)));
    }

    private List<List<String>> rows(Result result) throws OperationFailed {
        if (!result.good()) {
            throw failed(result.exit().errorText());
        }
        return rows(result.output());
    }

    static List<List<String>> rows(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8)
                .lines()
                .map(MySqlClient::row)
                .toList();
    }

    OperationFailed failed(String said) {
        return OperationFailed.failed(Words.of("sql.mysql.ask", name))
                .on(shell.where())
                .cameBack(said)
                .next(advice(said, LOOK))
                .build();
    }

    /**
     * What to do about what the client or the dumper says.
     *
     * @param otherwise the key of that where nothing more is known of it
     */
    public static String advice(String said, String otherwise) {
        Matcher number = NUMBER.matcher(said);
        return switch (number.find() ? number.group(1) : "") {
            case "1045", "1698" -> Words.of("sql.mysql.next.password");
            case "1049" -> Words.of("sql.next.gone");
            case "1044", "1142", "1143", "1227", "1370" -> Words.of("sql.next.rights");
            case "1040", "1203" -> Words.of("sql.next.full");
            case "2002", "2003", "2006", "2013" -> Words.of("sql.next.line");
            default -> Words.of(otherwise);
        };
    }

    /** With --batch, tabs separate, and what would break a line is escaped. */
    public static List<String> row(String line) {
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

    /** Of the answers to several statements what stands behind a label in those that begin with it. */
    public static List<String> labelled(String label, List<List<String>> rows) {
        return rows.stream()
                .filter(row -> row.getFirst().equals(label))
                .map(row -> row.get(1))
                .toList();
    }

    /** A text inside a statement, whatever the session says of backslashes. */
    public static String literal(String text) {
        return "CONVERT(x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' USING utf8mb4)";
    }

    /** A script that asks something only where the table is there that it asks. */
    public static String ifThere(String database, String table, String query) {
        return """
                SET @query = IF(EXISTS (SELECT 1 FROM information_schema.TABLES
                 WHERE BINARY TABLE_SCHEMA = BINARY %s AND BINARY TABLE_NAME = BINARY %s), %s, 'DO 0');
                PREPARE query FROM @query;
                EXECUTE query;
                """.formatted(literal(database), literal(table), literal(query));
    }

    @Override
    public void close() {
        tools.close();
        shell.close();
    }

    /** A name inside a statement. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
