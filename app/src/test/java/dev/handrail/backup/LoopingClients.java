package dev.handrail.backup;

import dev.handrail.shell.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Clients that do nothing but connect, ask and go, until they are told to stop. */
final class LoopingClients implements AutoCloseable {
    /** It was in already, and was sent away with all the others, who are counted and told. */
    private static final String ENDED = "57P01";

    private final String database;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();
    private final List<Refused> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean over;

    /** A connection that one of them did not get. */
    private record Refused(String client, SQLException why) {}

    private LoopingClients(String database) {
        this.database = database;
    }

    static LoopingClients of(String database, int number) {
        LoopingClients clients = new LoopingClients(database);
        for (int i = 0; i < number; i++) {
            clients.threads.add(Thread.ofPlatform().name("client " + i).start(clients::loop));
        }
        return clients;
    }

    private void loop() {
        while (!over) {
            try (Connection connection = TestDatabase.connect(database)) {
                ask(connection);
                Thread.sleep(10);
            } catch (SQLException e) {
                if (ENDED.equals(e.getSQLState())) {
                    ended.incrementAndGet();
                } else {
                    refused.add(new Refused(Thread.currentThread().getName(), e));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A session may be ended while it asks: that is no connection that was refused. */
    private void ask(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM visits")) {
            row.next();
            seen.add(row.getLong(1));
        } catch (SQLException e) {
            ended.incrementAndGet(); // It was in the database that went, and had to go.
        }
    }

    /** Waits until one of them has seen so many rows. */
    void seeThat(long rows) throws Exception {
        Await.until("a client sees the other database", () -> seen.contains(rows));
    }

    boolean sawBoth() {
        return seen.size() == 2;
    }

    /** How many were in already, if only just, and were sent away. */
    int ended() {
        return ended.get();
    }

    /** How many connections they did not get. */
    int turnedAway() {
        return refused.size();
    }

    /** How many of them did not get one, be it once or more often. */
    int whoWereTurnedAway() {
        return (int) refused.stream().map(Refused::client).distinct().count();
    }

    /** Why, each reason once. */
    Set<String> reasons() {
        return refused.stream()
                .map(one -> String.valueOf(one.why().getMessage()))
                .collect(Collectors.toSet());
    }

    void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
