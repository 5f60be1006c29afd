package dev.handrail.sql;

import dev.handrail.shell.Command;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.words.OperationFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements that may take long: their rows are handed on as they come. The server itself goes on with a statement when its
 * client is gone, so whoever stops this has it ended there too.
 */
public final class MySqlTalk implements AutoCloseable {
    private static final String WHO = "SELECT CONNECTION_ID();\n";

    private final MySqlClient client;
    private final Running running;
    private volatile String connection = "";

    private MySqlTalk(MySqlClient client, Running running) {
        this.client = client;
        this.running = running;
    }

    /** @param limit how long all of it may take; null for as long as it likes */
    public static MySqlTalk begin(MySqlClient client, String statements, @Nullable Duration limit)
            throws OperationFailed {
        // Rows must not wait for the last of them, and nothing in the text is meant for the client.
        Command command =
                client.command(List.of("--quick", "--unbuffered", "--binary-mode", "--database=" + client.name()));
        Running running =
                client.shell().start(Pipeline.of(limit == null ? command : command.within(limit)), line -> {});
        MySqlTalk talk = new MySqlTalk(client, running);
        Thread.ofVirtual().name("statements").start(() -> talk.feed(WHO + statements));
        return talk;
    }

    private void feed(String script) {
        try (OutputStream out = running.stdin()) {
            out.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read all: how, its exit status says.
        }
    }

    /** Hands on every row, to the end of the last statement. */
    public void rows(Consumer<List<String>> taker) throws OperationFailed {
        try {
            knowWho();
            BufferedReader lines = new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                taker.accept(MySqlClient.row(line));
            }
        } catch (IOException e) {
            throw client.lost(e);
        }
        end();
    }

    /** The rows that stand in the first so many bytes; the end of the last statement is waited for all the same. */
    public List<List<String>> rows(int bytes) throws OperationFailed {
        byte[] beginning;
        try {
            knowWho();
            beginning = running.stdout().readNBytes(bytes);
            running.stdout().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw client.lost(e);
        }
        end();
        return MySqlClient.rows(beginning);
    }

    /** What is asked first is answered in one line. */
    private void knowWho() throws IOException {
        StringBuilder who = new StringBuilder();
        for (int one = running.stdout().read();
                one >= 0 && one != '\n';
                one = running.stdout().read()) {
            who.append((char) one);
        }
        connection = who.toString().strip();
    }

    private void end() throws OperationFailed {
        Exit exit = running.await();
        if (!exit.good()) {
            throw client.failed(exit.errorText());
        }
    }

    /** Ends it; from any thread. Says whether the server has ended it too, where else it may go on. */
    public boolean stop() {
        running.cancel();
        return connection.matches("[0-9]+") && client.kill(connection);
    }

    @Override
    public void close() {
        running.close();
    }
}
