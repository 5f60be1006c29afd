package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The store as one file on this computer. The first process that opens it owns it and serves the others over loopback;
 * when it ends, whoever asks next takes it over.
 */
final class H2File {
    /** A process that was killed leaves a lock which counts for some four seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(24);

    /** One that is just ending may take a call and never answer; to call again finds who came after it. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    /** Below this much a file is left as it is on closing: to tidy it would take longer than most commands. */
    private static final long SMALL = 4 << 20;

    /** H2 writes this much before anything else, so a shorter file was cut. */
    private static final long HEADER = 4096;

    /** The least that one try is given, however little of the patience is left: nothing opens in no time. */
    private static final Duration ONE_TRY = Duration.ofSeconds(3);

    private static final String BIND = "h2.bindAddress";
    private static final String LOOPBACK = "127.0.0.1";

    private final Path file;
    private final Duration patience;
    private final boolean looked;
    private final JdbcDataSource source = new JdbcDataSource();
    private final DataSource connections = new OwnedSource(source);

    private H2File(Path folder, Duration patience, String more, boolean looked) {
        this.patience = patience;
        this.looked = looked;
        file = folder.resolve("handrail.mv.db");
        // A commit is in the file when it returns, so that a program which is killed has forgotten nothing that it was
        // told. It must stand here: what was set before is forgotten whenever the file is opened.
        // The JDK closes a file when a thread that is in it is interrupted; "retry" opens it again and goes on.
        source.setURL("jdbc:h2:retry:" + folder.resolve("handrail")
                + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;NETWORK_TIMEOUT=60000"
                + (file.toFile().length() < SMALL ? ";MAX_COMPACT_TIME=0" : "") + more);
        source.setUser("handrail");
        source.setPassword("");
    }

    /** To H2 its settings begin at a semicolon, and it knows no way to write one otherwise. */
    static void requireName(Path home) throws OperationFailed {
        if (home.toString().indexOf(';') >= 0) {
            throw OperationFailed.usage(Words.of("store.open.file", home))
                    .cameBack(Words.of("store.semicolon"))
                    .next(Words.of("store.semicolon.next"))
                    .build();
        }
    }

    static H2File in(Path folder) {
        return in(folder, PATIENCE);
    }

    /**
     * H2 reads its address once, when it is first used, so it is set before any of its classes is.
     *
     * @param patience for how long an owner that has just died is waited out
     */
    static H2File in(Path folder, Duration patience) {
        System.setProperty(BIND, LOOPBACK);
        return new H2File(folder, patience, "", false);
    }

    /** One that is not made where there is none; this program may have it open already, and has looked at it then. */
    static H2File existing(Path folder) {
        System.setProperty(BIND, LOOPBACK);
        return new H2File(folder, PATIENCE, ";IFEXISTS=TRUE", FolderUse.isShared(folder.resolveSibling("")));
    }

    Path file() {
        return file;
    }

    DataSource source() {
        return connections;
    }

    /** Opens the file or joins who owns it; waits out an owner that has just died. */
    Connection open(Path copies) throws OperationFailed {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                refuseCut();
                return connect(Math.max((deadline - System.nanoTime()) / 2, ANSWER.toNanos()));
            } catch (SQLException e) {
                if (!StoreTrouble.ownerWasLost(e) || StoreTrouble.diskIsFull(e) || System.nanoTime() >= deadline) {
                    throw StoreTrouble.onOpening(file, copies, e);
                }
                Pause.of(Duration.ofMillis(50));
            }
        }
    }

    /**
     * H2 takes an empty file for a new one, waits in vain for the rest of a very short one, and takes any other that was
     * cut for an older one: servers would be gone without a word. Not where this program has the file open: the system lets
     * H2's lock on it go when any other opening of it is closed.
     */
    private void refuseCut() throws SQLException {
        try {
            if (!looked && Files.exists(file) && (Files.size(file) < HEADER || FileEnd.isCutOff(file))) {
                throw new SQLException(Words.of("store.cut", file), "90030", ErrorCode.FILE_CORRUPTED_1);
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /** On a thread of its own: an owner that is stopped takes the connection and never answers. */
    private Connection connect(long nanos) throws SQLException {
        CompletableFuture<Connection> opening = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                opening.complete(connections.getConnection());
            } catch (SQLException e) {
                opening.completeExceptionally(e);
            }
        });
        try {
            return opening.get(Math.max(nanos, ONE_TRY.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            opening.thenAccept(H2File::letGo);
            throw new SQLException(Words.of("store.silent"), "HY000", ErrorCode.DATABASE_ALREADY_OPEN_1);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }

    /** Closes what nobody needs any more; H2 would look for a new owner first where the last one has gone. */
    static void letGo(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is as good as closed: whoever served it is gone.
        }
    }
}
