package dev.handrail.backup;

import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.sql.FirstCell;
import dev.handrail.sql.FreshPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL for the tests of backups; one serves all of them, each takes databases of its own. */
public final class TestDatabase {
    /** Names the port of a server that another process of the tests has started. */
    public static final String PORT = "handrail.test.postgres.port";

    private static final String USER = "postgres";

    private TestDatabase() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return FreshPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static int port() {
        Integer elsewhere = Integer.getInteger(PORT);
        return elsewhere != null ? elsewhere : Started.SERVER.getPort();
    }

    /** A database of it as a profile names it, of a server on this computer. */
    public static Database entry(String database) {
        return entry(database, USER);
    }

    public static Database entry(String database, String user) {
        return entry(database, user, Dump.USUAL);
    }

    public static Database entry(String database, Dump dump) {
        return entry(database, USER, dump);
    }

    public static Database entry(String database, String user, Dump dump) {
        return new Database(database, Engine.POSTGRESQL, "127.0.0.1", port(), user, null, null, null, null, null, dump);
    }

    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/" + encoded(database), USER, "");
    }

    private static String encoded(String database) {
        return URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /** Makes an empty database, in the place of one of that name. */
    public static void create(String database) throws SQLException {
        drop(database);
        execute("postgres", "CREATE DATABASE " + quoted(database));
    }

    public static void drop(String database) throws SQLException {
        execute("postgres", "DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
    }

    /** A plain dump of it, as somebody's own script makes it. */
    public static String dumped(String database) throws IOException, InterruptedException {
        List<String> reached = List.of("-h", "127.0.0.1", "-p", String.valueOf(port()), "-U", USER);
        List<String> command = Stream.of(List.of("pg_dump", "-Fp"), reached, List.of(database))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    /** A parish's members and their visits: keys, sequences, an index, a view, a trigger, and rows that do not compress. */
    public static void fill(String database, int visits) throws SQLException {
        execute(database, """
                CREATE TABLE members (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
                CREATE TABLE visits (id bigserial PRIMARY KEY, member int NOT NULL REFERENCES members (id),
                                     day date NOT NULL DEFAULT current_date, note text);
                CREATE INDEX visits_by_day ON visits (day);
                CREATE VIEW busy AS SELECT member, count(*) AS visits FROM visits GROUP BY member;
                CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN NEW.note := trim(NEW.note); RETURN NEW; END $$;
                CREATE TRIGGER visits_tidy BEFORE INSERT ON visits FOR EACH ROW EXECUTE FUNCTION tidy();
                INSERT INTO members (name) SELECT 'Member ' || n FROM generate_series(1, 100) n;
                """);
        execute(
                database,
                "INSERT INTO visits (member, note) SELECT 1 + n % 100, md5(n::text) || md5((n * 7)::text) || md5((n * 13)::text)"
                        + " FROM generate_series(1, " + visits + ") n");
    }

    public static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * From now on the database is said to have an extension that can be installed nowhere. Files of one that is made and
     * removed again would come and go under the servers of all other tests, which look in the same folder.
     */
    public static void has(String database, String extension) throws SQLException {
        execute(
                database,
                "INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)"
                        + " VALUES (99999, '" + extension
                        + "', 'postgres'::regrole, 'public'::regnamespace, true, '1')");
    }

    /** It has none that can be installed nowhere any more. */
    public static void hasNoSuchExtension(String database) throws SQLException {
        execute(database, "DELETE FROM pg_extension WHERE oid = 99999");
    }

    /** Nobody can read the table while this is open, so that a dump of it waits. */
    public static Connection locked(String database, String table) throws SQLException {
        Connection connection = connect(database);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    public static long number(String database, String query) throws SQLException {
        try (Connection connection = connect(database)) {
            return FirstCell.number(connection, query);
        }
    }

    public static String text(String query) throws SQLException {
        try (Connection connection = connect("postgres")) {
            return FirstCell.text(connection, query);
        }
    }

    public static boolean exists(String database) throws SQLException {
        return number(
                        "postgres",
                        "SELECT count(*) FROM pg_database WHERE datname = '" + database.replace("'", "''") + "'")
                == 1;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
