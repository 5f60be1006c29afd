package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppingTest {
    private static final String NAME = "to \"drop\"";

    @TempDir
    private Path home;

    private Rig rig;
    private Subscriptions none;

    @BeforeEach
    void there() throws Exception {
        TestDatabase.create(NAME);
        rig = new Rig(home);
        Server server = rig.server(new Access.ThisComputer(Sudo.NONE), NAME);
        none = new Subscriptions(rig.databases(), server, server.databases().getFirst(), NAME);
    }

    @AfterEach
    void gone() throws SQLException {
        rig.close();
        TestDatabase.drop(NAME);
    }

    @Test
    void whoIsConnectedDoesNotKeepItFromBeingDropped() throws Exception {
        List<String> said = new ArrayList<>();
        try (Connection inside = TestDatabase.connect(NAME);
                Connection working = TestDatabase.connect(NAME);
                Statement begun = working.createStatement();
                Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            begun.execute("BEGIN; CREATE TABLE half (done int)");
            Dropping.drop(heard(statement, said), none);
            assertThat(inside.isValid(5)).isFalse();
            assertThat(working.isValid(5)).isFalse();
        }
        assertThat(TestDatabase.exists(NAME)).isFalse();
        assertThat(String.join("; ", new LinkedHashSet<>(said)))
                .as("what a plan shows is what is said")
                .isEqualTo(Dropping.shown(NAME));
        assertThat(said)
                .contains(Dropping.statement(NAME))
                .noneMatch(sql -> sql.toUpperCase(Locale.ROOT).contains("FORCE"));
    }

    @Test
    void whatIsNotThereIsSaidAtOnce() throws SQLException {
        TestDatabase.drop(NAME);
        try (Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            assertThatThrownBy(() -> Dropping.drop(statement, none))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3D000"));
        }
    }

    /** Those came with version 10. */
    @Test
    void aServerThatKnowsNoSubscriptionsIsNotAskedForThem() throws Exception {
        try (Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            Dropping.drop(of(older(elsewhere), statement), none);
        }
        assertThat(TestDatabase.exists(NAME)).isFalse();
    }

    /** The line that cuts one off may cut off the other. */
    @Test
    void thatItCannotBeClosedAgainHidesNotWhyItWasNotDropped() throws Exception {
        TestDatabase.execute(
                NAME, "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1' PUBLICATION p WITH (connect = false)");
        TestDatabase.execute(NAME, "ALTER SUBSCRIPTION s SET (slot_name = NONE)");
        TestDatabase.execute("postgres", "ALTER DATABASE \"to \"\"drop\"\"\" ALLOW_CONNECTIONS false");
        try (Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            assertThatThrownBy(() -> Dropping.drop(neitherOpenedNorClosed(statement), none))
                    .hasMessageContaining("not currently accepting connections")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .satisfies(second -> assertThat(second).hasMessage("the line is cut")));
        } finally {
            TestDatabase.execute("postgres", "ALTER DATABASE \"to \"\"drop\"\"\" ALLOW_CONNECTIONS true");
            TestDatabase.execute(NAME, "DROP SUBSCRIPTION s");
        }
    }

    @Test
    void whereOneCannotBeDroppedAllIsAsItWas() throws Exception {
        TestDatabase.execute(NAME, """
                CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1' PUBLICATION p WITH (connect = false);
                CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$;
                CREATE EVENT TRIGGER no ON ddl_command_start WHEN TAG IN ('DROP SUBSCRIPTION') EXECUTE FUNCTION no()""");
        try (Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            assertThatThrownBy(() -> Dropping.drop(statement, none)).hasMessageContaining("not now");
            assertThat(TestDatabase.text("SELECT subslotname FROM pg_subscription WHERE subname = 's'"))
                    .isEqualTo("s");
            TestDatabase.execute("postgres", "ALTER DATABASE \"to \"\"drop\"\"\" ALLOW_CONNECTIONS true");
        }
        TestDatabase.execute(NAME, "DROP EVENT TRIGGER no");
        TestDatabase.execute(NAME, "ALTER SUBSCRIPTION s SET (slot_name = NONE)");
        TestDatabase.execute(NAME, "DROP SUBSCRIPTION s");
    }

    private static Statement neitherOpenedNorClosed(Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            String said = method.getName().equals("execute") ? String.valueOf(arguments[0]) : "";
            if (said.endsWith("ALLOW_CONNECTIONS false")) {
                throw new SQLException("the line is cut", "08006");
            }
            return said.endsWith("ALLOW_CONNECTIONS true") ? false : said(statement, method, arguments);
        });
    }

    private static Connection older(Connection connection) throws SQLException {
        DatabaseMetaData told = connection.getMetaData();
        DatabaseMetaData older = proxy(
                DatabaseMetaData.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getDatabaseMajorVersion") ? 9 : said(told, method, arguments));
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getMetaData" -> older;
            case "prepareStatement" -> throw new SQLException("relation \"pg_subscription\" does not exist", "42P01");
            default -> said(connection, method, arguments);
        });
    }

    private static Statement of(Connection connection, Statement statement) {
        return proxy(
                Statement.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? connection : said(statement, method, arguments));
    }

    private static Statement heard(Statement statement, List<String> said) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("execute")) {
                said.add(String.valueOf(arguments[0]));
            }
            return said(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(DroppingTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static Object said(Object by, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(by, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
