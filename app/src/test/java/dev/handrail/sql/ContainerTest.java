package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Pasted;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.profile.SignIn;
import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database in a container, reached from outside and through the container tool's exec. */
@Timeout(120)
class ContainerTest {
    private static RealSshd sshd;

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private Reach reach;
    private StandInDocker docker;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void arrive() throws Exception {
        docker = new StandInDocker(programs, "portal-db", "127.0.0.1", TestDatabase.port())
                .is(Map.of("published", "", "address", "", "blurts", "", "image", ""));
        reach = new Reach(home);
    }

    @AfterEach
    void leave() {
        reach.close();
    }

    private static Database inside(String name, String container, Tool tool) {
        return new Database(
                name,
                Engine.POSTGRESQL,
                "localhost",
                TestDatabase.port(),
                "postgres",
                new SecretRef.Vault(),
                new Container(container, tool),
                null,
                null,
                null);
    }

    private void assertReached() throws Exception {
        try (Connection connection = reach.open(sshd.access(), inside("postgres", "portal-db", Tool.DOCKER))) {
            assertThat(FirstCell.text(connection, "SELECT current_user")).isEqualTo("postgres");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "0.0.0.0:%1$d\n[::]:%1$d", ":%d"})
    void thePublishedPortIsTaken(String published) throws Exception {
        docker.is(Map.of("published", published.formatted(TestDatabase.port()) + "\n"));
        assertReached();
    }

    @Test
    void aPortPublishedOnOneAddressIsLookedForThere() throws Exception {
        docker.is(Map.of("published", "127.0.0.9:5432\n"));
        assertThatThrownBy(this::assertReached).hasMessageContaining("127.0.0.9:5432");
    }

    @Test
    void withoutAPublishedPortTheContainersOwnAddressIsTaken() throws Exception {
        docker.is(Map.of("address", "127.0.0.1"));
        assertReached();
    }

    @Test
    void aContainerOnTheNetworkOfItsHostIsReachedThere() throws Exception {
        docker.is(Map.of("network", "host"));
        assertReached();
    }

    @Test
    void neitherPortNorAddressIsSaid() {
        assertThatThrownBy(this::assertReached)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("no published port and no address")
                .hasMessageContaining("Publish port " + TestDatabase.port());
    }

    @Test
    void aContainerThatDoesNotRunIsSaid() throws Exception {
        docker.is(Map.of("running", "false"));
        assertThatThrownBy(this::assertReached)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("the container does not run")
                .hasMessageContaining("docker start portal-db");
    }

    @Test
    void aContainerThatIsUnknownIsSaid() {
        assertThatThrownBy(() -> reach.open(sshd.access(), inside("postgres", "elsewhere", Tool.DOCKER)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("No such object: elsewhere");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aBackupGoesTheWholeWayThroughTheContainer(Tool tool) throws Exception {
        docker.is(Map.of("published", "127.0.0.1:" + TestDatabase.port()));
        TestDatabase.create("portal");
        TestDatabase.drop("portal_back");
        TestDatabase.fill("portal", 3000);
        try (Rig rig = new Rig(home)) {
            rig.keep(sshd.access(), List.of(inside("portal", "portal-db", tool)));
            String id = Rig.id(rig.backUp());
            assertThat(rig.verify(id).outcome()).isEqualTo(Outcome.DONE);
            assertThat(rig.restore(id, "portal_back").failure()).isNull();
        }
        assertThat(TestDatabase.number("portal_back", "SELECT count(*) FROM visits"))
                .isEqualTo(3000);
        assertThat(docker.calls())
                .contains(tool.word() + " exec -i --env LC_ALL=C --env PGPASSWORD portal-db pg_dump")
                .contains(tool.word() + " exec -i --env LC_ALL=C --env PGPASSWORD portal-db pg_restore");
    }

    /** It is the programs that tell of a server which does not let them in: what they say is read, and blames no backup. */
    @Test
    void theProgramsOfAnImageInAnotherLanguageAreUnderstood() throws Exception {
        docker.is(Map.of(
                "published",
                "127.0.0.1:" + TestDatabase.port(),
                "image",
                "LANG=" + Locales.GERMAN + "\n" + Locales.VARIABLE + "=" + Locales.folder(Locales.GERMAN) + "\n"));
        TestDatabase.create("portal");
        TestDatabase.fill("portal", 30);
        try (Rig rig = new Rig(home)) {
            rig.keep(sshd.access(), List.of(inside("portal", "portal-db", Tool.PODMAN)));
            String id = Rig.id(rig.backUp());
            docker.is(Map.of("host", "127.0.0.9"));
            Operation drill = rig.make("backup drill", Arguments.of("ID", id));
            Plan blind = new Plan(drill.title(), drill.effect(), List.of(), List.of(), List.of());
            Event.Ended ended = rig.runner().start(drill, blind, event -> {}).await();
            assertThat(ended.failure()).contains("says nothing of the backup", "connection to server at");
            assertThat(ended.next()).contains("host, port, user and password");
            assertThat(rig.catalogue().require(id).good()).isTrue();
        }
    }

    /** Also a folder, which was dumped where no container was: it is unpacked where the one that restores it sees it. */
    @ParameterizedTest
    @EnumSource(
            value = Dump.Format.class,
            names = {"CUSTOM", "PLAIN", "DIRECTORY"})
    void whatIsPrintedBringsItBackIntoTheContainer(Dump.Format format) throws Exception {
        docker.is(Map.of("published", "127.0.0.1:" + TestDatabase.port()));
        TestDatabase.create("printed");
        TestDatabase.drop("printed_restored");
        TestDatabase.fill("printed", 300);
        Path here = Files.createDirectory(home.resolve("here"));
        Path landing = Files.createDirectory(home.resolve("landing"));
        try (Rig rig = new Rig(home)) {
            Database inside = inside("printed", "portal-db", Tool.PODMAN);
            Dump dump = new Dump(Dump.What.ONE, format, 2, false, List.of(), List.of(), List.of());
            rig.keep(
                    sshd.access(),
                    List.of(new Database(
                            inside.name(),
                            inside.engine(),
                            "127.0.0.1",
                            inside.port(),
                            inside.user(),
                            inside.password(),
                            null,
                            null,
                            null,
                            null,
                            dump)));
            String id = Rig.id(rig.backUp());
            rig.keep(sshd.access(), List.of(inside));
            String printed = rig.commands(id);
            assertThat(printed).contains("podman exec --env PGPASSWORD portal-db createdb ");
            assertThat(Pasted.in(here, landing, programs.toString(), Pasted.typing("unused", printed)))
                    .contains(": OK");
        }
        assertThat(TestDatabase.number("printed_restored", "SELECT count(*) FROM visits"))
                .isEqualTo(300);
        assertThat(landing).isEmptyDirectory();
    }

    @Test
    void aContainerWithoutToolsIsSaid() throws Exception {
        docker.is(Map.of("published", "127.0.0.1:" + TestDatabase.port(), "path", "/nowhere"));
        Server server = Reach.server(sshd.access());
        try (Shell shell = reach.shells.on(server)) {
            assertThatThrownBy(() -> new ToolFinder(reach.databases)
                            .find(shell, server, inside("postgres", "portal-db", Tool.DOCKER), 14))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("executable file not found");
        }
    }

    @Test
    void theTestOfAServerLooksForPgDumpInsideAsABackupDoes() throws Exception {
        docker.is(Map.of("published", "127.0.0.1:" + TestDatabase.port()));
        Server server = Reach.server(sshd.access());
        Database inside = inside("postgres", "portal-db", Tool.DOCKER);
        SignIn signIn = new SignIn(new Lazy<>(() -> (ref, name) -> Secret.of(OwnPostgres.PASSWORD.toCharArray())));
        try (Shell shell = reach.shells.on(server)) {
            String answered = signIn.version(server, inside, reach.shells);
            assertThat(signIn.dumper(server, inside, shell, Optional.of(answered)))
                    .hasValueSatisfying(said -> assertThat(said).contains("pg_dump", "the container portal-db"));
            assertThat(docker.calls()).contains("exec -i portal-db pg_dump --version");
            assertThatThrownBy(() -> signIn.dumper(server, inside, shell, Optional.of("PostgreSQL 99.1")))
                    .hasMessageContaining("only older ones are installed")
                    .hasMessageContaining("Give the container portal-db an image");
            docker.is(Map.of("path", "/nowhere"));
            assertThatThrownBy(() -> signIn.dumper(server, inside, shell, Optional.of(answered)))
                    .hasMessageContaining("executable file not found");
        }
    }

    @Test
    void theStandInRefusesWhatTheRealOneRefuses() throws Exception {
        try (Shell shell = reach.shells.on(Reach.server(sshd.access()))) {
            assertThat(said(shell, "exec", "--interactively", "portal-db", "true"))
                    .isEqualTo("unknown flag: --interactively");
            assertThat(said(shell, "exec", "-t", "portal-db", "true")).isEqualTo("the input device is not a TTY");
            assertThat(said(shell, "exec", "-i", "elsewhere", "true")).contains("No such container: elsewhere");
            assertThat(said(shell, "inspect", "--format", "{{.Nothing}}", "portal-db"))
                    .contains("parsing error");
            assertThat(said(shell, "port", "portal-db", "5432/tcp")).contains("No public port");
            byte[] stdin = "hello".getBytes(StandardCharsets.UTF_8);
            assertThat(shell.run(Command.of("docker", "exec", "portal-db", "cat"), stdin)
                            .text())
                    .isEmpty();
            assertThat(shell.run(Command.of("docker", "exec", "-i", "portal-db", "cat"), stdin)
                            .text())
                    .isEqualTo("hello");
            Secret secret = Secret.of("a b'c".toCharArray());
            assertThat(shell.run(Command.of("docker", "exec", "--env", "X", "portal-db", "sh", "-c", "echo $X,$Y")
                                    .with("X", secret)
                                    .with("Y", "outside"))
                            .text())
                    .isEqualTo("a b'c,");
            assertThat(shell.run(Command.of("docker", "exec", "portal-db", "pwd")
                                    .in("/usr"))
                            .text())
                    .isEqualTo("/");
            docker.is(Map.of("running", "false"));
            assertThat(said(shell, "exec", "-i", "portal-db", "true")).contains("is not running");
        }
    }

    private static String said(Shell shell, String... words) throws OperationFailed {
        Result result = shell.run(Command.of(
                Stream.concat(Stream.of("docker"), Arrays.stream(words)).toList()));
        assertThat(result.good()).isFalse();
        return result.exit().errors().getFirst();
    }
}
