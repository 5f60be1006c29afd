package dev.handrail.backup;

import dev.handrail.shell.Await;
import dev.handrail.sql.RealMariaDb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of MariaDB that does nothing but connect, ask how many visits there are and go, until it is told to stop. */
final class LoopingMySqlClient implements AutoCloseable {
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    LoopingMySqlClient(RealMariaDb mariaDb, String database) {
        ProcessBuilder client = new ProcessBuilder(
                        "mariadb",
                        "--no-defaults",
                        "--user=root",
                        "--socket=" + mariaDb.socket(),
                        "--batch",
                        "--skip-column-names",
                        "--execute=SELECT count(*) FROM visits",
                        database)
                .redirectErrorStream(true);
        thread = Thread.ofPlatform().name("client").start(() -> loop(client));
    }

    private void loop(ProcessBuilder client) {
        while (!over) {
            try {
                Process asking = client.start();
                asking.getOutputStream().close();
                answers.add(new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
                asking.waitFor();
            } catch (IOException e) {
                answers.add(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void seeThat(long rows) throws Exception {
        Await.until("the client sees " + rows, () -> answers.contains(String.valueOf(rows)));
    }

    /** All that it was answered, each once. */
    List<String> seen() {
        return answers.stream().distinct().toList();
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
