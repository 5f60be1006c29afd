package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * The tables of a MariaDB or MySQL database as they are in one moment, read in a session of its own while other things go
 * on. A table that could not be read is missing among them.
 */
final class MySqlReading implements AutoCloseable {
    private static final String OPEN = "open";

    private final Running running;
    private final String database;
    private final Map<String, TableRows> tables = new HashMap<>();
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private MySqlReading(Running running, String database) {
        this.running = running;
        this.database = database;
    }

    /** @param queries of {@link MySqlColumns#queries} */
    static MySqlReading begin(MySqlClient client, List<String> queries, Consumer<String> errors)
            throws OperationFailed {
        Pipeline pipeline =
                Pipeline.of(client.command(List.of("--database=" + client.name(), "--force", "--unbuffered")));
        MySqlReading reading = new MySqlReading(client.shell().start(pipeline, errors), client.name());
        Thread.ofVirtual().name("asks for " + client.name()).start(() -> reading.send(queries));
        Thread.ofVirtual().name("content of " + client.name()).start(reading::read);
        return reading;
    }

    /** What is read holds no lock any longer than it is read, so that nobody who alters a table has to wait for all. */
    private void send(List<String> queries) {
        try (OutputStream out = running.stdin()) {
            out.write(bytes("""
                    SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;
                    SET SESSION lock_wait_timeout = 60, time_zone = '+00:00', sql_mode = '';
                    START TRANSACTION WITH CONSISTENT SNAPSHOT;
                    SELECT 'open';
                    """));
            for (String query : queries) {
                out.write(bytes("SAVEPOINT before_it;\n" + query + ";\nROLLBACK TO SAVEPOINT before_it;\n"));
            }
        } catch (IOException e) {
            // It ended before it had read all: what it answered tells.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void read() {
        boolean well = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(MySqlClient.row(line));
            }
            Exit exit = running.await();
            well = exit.good();
        } catch (IOException | OperationFailed e) {
            // The connection is gone, which the dump notices too; what is not read here is not proven.
        } finally {
            open.complete(false);
            ended.complete(well);
        }
    }

    private void hear(List<String> row) {
        if (row.getFirst().equals(OPEN)) {
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

    void cancel() {
        running.cancel();
    }

    private static boolean of(CompletableFuture<Boolean> future) throws OperationFailed {
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
