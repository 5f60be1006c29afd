package dev.handrail.backup;

import dev.handrail.operation.Event;
import dev.handrail.shell.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A client that comes in the midst of an exchange, at each attempt of it, and waits there until that is over. */
final class LateClient implements AutoCloseable {
    private final String live;
    private final Connection holder;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private String coming = "";
    private @Nullable FutureTask<String> visit;

    LateClient(String live) throws SQLException {
        this.live = live;
        holder = TestDatabase.connect("postgres");
        holder.setAutoCommit(false);
    }

    /** Keeps the attempt that comes from going on once the live one has lost its name. */
    void hear(Event event) {
        try {
            if (event instanceof Event.StepBegan step && step.words().startsWith("Put " + live + "_")) {
                coming = step.words().split(" ")[1];
                hold();
            } else if (event instanceof Event.Said said
                    && said.line().endsWith("they were let in, and it is tried again")) {
                over();
                hold();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Its name cannot change meanwhile, and all else of it can. */
    private void hold() throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute("ALTER ROLE postgres IN DATABASE \"" + coming + "\" SET work_mem = '5MB'");
        }
        FutureTask<String> next = new FutureTask<>(this::visited);
        visit = next;
        Thread.ofVirtual().name("late client").start(next);
    }

    private String visited() throws Exception {
        Await.until("the exchange waits", () -> waiting() == 1);
        FutureTask<String> knock = new FutureTask<>(this::knocked);
        Thread.ofVirtual().start(knock);
        Await.until("somebody waits to be let in", () -> waiting() == 2);
        holder.rollback();
        return knock.get();
    }

    private static long waiting() throws SQLException {
        return TestDatabase.number(
                "postgres",
                "SELECT count(*) FROM pg_locks WHERE locktype = 'object' AND NOT granted AND classid = 'pg_database'::regclass");
    }

    private String knocked() {
        try (Connection connection = TestDatabase.connect(live)) {
            return "let in";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void over() throws Exception {
        FutureTask<String> last = visit;
        if (last != null) {
            answers.add(last.get());
        }
        visit = null;
    }

    /** What it was answered, attempt by attempt. */
    List<String> answers() throws Exception {
        over();
        return answers;
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
