package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tables are brought up to date, once. */
class MigrationsTest {
    private static final Migrations.Care NO_CARE = new Migrations.Care() {
        @Override
        public void keepCopy(Handle handle, Migration next) {}
    };

    @TempDir
    Path home;

    @Test
    void theNumbersRunWithoutAGap() {
        List<Integer> numbers = Migrations.NAMES.stream()
                .map(name -> Migration.read(name).number())
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/handrail/store"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(Migrations.NAMES);
        }
    }

    @Test
    void aSemicolonInATextIsNoEndOfAStatement() {
        Migration migration = new Migration(1, "V001__a.sql", "-- a; b\nINSERT INTO t VALUES ('a; b');\n\n-- end\n");
        assertThat(migration.statements()).singleElement().asString().contains("'a; b'");
    }

    @OnBothStores
    void everyOneIsRecordedOnce(Store store) {
        List<String> names = store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT name FROM schema_change ORDER BY number")
                        .mapTo(String.class)
                        .list());
        assertThat(names).containsExactlyElementsOf(Migrations.NAMES);
    }

    /** Each time it dies one statement later, right after it, until none is left to die at. */
    @Test
    void aStoreWhoseMakerDiedBetweenAnyTwoStatementsIsFinishedByTheNext() throws Exception {
        Jdbi whole = inMemory("whole");
        new Migrations(Clock.systemUTC()).apply(whole, NO_CARE);
        List<String> tables = whole.withHandle(MigrationsTest::tables);
        int at = 1;
        for (Jdbi store = inMemory("1"); diesAt(store, at); store = inMemory(String.valueOf(at))) {
            store.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
            new Migrations(Clock.systemUTC()).apply(store, NO_CARE);
            assertThat(store.withHandle(MigrationsTest::tables))
                    .as("died at statement " + at)
                    .isEqualTo(tables);
            store.useHandle(handle -> handle.execute("SET DB_CLOSE_DELAY 0"));
            at++;
        }
        assertThat(at).isGreaterThan(60);
    }

    private static Jdbi inMemory(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return Store.jdbi(source);
    }

    /** Whether there is that statement to die at. */
    private static boolean diesAt(Jdbi store, int at) throws OperationFailed {
        AtomicInteger statements = new AtomicInteger();
        store.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (statements.incrementAndGet() == at) {
                    throw new IllegalStateException("died");
                }
            }
        });
        try {
            new Migrations(Clock.systemUTC()).apply(store, NO_CARE);
            return false;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("died");
            return true;
        }
    }

    /** Every column, every index that was given a name, and how many rows the tables begin with. */
    private static List<String> tables(Handle handle) {
        List<String> all = new ArrayList<>(handle.createQuery(
                        "SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns"
                                + " WHERE table_schema = 'PUBLIC' UNION SELECT table_name || ' by ' || index_name"
                                + " FROM information_schema.indexes WHERE index_name LIKE '%\\_BY\\_%' ORDER BY 1")
                .mapTo(String.class)
                .list());
        for (String table : List.of("server_revision", "journal_revision", "vault_guesses", "backup_revision")) {
            all.add(table + " " + count(handle, table));
        }
        return all;
    }

    private static long count(Handle handle, String table) {
        return handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    @OnBothStores
    void manyThatStartAtOnceMigrateOnce(Store store) throws Exception {
        List<Migration> more =
                new ArrayList<>(Migrations.NAMES.stream().map(Migration::read).toList());
        more.add(new Migration(900, "V900__x.sql", "CREATE TABLE x (n INTEGER);\nINSERT INTO x (n) VALUES (1);\n"));
        Callable<Boolean> start = () -> {
            new Migrations(more, Clock.systemUTC()).apply(store.jdbi(), NO_CARE);
            return true;
        };
        // Two connections each: no more than the pool has.
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<Boolean> done : threads.invokeAll(List.of(start, start, start))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(count(store.jdbi(), "x")).isEqualTo(1);
    }

    @OnBothStores
    void aStoreOfANewerProgramIsRefused(Store store) {
        store.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "INSERT INTO schema_change (number, name, checksum, applied) VALUES (999, 'V999__new.sql', 1, CURRENT_TIMESTAMP)"));
        assertThatThrownBy(() -> new Migrations(Clock.systemUTC()).apply(store.jdbi(), NO_CARE))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("newer Handrail")
                .hasMessageContaining("999")
                .hasMessageContaining("store-copies");
    }

    @OnBothStores
    void aStoreWhoseTablesWereMadeOtherwiseIsRefused(Store store) {
        store.jdbi().useHandle(handle -> handle.execute("UPDATE schema_change SET checksum = 1 WHERE number = 2"));
        assertThatThrownBy(() -> new Migrations(Clock.systemUTC()).apply(store.jdbi(), NO_CARE))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("V002__journal.sql");
    }

    @Test
    void aCopyIsKeptBeforeEachChangeAndOldOnesGo() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            FileCare care = new FileCare(home, Clock.systemUTC());
            assertThat(care.all()).as("nothing to copy before the first").isEmpty();
            List<Migration> all = new ArrayList<>(
                    Migrations.NAMES.stream().map(Migration::read).toList());
            for (int number = 900; number < 908; number++) {
                String sql = "CREATE TABLE t" + number + " (n INTEGER);\n";
                all.add(new Migration(number, "V" + number + "__t.sql", sql));
                new Migrations(List.copyOf(all), Clock.systemUTC()).apply(store.jdbi(), care);
            }
            assertThat(care.all()).hasSize(5);
            assertThat(care.all().getLast().toString()).endsWith("before-V907.zip");
            assertThat(Files.list(care.folder()))
                    .noneMatch(file -> file.toString().endsWith(".partial"));
        }
    }

    /** What it left half changed is no copy of the store from before. */
    @Test
    void theCopyFromBeforeAMigrationStaysHoweverOftenThatFails() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            Clock clock = new Tomorrow();
            FileCare care = new FileCare(home, clock);
            List<Migration> all = new ArrayList<>(
                    Migrations.NAMES.stream().map(Migration::read).toList());
            all.add(new Migration(
                    900, "V900__t.sql", "ALTER TABLE servers ADD COLUMN half INTEGER;\nDROP TABLE never_there;\n"));
            Migrations failing = new Migrations(List.copyOf(all), clock);

            assertThatThrownBy(() -> failing.apply(store.jdbi(), care)).hasMessageContaining("NEVER_THERE");
            Path first = care.all().getFirst();
            byte[] content = Files.readAllBytes(first);
            for (int time = 2; time <= 7; time++) {
                assertThatThrownBy(() -> failing.apply(store.jdbi(), care)).hasMessageContaining("NEVER_THERE");
            }
            assertThat(care.all()).containsExactly(first);
            assertThat(first).hasBinaryContent(content);
        }
    }

    /** A day later whenever it is asked, so that no two copies have one name. */
    private static final class Tomorrow extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofDays(1));
            return now;
        }
    }

    private static int count(Jdbi jdbi, String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
