package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Pasted;
import dev.handrail.backup.Rig;
import dev.handrail.journal.Outcome;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.FewPrograms;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that know their users by who asks on the Unix socket, as Debian sets them up. */
@Timeout(120)
class PeerTest {
    private static OwnPostgres postgres;

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private Reach reach;

    @BeforeAll
    static void start() throws Exception {
        postgres = OwnPostgres.start();
        new StandInSudo(programs).wants("");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void arrive() throws Exception {
        reach = new Reach(home);
    }

    @AfterEach
    void leave() {
        reach.close();
    }

    private static Database bySocket(String name, @Nullable String user, @Nullable String as) {
        return new Database(
                name, Engine.POSTGRESQL, "localhost", postgres.port(), user, null, null, postgres.sockets(), as, null);
    }

    private static Access.Ssh withSudo(RealSshd sshd) {
        Access.Ssh access = sshd.access();
        return new Access.Ssh(
                access.host(), access.port(), access.user(), access.key(), null, false, null, Sudo.PASSWORDLESS);
    }

    /** Root becomes another user by the real sudo; anybody else would need a password, so there a stand-in stands. */
    private static RealSshd whereSudoWorks() throws Exception {
        return OwnPostgres.ROOT ? RealSshd.start() : RealSshd.start(StandInSudo.setting(programs));
    }

    @Test
    void theLoginUserIsLetInByWhoHeIs() throws Exception {
        Database database = bySocket("postgres", OwnPostgres.self(), null);
        try (RealSshd sshd = RealSshd.start();
                Connection connection = reach.open(sshd.access(), database)) {
            assertThat(FirstCell.text(connection, "SELECT current_user")).isEqualTo(OwnPostgres.self());
        }
    }

    @Test
    void theFileOfTheSocketServesAsWellAsItsFolder() throws Exception {
        String file = postgres.sockets() + "/.s.PGSQL." + postgres.port();
        Database database = new Database(
                "postgres", Engine.POSTGRESQL, "localhost", 5432, OwnPostgres.self(), null, null, file, null, null);
        try (Connection connection = reach.open(new Access.ThisComputer(Sudo.NONE), database)) {
            assertThat(FirstCell.text(connection, "SELECT current_user")).isEqualTo(OwnPostgres.self());
        }
        assertThat(new PostgresTools(database, null, "15.1", null)
                        .connected("pg_dump", "x", List.of())
                        .arguments())
                .containsSequence("--host", postgres.sockets(), "--port", "" + postgres.port());
    }

    @Test
    void soIsWhoSitsAtThisComputer() throws Exception {
        Database database = bySocket("postgres", OwnPostgres.self(), OwnPostgres.self());
        try (Connection connection = reach.open(new Access.ThisComputer(Sudo.NONE), database)) {
            assertThat(FirstCell.text(connection, "SELECT current_user")).isEqualTo(OwnPostgres.self());
        }
    }

    @Test
    void anotherUserIsReachedBySudo() throws Exception {
        try (RealSshd sshd = whereSudoWorks();
                Connection connection = reach.open(withSudo(sshd), bySocket("postgres", null, "postgres"))) {
            assertThat(FirstCell.text(connection, "SELECT current_user")).isEqualTo("postgres");
            String much = FirstCell.text(connection, "SELECT repeat('x', 3000000)");
            assertThat(much).hasSize(3_000_000);
        }
    }

    @Test
    void whoIsSomebodyElseIsTurnedAway() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            assertThatThrownBy(() -> reach.open(sshd.access(), bySocket("postgres", "anna", null)))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("Peer authentication failed for user \"anna\"")
                    .hasMessageContaining("pg_hba.conf");
        }
    }

    @Test
    void withoutSudoItIsSaidWhatIsMissing() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            String other = OwnPostgres.self().equals("postgres") ? "nobody" : "postgres";
            assertThatThrownBy(() -> reach.open(sshd.access(), bySocket("postgres", null, other)))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("sudo: passwordless");
        }
    }

    @Test
    void withoutAnyRelayItIsSaidWhatIsMissing() throws Exception {
        try (FewPrograms bare = FewPrograms.of("sh", "dd", "cat", "env", "id", "ps", "kill", "grep")) {
            new StandInSudo(bare.folder()).wants("");
            try (RealSshd sshd = RealSshd.start("SetEnv PATH=" + bare.folder())) {
                assertThatThrownBy(() -> reach.open(withSudo(sshd), bySocket("postgres", null, "postgres")))
                        .isInstanceOf(OperationFailed.class)
                        .hasMessageContaining("socat");
            }
        }
    }

    @Test
    void aSocketThatIsNotThereIsSaid() throws Exception {
        Database database = new Database(
                "x", Engine.POSTGRESQL, "localhost", 1, OwnPostgres.self(), null, null, "/no/such", null, null);
        try (RealSshd sshd = RealSshd.start()) {
            assertThatThrownBy(() -> reach.open(sshd.access(), database))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("/no/such/.s.PGSQL.1");
        }
    }

    @Test
    void aBackupGoesTheWholeWayAsAnotherUser() throws Exception {
        postgres.execute("DROP DATABASE IF EXISTS peer_back");
        postgres.execute("DROP DATABASE IF EXISTS peer");
        postgres.execute("CREATE DATABASE peer");
        try (RealSshd sshd = whereSudoWorks();
                Rig rig = new Rig(home)) {
            Database peer = bySocket("peer", null, "postgres");
            rig.keep(withSudo(sshd), List.of(peer));
            try (Connection connection = rig.databases().open(rig.servers().require(Rig.SERVER), peer)) {
                connection.createStatement().execute("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
            }
            String id = Rig.id(rig.backUp());
            Backup taken = rig.catalogue().require(id);
            assertThat(taken.manifest().table("public.t").orElseThrow().rows()).isEqualTo(1000);
            assertThat(rig.verify(id).outcome()).isEqualTo(Outcome.DONE);
            assertThat(rig.restore(id, "peer_back").failure()).isNull();
            try (Connection connection = rig.databases().open(rig.servers().require(Rig.SERVER), peer, "peer_back")) {
                assertThat(FirstCell.text(connection, "SELECT sum(n) FROM t")).isEqualTo("500500");
            }
        }
    }

    /** What is printed is pasted, into a session on the server; the folder of a dump there is one that postgres may read. */
    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"CUSTOM", "DIRECTORY"})
    void asAnotherUserItComesBackByWhatIsPrinted(Dump.Format format) throws Exception {
        postgres.execute("DROP DATABASE IF EXISTS printed_restored");
        postgres.execute("DROP DATABASE IF EXISTS printed");
        postgres.execute("CREATE DATABASE printed");
        Database plain = bySocket("printed", null, "postgres");
        Database printed = new Database(
                plain.name(),
                plain.engine(),
                plain.host(),
                plain.port(),
                null,
                null,
                null,
                plain.socket(),
                plain.as(),
                null,
                new Dump(Dump.What.ONE, format, 2, false, List.of(), List.of(), List.of()));
        Path here = Files.createDirectory(home.resolve("here"));
        Path landing = Files.createDirectory(home.resolve("landing"));
        try (RealSshd sshd = whereSudoWorks();
                Rig rig = new Rig(home)) {
            rig.keep(withSudo(sshd), List.of(printed));
            Server server = rig.servers().require(Rig.SERVER);
            try (Connection connection = rig.databases().open(server, printed)) {
                connection.createStatement().execute("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
            }
            String lines = rig.commands(Rig.id(rig.backUp()));
            assertThat(lines).contains("sudo -u postgres createdb ");
            assertThat(Pasted.in(here, landing, (OwnPostgres.ROOT ? landing : programs).toString(), lines))
                    .contains(": OK");
            try (Connection connection = rig.databases().open(server, printed, "printed_restored")) {
                assertThat(FirstCell.text(connection, "SELECT sum(n) FROM t")).isEqualTo("500500");
            }
        }
        assertThat(landing).isEmptyDirectory();
    }
}
