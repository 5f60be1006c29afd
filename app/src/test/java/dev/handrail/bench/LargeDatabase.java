package dev.handrail.bench;

import dev.handrail.backup.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL database as large as a dump is asked to be: half as pgbench makes it, half text that shrinks to
 * about a third. Gone when closed.
 */
record LargeDatabase(String name) implements AutoCloseable {
    private static final String SIZE = "HANDRAIL_BENCH_MB";
    private static final int USUAL_MB = 1500;
    private static final long BYTES_OF_ACCOUNT = 98;
    private static final long BYTES_OF_NOTE = 400;

    static LargeDatabase make() throws SQLException {
        LargeDatabase made = new LargeDatabase("bench");
        TestDatabase.create(made.name);
        long half = megabytes() * 1_000_000L / 2;
        TestDatabase.execute(made.name, """
                CREATE TABLE accounts (aid int NOT NULL, bid int, abalance int, filler char(84));
                INSERT INTO accounts SELECT n, n / 100000 + 1, 0, '' FROM generate_series(1, %d) n;
                ALTER TABLE accounts ADD PRIMARY KEY (aid);
                CREATE TABLE notes (id int PRIMARY KEY, written timestamp NOT NULL, words text NOT NULL);
                INSERT INTO notes SELECT n, timestamp '2026-01-01' + n * interval '1 second',
                  'Member ' || n %% 5000 || ' asked for ' || md5(n::text) || ' and was told that the form of '
                  || (n * 7::bigint) %% 365 || ' days ago, ' || md5('a' || n) || ', is still valid. Minutes: '
                  || md5('b' || n) || ' was read and approved, ' || md5('c' || n) || ' was put off until '
                  || md5('d' || n) || ' can be present; the treasurer reported, and nobody objected.'
                  FROM generate_series(1, %d) n;
                ANALYZE;
                """.formatted(half / BYTES_OF_ACCOUNT, half / BYTES_OF_NOTE));
        return made;
    }

    /** About what pg_dump writes of it, not compressed. */
    static int megabytes() {
        return Optional.ofNullable(System.getenv(SIZE)).map(Integer::valueOf).orElse(USUAL_MB);
    }

    /** A program of PostgreSQL, as the database's owner on this computer. */
    static List<String> client(String program) {
        return List.of(program, "-h", "127.0.0.1", "-p", String.valueOf(TestDatabase.port()), "-U", "postgres");
    }

    @Override
    public void close() throws SQLException {
        TestDatabase.drop(name);
    }
}
