package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.TablesRead.Unread;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * The tables of a MariaDB or MySQL database as they are in one moment, read in a session of its own while other things go
 * on.
 */
final class MySqlReading implements AutoCloseable {
    private final Running running;
    private final String database;
    private final Map<String, String> queries;
    private final Map<String, String> errors;
    private final Map<String, TableRows> tables = new HashMap<>();
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    /** What is to be said of a table that got neither an answer nor an error of its own. */
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private MySqlReading(Running running, String database, Map<String, String> queries, Map<String, String> errors) {
        this.running = running;
        this.database = database;
        this.queries = queries;
        this.errors = errors;
    }

    /** @param queries of {@link MySqlColumns#queries} */
    static MySqlReading begin(MySqlClient client, Map<String, String> queries, Consumer<String> told)
            throws OperationFailed {
        MySqlQuestions questions = new MySqlQuestions(queries);
        Map<String, String> errors = new ConcurrentHashMap<>();
        Pipeline pipeline =
                Pipeline.of(client.command(List.of("--database=" + client.name(), "--force", "--unbuffered")));
        Running running = client.shell().start(pipeline, line -> {
            questions.table(line).ifPresent(table -> errors.putIfAbsent(table, line));
            told.accept(line);
        });
        MySqlReading reading = new MySqlReading(running, client.name(), queries, errors);
        Thread.ofVirtual().name("asks for " + client.name()).start(() -> reading.send(questions.text()));
        Thread.ofVirtual().name("content of " + client.name()).start(reading::read);
        return reading;
    }

    private void send(String text) {
        try (OutputStream out = running.stdin()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read all: what it answered tells.
        }
    }

    private void read() {
        String how = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(MySqlClient.row(line));
            }
            Exit exit = running.await();
            how = exit.errors().isEmpty() ? Words.of("restore.unread.ended", exit.status()) : exit.errorText();
        } catch (IOException | OperationFailed e) {
            // The connection is gone, which the dump notices too; what is not read here is not proven.
            how = String.valueOf(e.getMessage());
        } finally {
            open.complete(false);
            ended.complete(how);
        }
    }

    private void hear(List<String> row) {
        if (row.equals(List.of(MySqlQuestions.OPEN))) {
            open.complete(true);
            return;
        }
        String hash = row.getLast().isEmpty() ? null : row.getLast();
        tables.put(row.getFirst(), new TableRows(database, row.getFirst(), Long.parseLong(row.get(1)), hash));
    }

    /** Waits until its moment is fixed; false if it never will be. */
    boolean opened() throws OperationFailed {
        return of(open);
    }

    /** Waits until all was read; the tables by their names. */
    Map<String, TableRows> tables() throws OperationFailed {
        of(ended);
        return tables;
    }

    /** The same, with those that gave no answer though they are there. */
    TablesRead all() throws OperationFailed {
        String how = of(ended);
        List<Unread> unread = queries.keySet().stream()
                .filter(table -> !tables.containsKey(table))
                .map(table -> new Unread(database, table, errors.getOrDefault(table, how)))
                .filter(table -> !MySqlQuestions.gone(table.why()))
                .toList();
        return new TablesRead(
                tables.values().stream()
                        .sorted(Comparator.comparing(TableRows::table))
                        .toList(),
                unread);
    }

    void cancel() {
        running.cancel();
    }

    private static <T> T of(CompletableFuture<T> future) throws OperationFailed {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        } catch (ExecutionException e) {
            throw new IllegalStateException("It is completed in no other way.", e);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
