package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.sql.FirstCell;
import dev.handrail.sql.OwnPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one major version of PostgreSQL into the next, which is how a database is upgraded; and how it sorts on the way. */
class NewerServerTest {
    private static final String SOURCE = "before_upgrade";
    private static final String NEWER = "Newer";

    private static OwnPostgres newer;

    @TempDir
    private Path home;

    private Rig rig;

    @BeforeAll
    static void begin() throws Exception {
        newer = OwnPostgres.start();
        newer.execute("CREATE ROLE mover SUPERUSER LOGIN PASSWORD 'unused'");
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 2_000);
    }

    @AfterAll
    static void end() throws Exception {
        newer.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aDumpOfTheOlderGoesIntoTheNewerIsEqualThereAndItsStatisticsAreGathered() throws Exception {
        rig.server(new Access.ThisComputer(Sudo.NONE), SOURCE);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        keepNewer("anything");
        Arguments into = new Arguments(
                Map.of("ID", List.of(Rig.id(ended)), "--into", List.of("upgraded"), "--on", List.of(NEWER)));
        Plan plan = rig.make("restore", into).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks().toString())
                .contains("From PostgreSQL 14", "into PostgreSQL 15", "newer", "Since 15: who does not own a database")
                .doesNotContain("Since 14", "Since 16");

        Event.Ended restored = rig.start("restore", into, event -> {}).await();
        assertThat(restored.failure()).isNull();
        assertThat(rig.catalogue().require(Rig.id(ended)).proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(text("upgraded", "SELECT count(*) FROM pg_stats WHERE tablename = 'visits'"))
                .isNotEqualTo("0");
        assertThat(text("upgraded", "SELECT has_schema_privilege('public', 'public', 'CREATE')"))
                .as("the dump of a newer pg_dump says who may make something in the schema public")
                .isEqualTo("t");
    }

    @Test
    void aDatabaseThatSortsByIcuDoesSoAgainAndTheOlderServerSaysThatItCannot() throws Exception {
        newer.execute("CREATE DATABASE swiss TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de-CH'");
        execute("swiss", "CREATE TABLE names (name text PRIMARY KEY); INSERT INTO names VALUES ('Zug'), ('Äsch')");
        Server there = keepNewer("swiss");
        Event.Ended ended = rig.start("backup run", Arguments.of("SERVER", there.name()), event -> {})
                .await();
        assertThat(ended.failure()).isNull();
        String id = Rig.id(ended);
        Manifest manifest = rig.catalogue().require(id).manifest();
        assertThat(manifest.source().sorting()).isEqualTo(new Sorting("icu", "de-CH", null));

        Arguments into = new Arguments(Map.of("ID", List.of(id), "--into", List.of("swiss_again")));
        assertThat(rig.make("restore", into).plan().checks().toString()).contains("icu de-CH");
        assertThat(rig.start("restore", into, event -> {}).await().failure()).isNull();
        assertThat(sorting("swiss_again")).isEqualTo("i de-CH");
        assertThat(text("swiss_again", "SELECT string_agg(name, ' ' ORDER BY name) FROM names"))
                .isEqualTo("Äsch Zug");

        assertThat(rig.commands(id)).contains("--locale-provider=icu --icu-locale=de-CH swiss_restored");
        Pasted.run(Pasted.typing("unused", rig.commands(id)));
        assertThat(sorting("swiss_restored")).isEqualTo("i de-CH");

        rig.server(new Access.ThisComputer(Sudo.NONE), SOURCE);
        Arguments back =
                new Arguments(Map.of("ID", List.of(id), "--into", List.of("swiss_old"), "--on", List.of(Rig.SERVER)));
        assertThat(rig.make("restore", back).plan().checks().toString())
                .contains("icu de-CH, which this server does not know");
    }

    @Test
    void whereTheLiveOneSortsOtherwiseThanTheBackupDidThatIsSaidBeforeItTakesItsPlace() throws Exception {
        newer.execute("CREATE DATABASE sorted TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de-CH'");
        Server there = keepNewer("sorted");
        Event.Ended ended = rig.perform("backup run", Arguments.of("SERVER", there.name()));
        assertThat(ended.failure()).isNull();
        Arguments replace = Beside.replace(Rig.id(ended));
        assertThat(sortingTold(replace))
                .isEqualTo("The new database has the encoding and locale of the live one:" + " UTF8 C icu de-CH");

        newer.execute("DROP DATABASE sorted");
        newer.execute("CREATE DATABASE sorted TEMPLATE template0");
        assertThat(sortingTold(replace))
                .isEqualTo("The backup is from a database in UTF8 C icu de-CH, the live one is in UTF8 C");
    }

    private String sortingTold(Arguments replace) throws Exception {
        return rig.make("restore", replace).plan().checks().stream()
                .map(Plan.Check::text)
                .filter(text -> text.contains("UTF8"))
                .findFirst()
                .orElseThrow();
    }

    private Server keepNewer(String database) {
        Database entry = new Database(
                database,
                Engine.POSTGRESQL,
                "127.0.0.1",
                newer.port(),
                "mover",
                new SecretRef.Vault(),
                null,
                null,
                null,
                null);
        Server like = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(entry));
        Server server = new Server(
                NEWER,
                like.environment(),
                null,
                like.access(),
                like.databases(),
                List.of(),
                List.of(),
                like.destinations(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
        rig.servers().save(server);
        return server;
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String sorting(String database) throws SQLException {
        return text(
                database,
                "SELECT datlocprovider::text || ' ' || daticulocale FROM pg_database"
                        + " WHERE datname = current_database()");
    }

    private static String text(String database, String query) throws SQLException {
        try (Connection connection = connect(database)) {
            return FirstCell.text(connection, query);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + newer.port() + "/" + database, "mover", "unused");
    }
}
