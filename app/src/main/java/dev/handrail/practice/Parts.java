package dev.handrail.practice;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.lang.System.Logger;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The running parts of a practice server, stopped in the opposite order in which they were started. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parts.class.getName());

    private static final long LOG_LIMIT = 4L << 20;
    private static final Duration LOG_BEGINS = Duration.ofDays(2);

    private final Deque<Part> running = new ArrayDeque<>();
    private final Thread atTheEnd = new Thread(this::stopAll, "practice-server-end");
    private @Nullable PracticePostgres postgres;
    private @Nullable ParishDatabase database;
    private @Nullable PracticeSsh ssh;
    private @Nullable PracticeSite site;

    /** Something that can be stopped, and may fail to. */
    interface Part extends AutoCloseable {
        @Override
        void close() throws IOException, OperationFailed;
    }

    void add(OnlyOne lock) {
        running.push(lock::close);
    }

    void start(PracticeFolder folder, Optional<Notes> before, Clock clock)
            throws IOException, SQLException, GeneralSecurityException, OperationFailed {
        Notes.Ports wanted = before.map(Notes::ports).orElse(Notes.Ports.ANY);
        boolean ready = before.map(Notes::ready).orElse(false);
        note(folder, clock, wanted, ready);
        PracticePostgres startedPostgres = PracticePostgres.start(folder, wanted.postgres(), !ready);
        postgres = startedPostgres;
        running.push(startedPostgres::close);
        ParishDatabase parish = new ParishDatabase(startedPostgres, folder);
        database = parish;
        if (!ready) {
            parish.make();
            Uploads.makeIn(folder.uploads());
        }
        PracticeSsh startedSsh = PracticeSsh.start(folder, wanted.ssh());
        ssh = startedSsh;
        running.push(startedSsh::close);
        serve(folder, wanted.site(), parish, clock);
        note(folder, clock, ports(), true);
    }

    private void serve(PracticeFolder folder, int port, ParishDatabase parish, Clock clock) throws IOException {
        LaravelLog log = new LaravelLog(folder.log(), LOG_LIMIT);
        PracticeSite startedSite = PracticeSite.start(folder, port, parish, log, clock);
        site = startedSite;
        running.push(startedSite::close);
        Traffic traffic = new Traffic(log, new Random());
        if (log.isEmpty()) {
            traffic.past(clock.instant().minus(LOG_BEGINS), clock.instant());
        }
        traffic.start(clock);
        running.push(traffic::close);
    }

    void stopWhenTheProgramEnds() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    PracticePostgres postgres() {
        return Objects.requireNonNull(postgres);
    }

    ParishDatabase database() {
        return Objects.requireNonNull(database);
    }

    PracticeSsh ssh() {
        return Objects.requireNonNull(ssh);
    }

    Notes.Ports ports() {
        return new Notes.Ports(
                ssh().port(), postgres().port(), Objects.requireNonNull(site).port());
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook with it.
        }
    }

    private synchronized void stopAll() {
        while (!running.isEmpty()) {
            try (Part part = running.pop()) {
                LOG.log(Logger.Level.DEBUG, "Stopping {0}", part);
            } catch (IOException | OperationFailed e) {
                // The others must be stopped all the same.
                LOG.log(Logger.Level.WARNING, "A part of the practice server did not stop", e);
            }
        }
    }

    private static void note(PracticeFolder folder, Clock clock, Notes.Ports ports, boolean ready) throws IOException {
        new Notes(ProcessHandle.current().pid(), clock.instant().toString(), ports, ready).write(folder);
    }
}
