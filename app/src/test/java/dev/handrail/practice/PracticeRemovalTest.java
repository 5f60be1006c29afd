package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.operation.AtOnce;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of a practice server that does not run goes on request; whoever runs one is not interfered with. */
class PracticeRemovalTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Notes.Ports PORTS = new Notes.Ports(2201, 5401, 8001);

    @TempDir
    Path home;

    private PracticeFolder folder;
    private Store store;
    private Servers servers;
    private Journal journal;
    private Runner runner;
    private Practising practising;

    @BeforeEach
    void leaveOneBehind() throws Exception {
        folder = new PracticeFolder(home.resolve("practice"));
        folder.make();
        Files.createFile(folder.lock());
        Files.createDirectories(folder.backups());
        Files.writeString(folder.backups().resolve("parish.dump"), "kept");
        store = ReadyStore.open(home, CLOCK);
        servers = new Servers(store.jdbi(), CLOCK, "mara");
        servers.save(PracticeProfile.of(folder, PORTS));
        journal = new Journal(store.jdbi(), CLOCK);
        runner = new Runner(journal, List.of(), text -> text, "mara", CLOCK);
        practising = new Practising(folder.root(), new Lazy<>(() -> servers), CLOCK);
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
        store.close();
    }

    @Test
    void itsPlanSaysWhatGoesAndWhatStaysAndDoesNothing() throws Exception {
        Plan plan = practising.removing().plan();

        assertThat(plan.blocked()).isFalse();
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(plan.steps()).extracting(Plan.Step::text).anyMatch(text -> text.contains(folder.root() + ""));
        assertThat(plan.checks()).extracting(Plan.Check::text).anyMatch(text -> text.startsWith("Backups"));
        assertThat(plan.cannotUndo()).isNotEmpty();
        assertThat(folder.postgres()).exists();
        assertThat(servers.all()).hasSize(1);
    }

    @Test
    void folderAndProfileGoAndTheBackupsStay() throws Exception {
        new AtOnce(runner).run(practising.removing());

        assertThat(folder.root()).doesNotExist();
        assertThat(servers.all()).extracting(Server::name).isEmpty();
        assertThat(folder.backups().resolve("parish.dump")).hasContent("kept");
        assertThat(journal.runs(JournalFilter.all()).getFirst().server()).isEqualTo(PracticeServer.NAME);
    }

    @Test
    void theFolderIsKnownByTheProfileAsLongAsItIsThereAlsoUnderAnotherName() throws Exception {
        Server renamed = PracticeProfile.of(folder, PORTS).withName("My own");
        assertThat(practising.folderOf(PracticeProfile.unreached())).contains(folder.root());
        assertThat(practising.folderOf(renamed)).contains(folder.root());
        Server another = Server.of("Another", Environment.PRACTICE, new Access.ThisComputer(Sudo.NONE));
        assertThat(practising.folderOf(another)).isEmpty();
        new AtOnce(runner).run(practising.removing());
        assertThat(practising.folderOf(renamed)).isEmpty();
    }

    @Test
    void underAnotherNameItsProfileGoesToo() throws Exception {
        servers.save(Server.of("Parish office", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE)));
        servers.remove(PracticeServer.NAME);
        servers.save(PracticeProfile.of(folder, PORTS).withName("Lab"));

        assertThat(practising.removing().plan().steps())
                .extracting(Plan.Step::text)
                .contains("Take Lab out of the list of servers");
        new AtOnce(runner).run(practising.removing());

        assertThat(servers.all()).extracting(Server::name).containsExactly("Parish office");
        assertThat(journal.runs(JournalFilter.all()).getFirst().server()).isEqualTo("Lab");
    }

    @ParameterizedTest
    @MethodSource("edits")
    void editedByAPersonItIsStillThatOne(List<String> edits) throws Exception {
        Server edited = edited(edits);
        assertThat(edited).isNotEqualTo(PracticeProfile.of(folder, PORTS));
        servers.save(edited);

        assertThat(practising.entry().kept()).contains(edited);
        assertThat(practising.folderOf(edited)).contains(folder.root());
        practising.requireItsName();
        new AtOnce(runner).run(practising.removing());
        assertThat(servers.all()).isEmpty();
    }

    static List<List<String>> edits() {
        String byPassword = "key: [^,}]+ -> password: ask";
        String forATest = "environment: practice -> environment: test";
        String otherDatabase = "'file:[^']+database-password' -> ask";
        return List.of(
                List.of(byPassword),
                List.of(forATest),
                List.of(byPassword, forATest, otherDatabase),
                List.of(byPassword, "(?s)databases:.*(?=files:) -> ", "(?s)files:.*(?=destinations:) -> "));
    }

    private Server edited(List<String> edits) throws Exception {
        String text = ProfileFile.write(PracticeProfile.of(folder, PORTS));
        for (String edit : edits) {
            String[] parts = edit.split(" -> ", -1);
            String after = text.replaceFirst(parts[0], parts[1]);
            assertThat(after).as(edit).isNotEqualTo(text);
            text = after;
        }
        return ProfileFile.read(text, "edited.yaml").getFirst();
    }

    @ParameterizedTest
    @MethodSource("ownServersOfThatName")
    void anotherServerOfThatNameStays(Server own) throws Exception {
        servers.remove(PracticeServer.NAME);
        servers.save(own);

        Plan plan = practising.removing().plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks()).extracting(Plan.Check::text).anyMatch(text -> text.contains("it is another one"));
        new AtOnce(runner).run(practising.removing());

        assertThat(folder.root()).doesNotExist();
        assertThat(servers.all()).containsExactly(own);
    }

    @Test
    void soDoesOneThatKeepsItsBackupsWhereThePracticeServerDoes() throws Exception {
        servers.remove(PracticeServer.NAME);
        servers.save(
                ProfileFile.read("""
                server: Practice server
                environment: practice
                access: { ssh: { host: 127.0.0.1, port: 2222, user: me } }
                destinations: [{ name: here, folder: "%s" }]
                """.formatted(folder.backups()), "own.yaml").getFirst());
        new AtOnce(runner).run(practising.removing());

        assertThat(servers.all()).extracting(Server::name).containsExactly(PracticeServer.NAME);
    }

    @ParameterizedTest
    @MethodSource("ownServersOfThatName")
    void anotherServerOfThatNameIsNotTakenOver(Server own) throws Exception {
        servers.remove(PracticeServer.NAME);
        servers.save(own);

        assertThat(practising.starting().plan().checks().getFirst())
                .satisfies(check -> assertThat(check.state()).isEqualTo(Plan.State.BLOCKER))
                .satisfies(check -> assertThat(check.advice()).contains("server rename \"" + own.name() + "\""));
        assertThatThrownBy(() -> new AtOnce(runner).run(practising.starting()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
        assertThatThrownBy(practising::requireItsName).hasMessageContaining(own.name());
        assertThatThrownBy(practising::start).hasMessageContaining(own.name());
        assertThat(servers.all()).containsExactly(own);
        assertThat(folder.notes()).as("what a start writes").doesNotExist();
    }

    static List<Server> ownServersOfThatName() {
        Access near = new Access.Ssh("127.0.0.1", 2222, "me", "~/.ssh/id_ed25519", null, false, null, Sudo.NONE);
        Access far = new Access.Ssh("example.org", 22, "deploy", null, null, false, null, Sudo.NONE);
        return List.of(
                Server.of("practice SERVER", Environment.PRODUCTION, far),
                Server.of(PracticeServer.NAME, Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE)),
                Server.of(PracticeServer.NAME, Environment.PRACTICE, far),
                Server.of(PracticeServer.NAME, Environment.PRACTICE, near),
                Server.of(PracticeServer.NAME, Environment.PRACTICE, new Access.ThisComputer(Sudo.ASK)));
    }

    @Test
    void whereThereIsNoneItIsGoneAlready() throws Exception {
        new AtOnce(runner).run(practising.removing());
        new AtOnce(runner).run(practising.removing());

        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void theOneThatAnotherProgramRunsStaysAndItIsSaidWhoRunsIt() throws Exception {
        try (OnlyOne theirs = OnlyOne.of(folder)) {
            new Notes(4711, "2026-11-21T05:00:00Z", Notes.Ports.ANY, true).write(folder);
            assertThat(practising.removing().plan().blocked()).isTrue();
            assertThatThrownBy(() -> new AtOnce(runner).run(practising.removing()))
                    .isInstanceOfSatisfying(OperationFailed.class, e -> {
                        assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                        assertThat(e.getMessage()).contains("4711", "End that program first");
                    });
            assertThat(theirs).isNotNull();
        }
        assertThat(folder.postgres()).exists();
        assertThat(servers.all()).hasSize(1);
    }
}
