package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Dump;
import dev.handrail.server.Encryption;
import dev.handrail.server.Engine;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Handrail is gone, and what it printed is pasted line by line into a terminal of this computer: OpenSSH's own client, a
 * real sshd, and the data must be back.
 */
class WithoutHandrailTest {
    private static final String SOURCE = "without_" + ProcessHandle.current().pid();
    private static final String RESTORED = SOURCE + "_restored";
    private static final int VISITS = 700;

    private static RealSshd sshd;

    @TempDir
    Path home;

    private Rig rig;
    private Path here;
    private Path landing;

    @BeforeAll
    static void make() throws Exception {
        sshd = RealSshd.start();
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, VISITS);
    }

    @AfterAll
    static void drop() throws Exception {
        sshd.close();
        TestDatabase.drop(SOURCE);
        TestDatabase.drop(RESTORED);
    }

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        here = Files.createDirectories(home.resolve("here"));
        landing = Files.createDirectories(home.resolve("landing"));
        TestDatabase.drop(RESTORED);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Destination destination(Copy.Kind kind) {
        return kind == Copy.Kind.FOLDER
                ? new Destination.Folder("kept", rig.kept().toString())
                : new Destination.ServerFolder("far", home.resolve("it's far").toString());
    }

    private static Database database(Dump.Format format, @Nullable SecretRef password) {
        Dump dump = new Dump(Dump.What.ONE, format, 2, false, List.of(), List.of(), List.of());
        return new Database(
                SOURCE,
                Engine.POSTGRESQL,
                "127.0.0.1",
                TestDatabase.port(),
                "postgres",
                password,
                null,
                null,
                null,
                null,
                dump);
    }

    private Server keep(Dump.Format format, Copy.Kind kind) {
        return rig.keep(sshd.access(), List.of(database(format, new SecretRef.Ask())), List.of(destination(kind)));
    }

    /** What was printed of it, which is all that is left. */
    private String printed() throws Exception {
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return rig.commands(Rig.id(ended));
    }

    private String pasted(String printed) throws Exception {
        return Pasted.in(here, landing, Pasted.typing("unused", printed));
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertBack() throws Exception {
        String hash = "SELECT sum(hashtextextended(v::text, 0)) % 1000000007 FROM visits v";
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(VISITS);
        assertThat(TestDatabase.number(RESTORED, hash)).isEqualTo(TestDatabase.number(SOURCE, hash));
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOM, FOLDER",
        "CUSTOM, SERVER_FOLDER",
        "PLAIN, SERVER_FOLDER",
        "DIRECTORY, FOLDER",
        "DIRECTORY, SERVER_FOLDER"
    })
    void aDatabaseOnTheServerComesBackFromWhereverItsCopyLies(Dump.Format format, Copy.Kind kind) throws Exception {
        keep(format, kind);
        assertThat(pasted(printed())).contains(": OK");
        assertBack();
        assertThat(names(here)).isEmpty();
        assertThat(names(landing)).as("what was only on its way").isEmpty();
    }

    /** As Handrail itself goes through them: with the key and the user of the server. */
    @ParameterizedTest
    @CsvSource({"1, FOLDER", "1, SERVER_FOLDER", "2, SERVER_FOLDER"})
    void throughJumpHostsItComesBackToo(int hops, Copy.Kind kind) throws Exception {
        Access.Ssh plain = sshd.access();
        String jump = String.join(",", Collections.nCopies(hops, "127.0.0.1:" + sshd.port()));
        Access.Ssh through =
                new Access.Ssh(plain.host(), plain.port(), plain.user(), plain.key(), null, false, jump, Sudo.NONE);
        rig.keep(through, List.of(database(Dump.Format.CUSTOM, new SecretRef.Ask())), List.of(destination(kind)));
        String printed = printed();
        assertThat(printed.split("ProxyCommand=", -1)).hasSizeGreaterThan(hops);
        int before = logins();
        assertThat(pasted(printed)).contains(": OK");
        assertBack();
        int sessions = kind == Copy.Kind.FOLDER ? 2 : 1;
        assertThat(logins() - before).as("each machine on the way let it in").isEqualTo(sessions * (hops + 1));
        assertThat(names(here)).isEmpty();
        assertThat(names(landing)).isEmpty();
    }

    private static int logins() {
        return sshd.log().split("Accepted publickey", -1).length - 1;
    }

    /** Whoever reads it with another server's prompt before his eyes must see it. */
    @Test
    void everyCommandStandsUnderWordsThatSayWhereItRuns() throws Exception {
        keep(Dump.Format.CUSTOM, Copy.Kind.FOLDER);
        List<String> lines = printed().lines().toList();
        int login = lines.indexOf("ssh -p " + sshd.port() + " -i " + sshd.key() + " " + RealSshd.user() + "@127.0.0.1");
        assertThat(lines.get(login - 1)).startsWith("# On this computer: log in to " + Rig.SERVER);
        assertThat(lines.getFirst()).startsWith("# Paste one part at a time");
        assertThat(lines.subList(1, login))
                .filteredOn(line -> line.startsWith("#"))
                .allMatch(line -> line.startsWith("# On this computer: "));
        assertThat(lines.subList(login + 1, lines.size()))
                .filteredOn(line -> line.startsWith("#"))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.startsWith("# On " + Rig.SERVER + ": "));
    }

    /** A paste that a terminal hands over line by line: what asks for the password must not take a line for it. */
    @Test
    void atATerminalOnlyThePasswordIsTyped() throws Exception {
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                List.of(database(Dump.Format.CUSTOM, new SecretRef.Ask())),
                List.of(destination(Copy.Kind.FOLDER)));
        String said = Pasted.atATerminal(here, printed(), "the password");
        assertThat(said).contains(": OK").doesNotContain("command not found");
        assertBack();
    }

    /** Else a dump that is another would be restored all the same. */
    @Test
    void whatIsNotTheFileThatWasWrittenEndsItBeforeAnythingIsMade() throws Exception {
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                List.of(database(Dump.Format.CUSTOM, null)),
                List.of(destination(Copy.Kind.FOLDER)));
        String printed = printed();
        String file = rig.files().stream()
                .filter(name -> !name.endsWith(".json"))
                .findFirst()
                .orElseThrow();
        Files.writeString(rig.kept().resolve(file), "another");
        assertThatThrownBy(() -> pasted(printed)).hasMessageContaining("FAILED");
        assertThat(TestDatabase.exists(RESTORED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"FOLDER", "SERVER_FOLDER"})
    void whatIsEncryptedIsDecryptedHereAndItsKeyStaysHere(Copy.Kind kind) throws Exception {
        Typed.in(here, "age-keygen -o identity.txt 2>/dev/null");
        String recipient = Typed.in(here, "age-keygen -y identity.txt").strip();
        rig.packed(keep(Dump.Format.CUSTOM, kind), Packing.USUAL, new Encryption(List.of(recipient)));
        String printed = printed();
        pasted(printed);
        assertBack();
        assertThat(names(here)).containsExactly("identity.txt");
        assertThat(names(landing)).isEmpty();
        List<String> lines = printed.lines().toList();
        int decrypted = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("age --decrypt --identity"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(decrypted - 1)).startsWith("# On this computer: decrypt");
    }

    @ParameterizedTest
    @CsvSource({"FOLDER", "SERVER_FOLDER"})
    void filesOfTheServerComeBackThereWithTheirModes(Copy.Kind kind) throws Exception {
        Path data = Files.createDirectories(home.resolve("data"));
        Typed.in(data, "echo one >one; chmod 640 one; ln -s one two");
        Server plain = rig.keep(
                sshd.access(),
                List.of(),
                List.of(new FileSet("uploads", data.toString(), List.of(), null, null)),
                List.of(),
                List.of());
        rig.storing(plain, destination(kind));
        pasted(printed());
        assertThat(Typed.in(landing.resolve("uploads_restored/data"), "stat -c '%a %n' *; readlink two; cat one"))
                .isEqualTo("640 one\n777 two\none\none\n");
        assertThat(names(here)).isEmpty();
    }
}
