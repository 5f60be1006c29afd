package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Pasted;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.profile.SignIn;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Engine;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.StandInSudo;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real MariaDB inside a container, and one that knows its users by who asks: the whole way there and back. */
@Timeout(120)
class MySqlReachTest {
    private static final boolean ROOT = OwnPostgres.ROOT;
    private static final String SELF = ROOT ? "backup" : OwnPostgres.self();

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static StandInDocker docker;

    @TempDir
    static Path programs;

    /** Where the programs lie that know the container's own socket. */
    @TempDir
    static Path inside;

    @TempDir
    static Path sudo;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        docker = new StandInDocker(programs, "portal-db", "127.0.0.1", mariaDb.port())
                .is(Map.of("path", inside + ":/usr/bin:/bin"));
        for (String program : List.of("mariadb", "mariadb-dump")) {
            RealSshd.program(
                    inside.resolve(program),
                    "#!/bin/sh\nfirst=$1; shift\nexec /usr/bin/" + program + " \"$first\" --socket=" + mariaDb.socket()
                            + " \"$@\"\n");
        }
        new StandInSudo(sudo).wants("");
        sshd = RealSshd.start(
                "SetEnv PATH=" + programs + ":" + (ROOT ? "" : sudo + ":") + "/usr/local/bin:/usr/bin:/bin");
        mariaDb.execute("CREATE USER whole@localhost IDENTIFIED BY 'unused'; GRANT ALL ON *.* TO whole@localhost;"
                + " CREATE USER " + SELF + "@localhost IDENTIFIED VIA unix_socket; GRANT ALL ON *.* TO " + SELF
                + "@localhost");
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        mariaDb.close();
    }

    @BeforeEach
    void fill() {
        mariaDb.execute(
                "DROP DATABASE IF EXISTS portal_back; DROP DATABASE IF EXISTS portal_restored; DROP DATABASE IF EXISTS portal; CREATE DATABASE portal;"
                        + " USE portal; CREATE TABLE visits AS SELECT seq AS id, md5(seq) AS note FROM seq_1_to_3000");
    }

    private void thereAndBack(Access access, Database database) throws Exception {
        try (Rig rig = new Rig(home)) {
            rig.keep(access, List.of(database));
            Event.Ended taken = rig.backUp();
            assertThat(taken.outcome()).as(taken.failure()).isEqualTo(Outcome.DONE);
            assertThat(rig.restore(Rig.id(taken), "portal_back").failure()).isNull();
            assertThat(rig.catalogue().require(Rig.id(taken)).proof()).isEqualTo(Proof.Rung.EQUAL);
            byWhatIsPrinted(rig.commands(Rig.id(taken)));
        }
        assertThat(mariaDb.execute("SELECT COUNT(*) FROM portal_back.visits")).isEqualTo("3000");
    }

    /** Pasted into a session on the server, it comes back without Handrail too. */
    private void byWhatIsPrinted(String lines) throws Exception {
        Path here = Files.createDirectory(home.resolve("here"));
        Path landing = Files.createDirectory(home.resolve("landing"));
        assertThat(Pasted.in(here, landing, programs + (ROOT ? "" : ":" + sudo), Pasted.typing("unused", lines)))
                .contains(": OK");
        assertThat(mariaDb.execute("SELECT COUNT(*), MIN(note) = MIN(md5(id)) FROM portal_restored.visits"))
                .isEqualTo("3000\t1");
        assertThat(landing).isEmptyDirectory();
    }

    /** Of host and port, nothing is true outside of it. */
    private static Database inContainer(Tool tool) {
        return new Database(
                "portal",
                Engine.MARIADB,
                "nowhere.invalid",
                1,
                "whole",
                new SecretRef.Vault(),
                new Container("portal-db", tool),
                null,
                null,
                null);
    }

    private String signedIn(Database database, String password) throws OperationFailed {
        try (Rig rig = new Rig(home)) {
            Server server = rig.keep(sshd.access(), List.of(database));
            Secrets secrets = (ref, name) -> Secret.of(password.toCharArray());
            return new SignIn(new Lazy<>(() -> secrets))
                    .version(server, database, rig.means().shells());
        }
    }

    @Test
    void theTestOfAServerTriesThePasswordAndTheDatabaseByTheWayOfItsBackups() throws Exception {
        mariaDb.execute("CREATE OR REPLACE USER anna@'%' IDENTIFIED BY 'right'; GRANT ALL ON portal.* TO anna@'%'");
        Database byTcp = mariaDb.byTcp("portal", "anna");
        assertThat(signedIn(byTcp, "right")).contains("MariaDB", "asked by mariadb; mariadb-dump ");
        assertThatThrownBy(() -> signedIn(byTcp, "wrong"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("1045");
        assertThatThrownBy(() -> signedIn(mariaDb.byTcp("portal_gone", "anna"), "right"))
                .isInstanceOf(OperationFailed.class);
        assertThat(signedIn(inContainer(Tool.DOCKER), "unused")).contains("MariaDB", "mariadb-dump ");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void insideAContainerByItsOwnPrograms(Tool tool) throws Exception {
        thereAndBack(
                sshd.access(),
                new Database(
                        "portal",
                        Engine.MARIADB,
                        "localhost",
                        mariaDb.port(),
                        "whole",
                        new SecretRef.Vault(),
                        new Container("portal-db", tool),
                        null,
                        null,
                        null));
        assertThat(docker.calls())
                .contains(tool.word() + " exec -i --env HANDRAIL_OPTION portal-db sh -c")
                .doesNotContain("unused");
    }

    @Test
    void asTheUserOfTheMachineWhomTheServerKnows() throws Exception {
        Access.Ssh plain = sshd.access();
        Access access = new Access.Ssh(
                plain.host(), plain.port(), plain.user(), plain.key(), null, false, null, Sudo.PASSWORDLESS);
        thereAndBack(
                access,
                new Database(
                        "portal",
                        Engine.MARIADB,
                        "localhost",
                        mariaDb.port(),
                        null,
                        null,
                        null,
                        mariaDb.socket(),
                        SELF,
                        null));
    }
}
