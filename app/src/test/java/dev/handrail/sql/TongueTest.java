package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.CommandText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks a real server for English, and who must not. */
@Timeout(120)
class TongueTest {
    private static final Server SERVER = Reach.server(new Access.ThisComputer(Sudo.NONE));

    private static OwnPostgres postgres;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.start(Locales.GERMAN);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private Tongue tongue(String user, String messages) throws Exception {
        return tongue(postgres.port(), user, messages);
    }

    private Tongue tongue(int port, String user, String messages) throws Exception {
        try (Reach reach = new Reach(home)) {
            Database database = Reach.byTcp(port, "postgres", user);
            return Tongue.of(reach.databases, SERVER, database, "postgres", messages);
        }
    }

    private static String command(Tongue tongue, @Nullable Container container) {
        Database database =
                new Database("x", Engine.POSTGRESQL, "127.0.0.1", 5432, "clerk", null, container, null, null, null);
        return CommandText.of(
                tongue.of(new PostgresTools(database, null, "15.1", null)).connected("pg_restore", "x", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "en_US.UTF-8", "en-GB", "en", "English_United States.1252"})
    void aServerThatSpeaksEnglishIsAskedForNothing(String messages) throws Exception {
        Tongue tongue = tongue("nobody", messages);
        assertThat(tongue.english()).isTrue();
        assertThat(command(tongue, null)).startsWith("pg_restore ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_DE.UTF-8", "es_ES", "et_EE.UTF-8", "Estonian_Estonia.1257", "C3", "ensemble", ""})
    void ofAnotherItIsAskedWhereItMayBe(String messages) throws Exception {
        Tongue tongue = tongue("postgres", messages);
        assertThat(tongue.english()).isTrue();
        assertThat(command(tongue, null)).startsWith("PGOPTIONS='-c lc_messages=C' pg_restore ");
        assertThat(command(tongue, new Container("portal-db", Tool.PODMAN)))
                .startsWith("podman exec -i --env LC_ALL=C --env 'PGOPTIONS=-c lc_messages=C' portal-db pg_restore ");
    }

    /** It would not be let in at all. */
    @Test
    void whoMayNotDoesNotAsk() throws Exception {
        Tongue tongue = tongue("anna", "de_DE.UTF-8");
        assertThat(tongue.english()).isFalse();
        assertThat(command(tongue, null)).startsWith("pg_restore ");
    }

    /** A pooler lets the session in and forgets the wish: the answers are not in English. */
    @Test
    void aWishThatIsDroppedOnTheWayIsNotGranted() throws Exception {
        try (DeafPooler pooler = DeafPooler.to(postgres.port())) {
            Tongue tongue = tongue(pooler.port(), "postgres", Locales.GERMAN);
            assertThat(tongue.english()).isFalse();
            assertThat(command(tongue, null)).startsWith("pg_restore ");
        }
    }
}
