package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.sql.FirstCell;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The practice server's SSH and PostgreSQL, as somebody who comes with its profile meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeServerTest {
    @TempDir
    static Path place;

    private PracticeServer server;
    private Server profile;
    private int sshPort;

    @BeforeAll
    void start() throws Exception {
        server = PracticeServer.start(place.resolve("practice"), Clock.systemUTC());
        profile = server.profile();
        sshPort = ((Access.Ssh) profile.access()).port();
    }

    @AfterAll
    void removeIt() throws Exception {
        server.remove();
    }

    @Test
    void theKeyOpensTheDoor() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            Visitor.Answer answer = visitor.run("echo out; echo err >&2; exit 7");
            assertThat(answer).isEqualTo(new Visitor.Answer(7, "out\n", "err\n"));
        }
    }

    @Test
    void aShellThatIsKilledTellsHowItEnded() {
        HostKeys hostKeys = new HostKeys(place.resolve("known_hosts"), List.of(), (key, note) -> true);
        Secrets none = (ref, name) -> Secret.of("unused".toCharArray());
        try (SshShells shells = new SshShells(none, Asker.NOBODY, hostKeys, SshSettings.usual())) {
            assertThatThrownBy(() -> shells.on(profile).run(Command.of("sh", "-c", "kill -9 $PPID")))
                    .hasMessageContaining("the shell itself ended with 137 (killed)");
        }
    }

    @Test
    void thePasswordOpensTheDoor() throws Exception {
        String password = Files.readString(server.credentials().sshPassword());
        try (Visitor visitor = Visitor.withPassword(sshPort, password)) {
            assertThat(visitor.run("echo $HOME").out().strip())
                    .isEqualTo(place.resolve("practice/home").toString());
        }
    }

    @Test
    void aWrongPasswordStaysOutside() {
        assertThatThrownBy(() -> Visitor.withPassword(sshPort, "open sesame")).isInstanceOf(SshException.class);
    }

    @Test
    void anotherKeyStaysOutside() {
        assertThatThrownBy(() -> Visitor.withKey(sshPort, place.resolve("another-key")))
                .isInstanceOf(SshException.class);
    }

    @Test
    void aCommandReadsItsStdinToTheEnd() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            byte[] sent = "line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            assertThat(visitor.run("wc -l", new ByteArrayInputStream(sent))
                            .out()
                            .strip())
                    .isEqualTo("100000");
        }
    }

    @Test
    void aCommandThatWantsNoMoreDoesNotHoldTheClientUp() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            byte[] tooMuch = new byte[20_000_000];
            Visitor.Answer answer = visitor.run("head -c 10 | wc -c", new ByteArrayInputStream(tooMuch));
            assertThat(answer.out().strip()).isEqualTo("10");
        }
    }

    @Test
    void aCommandKilledByASignalSaysSo() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            assertThat(visitor.run("kill -KILL $$").status()).isEqualTo(128 + 9);
        }
    }

    @Test
    void nothingOfHandrailsOwnSurroundingsReachesACommand() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            assertThat(visitor.run("env").out().lines().map(line -> line.substring(0, line.indexOf('='))))
                    .containsOnly("HOME", "LANG", "LOGNAME", "PATH", "PWD", "SHELL", "USER");
        }
    }

    @Test
    void closingTheChannelEndsAllThatTheCommandStarted() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            Path pids = place.resolve("practice/home/pids");
            ChannelExec channel = visitor.session.createExecChannel(
                    "(sleep 1000 & echo $! > pids.new); sleep 1001 & echo $! >> pids.new; mv pids.new pids; wait");
            channel.open().verify();
            Eventually.holds("the command has begun", () -> Files.exists(pids));
            channel.close(false).await();
            for (String pid : Files.readAllLines(pids)) {
                Eventually.holds("process " + pid + " has ended", () -> Eventually.gone(Long.parseLong(pid)));
            }
        }
    }

    @Test
    void aSignalReachesTheCommand() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey());
                ChannelExec channel = visitor.session.createExecChannel(
                        "trap 'touch signalled; exit 5' TERM; touch trapping; while :; do sleep 0.1; done")) {
            channel.open().verify();
            Eventually.holds("the command waits", () -> Files.exists(place.resolve("practice/home/trapping")));
            Buffer request = visitor.session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
            request.putUInt(channel.getRecipient());
            request.putString("signal");
            request.putBoolean(false);
            request.putString("TERM");
            channel.writePacket(request);
            Eventually.holds("the signal arrived", () -> Files.exists(place.resolve("practice/home/signalled")));
        }
    }

    @Test
    void whoLogsInHasATerminal() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey());
                ChannelShell shell = visitor.session.createShellChannel()) {
            shell.setIn(new ByteArrayInputStream(
                    "test -t 0 && echo at-a-$((1 + 1))-terminal; exit\n".getBytes(StandardCharsets.UTF_8)));
            shell.setOut(screen);
            shell.setErr(screen);
            shell.open().verify();
            Eventually.holds(
                    "the shell answered",
                    () -> screen.toString(StandardCharsets.UTF_8).contains("at-a-2-terminal"));
        }
    }

    @Test
    void theDatabaseIsReachedThroughSsh() throws Exception {
        int port = profile.databases().getFirst().port();
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey());
                var tunnel =
                        visitor.session.createLocalPortForwardingTracker(0, new SshdSocketAddress("127.0.0.1", port))) {
            assertThat(count(tunnel.getBoundAddress().getPort(), "members")).isEqualTo(2500);
        }
    }

    @Test
    void sshLeadsToNoOtherMachine() throws Exception {
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey());
                var channel = visitor.session.createDirectTcpipChannel(
                        new SshdSocketAddress("127.0.0.1", 1), new SshdSocketAddress("192.0.2.1", 80))) {
            assertThatThrownBy(() -> channel.open().verify()).isInstanceOf(SshException.class);
        }
    }

    @Test
    void theDatabaseHoldsAParish() throws Exception {
        int port = profile.databases().getFirst().port();
        assertThat(count(port, "attendance")).isEqualTo(300_000);
        assertThat(count(port, "donations")).isEqualTo(12_000);
        assertThat(count(port, "medical_documents")).isEqualTo(Uploads.DOCUMENTS);
        assertThat(count(port, "attendance_by_month")).isGreaterThan(50);
    }

    @Test
    void theDatabaseIsMadeAsLargerOnesAre() throws Exception {
        assertThat(server.fingerprint("parish").definitions())
                .anyMatch(one -> one.matches("(?s)key attendance_member_id_fkey of attendance FOREIGN KEY .*"))
                .anyMatch(one -> one.matches("(?s)key medical_documents_member_id_fkey .*"))
                .contains("sequence attendance_id_seq at 300000", "sequence members_id_seq at 2500")
                .anyMatch(one -> one.startsWith("index CREATE INDEX attendance_by_day "))
                .anyMatch(one -> one.startsWith("view attendance_by_month "))
                .anyMatch(one -> one.startsWith("trigger CREATE TRIGGER members_note_the_change BEFORE UPDATE"))
                .contains(
                        "column medical_documents.storage_provider text not null",
                        "column medical_documents.storage_bucket text",
                        "column medical_documents.storage_key text not null");
    }

    @Test
    void thePgDumpOfThisMachineIsNewEnoughForIt() throws Exception {
        try (Connection parish = connect(profile.databases().getFirst().port());
                Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            String dump = visitor.run("pg_dump --version").out().replaceAll("\\D+(\\d+).*\\s*", "$1");
            int database = parish.getMetaData().getDatabaseMajorVersion();
            assertThat(database).isEqualTo(Needs.SERVER);
            assertThat(Integer.parseInt(dump)).isGreaterThanOrEqualTo(database);
        }
    }

    @Test
    void theDatabaseRefusesAWrongPassword() {
        int port = profile.databases().getFirst().port();
        assertThatThrownBy(() -> DriverManager.getConnection(url(port), "parish", "parish"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(url(port), "postgres", ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void everyDocumentInTheDatabaseLiesAmongTheUploads() throws Exception {
        Path uploads = Path.of(profile.files().getFirst().directory());
        int port = profile.databases().getFirst().port();
        try (Connection parish = connect(port);
                Statement statement = parish.createStatement();
                ResultSet rows = statement.executeQuery("SELECT storage_key, bytes FROM medical_documents")) {
            while (rows.next()) {
                assertThat(uploads.resolve(rows.getString(1))).hasSize(rows.getLong(2));
            }
        }
    }

    @Test
    void itsDumpIsRestoredWithoutAWord() throws Exception {
        int port = profile.databases().getFirst().port();
        String login =
                "export PGPASSWORD=$(cat ../secrets/database-password) PGHOST=127.0.0.1 PGUSER=parish PGPORT=" + port;
        try (Visitor visitor = Visitor.withKey(sshPort, server.credentials().sshKey())) {
            Visitor.Answer answer = visitor.run(
                    login
                            + "; createdb again && pg_dump -Fc parish > dump && pg_restore --exit-on-error -d again dump && dropdb again");
            assertThat(answer).isEqualTo(new Visitor.Answer(0, "", ""));
        }
    }

    @Test
    void itsSecretsAreReadableByTheirOwnerOnly() throws Exception {
        Credentials credentials = server.credentials();
        for (Path secret :
                new Path[] {credentials.sshKey(), credentials.sshPassword(), credentials.databasePassword()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondOneInTheSameFolderIsToldWhoRunsIt() {
        assertThatThrownBy(() -> PracticeServer.start(place.resolve("practice"), Clock.systemUTC()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("The process " + ProcessHandle.current().pid() + " has run it since");
    }

    private long count(int port, String table) throws Exception {
        try (Connection parish = connect(port)) {
            return FirstCell.number(parish, "SELECT count(*) FROM " + table);
        }
    }

    private Connection connect(int port) throws Exception {
        return DriverManager.getConnection(
                url(port), "parish", Files.readString(server.credentials().databasePassword()));
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/parish";
    }
}
