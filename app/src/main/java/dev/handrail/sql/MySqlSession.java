package dev.handrail.sql;

import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.words.OperationFailed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with MariaDB or MySQL in one session, such as a transaction needs: what is asked next may hang on the last
 * answer. The first statement that fails ends the client, and with it the session and all that was not committed.
 */
public final class MySqlSession implements AutoCloseable {
    private static final String END = "handrail: that was all ";

    private final MySqlClient client;
    private final Running running;
    private final InputStream answers;
    private volatile String connection = "";
    private int asked;

    private MySqlSession(MySqlClient client, Running running) {
        this.client = client;
        this.running = running;
        this.answers = new BufferedInputStream(running.stdout());
    }

    /** @param client the way to it; it begins in its database */
    public static MySqlSession begin(MySqlClient client) throws OperationFailed {
        List<String> options =
                List.of("--unbuffered", "--binary-mode", "--max-allowed-packet=1G", "--database=" + client.name());
        MySqlSession session =
                new MySqlSession(client, client.shell().start(Pipeline.of(client.command(options)), line -> {}));
        try {
            session.connection =
                    session.ask("SELECT CONNECTION_ID()").getFirst().getFirst();
            return session;
        } catch (OperationFailed | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The rows that the statements answer, one after the other; what may hold a carriage return is asked for in hex. */
    public List<List<String>> ask(String statements) throws OperationFailed {
        String mark = END + ++asked;
        send(statements + ";\nSELECT '" + mark + "';\n");
        List<List<String>> rows = new ArrayList<>();
        for (String line = line(); !mark.equals(line); line = line()) {
            if (line == null) {
                throw ended();
            }
            rows.add(MySqlClient.row(line));
        }
        return rows;
    }

    /** How many rows the statement had to do with. */
    public long change(String statement) throws OperationFailed {
        return Long.parseLong(ask(statement + ";\nSELECT ROW_COUNT()").getLast().getFirst());
    }

    public long number(String query) throws OperationFailed {
        return Long.parseLong(ask(query).getFirst().getFirst());
    }

    /** Has the server end it, and let go of all it holds, once nothing more is asked; a statement that takes long is no silence. */
    public void endsWhenSilent(Duration silence) throws OperationFailed {
        ask("SET SESSION wait_timeout = " + silence.toSeconds());
    }

    private void send(String script) throws OperationFailed {
        try {
            running.stdin().write(script.getBytes(StandardCharsets.UTF_8));
            running.stdin().flush();
        } catch (IOException e) {
            throw ended(); // It is over: how, its exit status says.
        }
    }

    private @Nullable String line() throws OperationFailed {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int one = answers.read(); one >= 0; one = answers.read()) {
                if (one == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                line.write(one);
            }
            return null;
        } catch (IOException e) {
            throw client.lost(e);
        }
    }

    private OperationFailed ended() throws OperationFailed {
        try {
            answers.transferTo(ByteArrayOutputStream.nullOutputStream());
        } catch (IOException e) {
            return client.lost(e);
        }
        Exit exit = running.await();
        return client.failed(exit.errorText());
    }

    /** Ends it on the server first, which else would go on with the statement; from any thread. */
    public void stop() {
        try {
            if (connection.matches("[0-9]+")) {
                client.kill(connection);
            }
        } finally {
            running.cancel();
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
