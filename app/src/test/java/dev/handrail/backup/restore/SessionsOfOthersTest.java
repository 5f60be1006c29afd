package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is connected counts also for a database user who may not see what the others do. */
class SessionsOfOthersTest {
    private static final String LIVE = "seen by few";
    private static final String USER = "sees little";

    @TempDir
    static Path home;

    private static Server server;
    private static Rig rig;

    @BeforeAll
    static void there() throws Exception {
        TestDatabase.create(LIVE);
        TestDatabase.execute(
                "postgres", "DROP ROLE IF EXISTS \"" + USER + "\"; CREATE ROLE \"" + USER + "\" LOGIN CREATEDB");
        Database database = TestDatabase.entry(LIVE, USER);
        rig = new Rig(home);
        server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(database));
    }

    @AfterAll
    static void gone() throws Exception {
        rig.close();
        TestDatabase.drop(LIVE);
        TestDatabase.execute("postgres", "DROP ROLE \"" + USER + "\"");
    }

    private static List<Check> checks() throws Exception {
        Database beside = server.databases().getFirst();
        LiveChecks checks = new LiveChecks(rig.means().databases(), server, beside, LIVE);
        return checks.of(checks.required());
    }

    private static long connected() throws Exception {
        long oid =
                TestDatabase.number("postgres", "SELECT oid::bigint FROM pg_database WHERE datname = '" + LIVE + "'");
        KeptDatabase kept = new KeptDatabase(
                "r1", "Test", LIVE, LIVE, "live", 1, LIVE, oid, Instant.EPOCH, "b1", null, List.of(), true);
        return new PostgresKept(rig.means(), server, kept).find().orElseThrow().connected();
    }

    @Test
    void whoIsNotSeenIsCounted() throws Exception {
        try (Connection somebody = TestDatabase.connect(LIVE)) {
            assertThat(somebody.isValid(5)).isTrue();
            assertThat(connected()).isEqualTo(1);
            assertThat(checks()).anySatisfy(check -> {
                assertThat(check.text()).contains("1 sessions are connected to " + LIVE, "postgres");
                assertThat(check.advice()).contains("may not end");
            });
        }
    }
}
