package dev.handrail.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database under it all: servers, secrets, journal and catalogue, in one file that several processes of this
 * computer share, or on a PostgreSQL that a team shares. Safe for use by many threads.
 */
public final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final long WAIT_FOR_CONNECTION_MS = 20_000;

    /** Held on to, since a level is forgotten with its logger: that a pool starts and ends is no news to a person. */
    private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

    /** Who runs a database server looks after its files. */
    private static final Migrations.Care NO_CARE = new Migrations.Care() {
        @Override
        public void keepCopy(Handle handle, Migration next) {}
    };

    /** Keeps how each statement reads, for every store that this process opens: to find that out costs more than to ask. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final FolderUse use;

    private Store(DataSource source, FolderUse use) {
        this.use = use;
        this.pool = pool(source);
        this.jdbi = jdbi(pool);
    }

    /** Opens the store of this data folder, and makes it where there is none. */
    public static Store open(Path home, Clock clock) throws OperationFailed {
        return open(Whereabouts.named(home), clock);
    }

    /** The same where the data lie in this start, if they still do. */
    public static Store open(Whereabouts at, Clock clock) throws OperationFailed {
        Path home = at.home().toAbsolutePath();
        H2File.requireName(home);
        FolderUse use = FolderUse.shared(DataFolder.home(home));
        try {
            at.requireStill();
            requireWhole(home);
            return opened(home, clock, use);
        } catch (OperationFailed | RuntimeException e) {
            use.close();
            throw e;
        }
    }

    /** A store begun where another is only aside for the moment would keep that from coming back. */
    private static void requireWhole(Path home) throws OperationFailed {
        if (new Partial(home).isHalfWay()) {
            throw OperationFailed.refused(Words.of("bringing.half", home))
                    .next(Words.of("bringing.half.next", home))
                    .build();
        }
    }

    private static Store opened(Path home, Clock clock, FolderUse use) throws OperationFailed {
        Path folder = DataFolder.make(home.resolve(DataFolder.STORE));
        FileCare care = new FileCare(home, clock);
        H2File file = H2File.in(folder);
        // Keeps the file open until the pool has a connection of its own.
        Connection first = file.open(care.folder());
        try {
            migrated(file, care, clock);
            return started(new Store(file.source(), use));
        } catch (JdbiException e) {
            throw StoreTrouble.onOpening(file.file(), care.folder(), e);
        } finally {
            H2File.letGo(first);
        }
    }

    /** The same store on a PostgreSQL. */
    public static Store on(String jdbcUrl, String user, String password, Clock clock) throws OperationFailed {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        try {
            new Migrations(clock).apply(jdbi(source), NO_CARE);
            return new Store(source, FolderUse.NONE);
        } catch (JdbiException e) {
            throw OperationFailed.unreachable(Words.of("store.open"))
                    .on(jdbcUrl)
                    .next(Words.of("store.open.next"))
                    .because(e);
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    static Jdbi jdbi(DataSource source) {
        return Jdbi.create(source).configure(SqlStatements.class, statements -> statements.setSqlParser(PARSER));
    }

    @Override
    public void close() {
        pool.close();
        use.close();
    }

    /** A change of the tables goes on where it stopped when the process that owned the file died under it. */
    private static void migrated(H2File file, FileCare care, Clock clock) throws OperationFailed {
        Jdbi jdbi = jdbi(file.source());
        Retrying.again(() -> {
            new Migrations(clock).apply(jdbi, care);
            return jdbi;
        });
    }

    private static Store started(Store store) {
        try {
            new Retrying(store.jdbi).read(handle -> handle.execute("SELECT 1"));
            return store;
        } catch (JdbiException e) {
            store.close();
            throw e;
        }
    }

    private static HikariDataSource pool(DataSource source) {
        // Looked at before every use: the process that owned the file may have died since the last one.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        POOL_LOG.setLevel(Level.WARNING);
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
        config.setInitializationFailTimeout(-1);
        AtomicReference<HikariDataSource> made = new AtomicReference<>();
        // H2 gives a file up for good when its disk is full: it is opened again once nobody has it open any more.
        config.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override
            public Override adjudicate(SQLException failure) {
                HikariDataSource there = made.get();
                if (!StoreTrouble.diskIsFull(failure) || there == null) {
                    return Override.CONTINUE_EVICT;
                }
                there.getHikariPoolMXBean().softEvictConnections();
                // It closes when it is given back; to break it here would print a trace.
                return Override.DO_NOT_EVICT;
            }
        });
        HikariDataSource pool = new HikariDataSource(config);
        made.set(pool);
        return pool;
    }
}
