package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Once;
import dev.handrail.store.FolderTree;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Practice servers for tests that are about something else: each is a copy of one that is made once for all tests, which takes
 * several seconds of a processor, and has fewer rows.
 */
public final class ReadyPractice {
    /** The programs, a third of it, are read only: where both lie on one disk the copies share them. */
    private static final String COPY = """
            cp -a "$1/practice" "$2" && { cp -al "$1/program" "$2/postgres/" 2>/dev/null || cp -a "$1/program" "$2/postgres/"; }
            """;

    private ReadyPractice() {}

    /** Puts one there, where nothing is yet, without starting it. */
    public static void put(Path where) {
        assertThat(where).doesNotExist();
        try {
            Path made = Once.made("ready-practice", ReadyPractice::make);
            run("sh", "-c", COPY, "sh", made.toString(), where.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts one there and starts it. */
    public static PracticeServer start(Path where) throws OperationFailed {
        put(where);
        return PracticeServer.start(where, Clock.systemUTC());
    }

    private static void make(Path folder) throws IOException {
        FolderTree.remove(folder.resolve("practice"));
        FolderTree.remove(folder.resolve("program"));
        Path passing = Files.createTempDirectory("handrail-practice");
        PracticeFolder made = new PracticeFolder(passing.resolve("practice"));
        try {
            PracticeServer server = PracticeServer.start(made.root(), Clock.systemUTC());
            makeItSmall(server);
            server.stop();
            withoutPorts(made);
            keepFirstLogs(made);
            run("mv", made.postgres().resolve("program").toString(), folder.toString());
            run("mv", made.root().toString(), folder.toString());
        } catch (OperationFailed e) {
            throw new IOException(e);
        } finally {
            FolderTree.remove(passing);
        }
    }

    /** A tenth of its rows: what is not about their number dumps, loads and compares them time and again. */
    private static void makeItSmall(PracticeServer server) throws IOException, OperationFailed {
        try (Connection parish = server.parts().database().connect();
                Statement statement = parish.createStatement()) {
            String password = PracticeFolder.passwordIn(server.credentials().databasePassword());
            statement.execute("ALTER ROLE parish PASSWORD '" + OneRound.of(password) + "'");
            statement.execute("DELETE FROM attendance WHERE member_id > 250");
            statement.execute("VACUUM (FULL, ANALYZE) attendance");
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Each copy finds its own: those of one that has just ended must answer nobody. */
    private static void withoutPorts(PracticeFolder made) throws IOException {
        Notes notes = Notes.in(made).orElseThrow();
        new Notes(notes.owner(), notes.started(), Notes.Ports.ANY, notes.ready()).write(made);
    }

    /**
     * A server that was stopped in order starts from the first of its write-ahead logs, or goes over into the second; the others
     * are old ones kept to be written over, more than all its databases together.
     */
    private static void keepFirstLogs(PracticeFolder made) throws IOException {
        assertThat(made.postgres().resolve("data/postmaster.pid"))
                .as("it was stopped in order")
                .doesNotExist();
        List<Path> logs;
        try (Stream<Path> files = Files.list(made.postgres().resolve("data/pg_wal"))) {
            logs = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path log : logs.subList(Math.min(2, logs.size()), logs.size())) {
            Files.delete(log);
        }
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(process.waitFor()).as(List.of(command).toString()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
