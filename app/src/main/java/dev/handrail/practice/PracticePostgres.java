package dev.handrail.practice;

import dev.handrail.store.FolderTree;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on 127.0.0.1, which lets nobody in without a password. */
final class PracticePostgres implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final String SETTINGS = """

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            synchronous_commit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private final Path folder;
    private final Path programs;
    private final Path data;
    private final PostgresUser user;
    private final Path superuserPassword;
    private @Nullable ProcessHandle postmaster;
    private @Nullable Leash leash;
    private int port;

    private PracticePostgres(PracticeFolder practice) throws IOException {
        this.folder = practice.postgres();
        this.programs = PostgresProgram.unpackInto(folder.resolve("program"));
        this.data = folder.resolve("data");
        this.user = PostgresUser.forFilesIn(folder);
        this.superuserPassword = practice.password("postgres-password");
    }

    /** Starts it, on that port if it is free, and first ends what a killed predecessor left running. */
    static PracticePostgres start(PracticeFolder practice, int wantedPort, boolean anew)
            throws IOException, OperationFailed {
        PracticePostgres postgres = new PracticePostgres(practice);
        postgres.endPredecessor();
        if (anew) {
            postgres.make();
        }
        postgres.start(wantedPort);
        return postgres;
    }

    /** Ends what a killed practice server left running, without starting anything. */
    static void endOrphan(PracticeFolder practice) throws IOException, OperationFailed {
        if (Files.exists(practice.postgres().resolve("data/postmaster.pid"))) {
            new PracticePostgres(practice).endPredecessor();
        }
    }

    int port() {
        return port;
    }

    Connection connect(String database, String role, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "120");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
    }

    Connection connectAsSuperuser() throws SQLException, IOException {
        return connect(SUPERUSER, SUPERUSER, PracticeFolder.passwordIn(superuserPassword));
    }

    /** Stops it and waits until it is gone. */
    void stop() throws IOException, OperationFailed {
        ProcessHandle running = postmaster;
        if (running != null && Postmaster.runs(running)) {
            try {
                run(List.of(program("pg_ctl"), "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30"));
            } catch (OperationFailed e) {
                // The leash of a killed predecessor may have been quicker.
                if (Postmaster.runs(running)) {
                    throw e;
                }
            }
        }
        if (leash != null) {
            leash.close();
        }
    }

    void startAgain() throws IOException, OperationFailed {
        start(port);
    }

    @Override
    public void close() throws IOException, OperationFailed {
        stop();
    }

    /** A predecessor that was killed may still be dying in the folder, and spoil the first attempt. */
    private void make() throws IOException, OperationFailed {
        removeHalfMade();
        try {
            initialise();
        } catch (OperationFailed e) {
            LockSupport.parkNanos(A_WHILE.toNanos());
            removeHalfMade();
            initialise();
        }
    }

    /** An initdb that outlived its program still writes here; it ends when it misses its files. */
    private void removeHalfMade() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                FolderTree.remove(data);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void initialise() throws IOException, OperationFailed {
        PracticeFolder.privateFolder(data);
        Path passwordFile = folder.resolve("superuser-password");
        PracticeFolder.writePrivately(passwordFile, Files.readAllBytes(superuserPassword));
        user.own(data);
        user.own(passwordFile);
        try {
            run(List.of(
                    program("initdb"),
                    "-D",
                    data.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync"));
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
    }

    private void start(int wantedPort) throws IOException, OperationFailed {
        Path log = folder.resolve("server.log");
        Files.writeString(log, "");
        user.own(log);
        for (int attempt = 1; ; attempt++) {
            port = freePort(attempt == 1 ? wantedPort : 0);
            try {
                run(List.of(
                        program("pg_ctl"),
                        "start",
                        "-D",
                        data.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        "-p " + port,
                        "-w",
                        "-t",
                        Long.toString(PATIENCE.toSeconds())));
                ProcessHandle started = Postmaster.namedIn(pidFile()).orElse(null);
                postmaster = started;
                leash = started == null ? null : Leash.on(started, pidFile());
                return;
            } catch (OperationFailed e) {
                // Somebody may have taken the port since it was found free; another one is as good.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** A postmaster that outlived its owner is ended, if it is the very one that the data folder names. */
    private void endPredecessor() throws IOException, OperationFailed {
        if (Files.exists(pidFile())) {
            postmaster = Postmaster.namedIn(pidFile()).orElse(null);
            stop();
            Files.deleteIfExists(pidFile());
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private void run(List<String> command) throws IOException, OperationFailed {
        Path said = Files.createTempFile(folder, "said", ".txt");
        try {
            Process process = new ProcessBuilder(user.command(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                throw OperationFailed.failed(Words.of("practice.postgres.failed", command.getFirst()))
                        .cameBack(Files.readString(said))
                        .next(Words.of("practice.postgres.next", folder.resolve("server.log")))
                        .build();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        } finally {
            Files.delete(said);
        }
    }
}
