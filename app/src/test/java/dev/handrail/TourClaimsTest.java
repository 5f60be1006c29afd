package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Work;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.practice.tour.Doing;
import dev.handrail.practice.tour.Narrator;
import dev.handrail.practice.tour.Tour;
import dev.handrail.server.Access;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each claim of the tour made false in turn, on the real program and a real server: the tour has to notice. */
class TourClaimsTest {
    @TempDir
    Path folder;

    private final CompletableFuture<ServerSocket> squatted = new CompletableFuture<>();
    private Program program;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        ReadyPractice.put(folder.resolve("practice"));
        program = new Program(new Setting(
                folder.resolve("home"),
                Asker.NOBODY,
                HostKeyAsker.NOBODY,
                Asker.NOBODY,
                false,
                Optional.empty(),
                Map.of(),
                Clock.systemDefaultZone()));
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void withNothingWrongItComesToItsEnd() throws Exception {
        tour(program.offers()).take();
        assertThat(stops()).isEqualTo(8);
        assertThat(folder.resolve("practice")).doesNotExist();
    }

    @Test
    void whatNobodyOffersIsNamed() {
        assertThat(ends(3, List.of())).contains("server test");
    }

    @Test
    void anOperationThatFailsEndsItWithItsOwnWords() {
        assertThat(ends(3, crooked("server test", (real, work) -> {
                    throw OperationFailed.failed("the cable was pulled").build();
                })))
                .contains("the cable was pulled");
    }

    @Test
    void aBackupThatIsNotInTheCatalogue() {
        assertThat(ends(4, crooked("backup run", (real, work) -> {}))).contains("not entered into the catalogue");
    }

    @Test
    void aBackupThatLacksItsLastByte() {
        assertThat(ends(4, crooked("backup run", (real, work) -> {
                    real.run(work);
                    cutByOne(dump());
                })))
                .contains("does not have the");
    }

    @Test
    void aBackupThatNobodyDecoded() {
        assertThat(ends(4, crooked("backup verify", (real, work) -> {}))).contains("was not decoded");
    }

    @Test
    void damageThatDidNotHappen() {
        assertThat(ends(5, crooked("backup verify", (real, work) -> {
                    real.run(work);
                    sql(real, "parish", "CREATE RULE keep AS ON DELETE TO attendance DO INSTEAD NOTHING");
                })))
                .contains("should be damaged now, and is not");
    }

    @Test
    void aRestoreThatTouchesTheDatabaseBesideIt() {
        assertThat(ends(6, crooked("restore", (real, work) -> {
                    real.run(work);
                    sql(real, "parish", "DELETE FROM donations WHERE id = 1");
                })))
                .contains("touched the database parish");
    }

    @Test
    void aRestoredRowThatIsNotTheSame() {
        assertThat(ends(7, crooked("restore", (real, work) -> {
                    real.run(work);
                    sql(real, "parish_restored", "UPDATE events SET room = 'Crypt' WHERE id = 1");
                })))
                .contains("Not equal", "public.events");
    }

    @Test
    void aRestoredDatabaseWithoutOneOfItsIndexes() {
        assertThat(ends(7, crooked("restore", (real, work) -> {
                    real.run(work);
                    sql(real, "parish_restored", "DROP INDEX members_by_name");
                })))
                .contains("Not equal", "members_by_name");
    }

    @Test
    void aRestoreThatMadeNothing() {
        assertThat(ends(7, crooked("restore", (real, work) -> {}))).contains("parish_restored");
    }

    @Test
    void anOperationOfWhichTheJournalTellsNothing() {
        assertThat(ends(8, crooked("server test", (real, work) -> real.run(silent(work)))))
                .contains("The journal should tell in full");
    }

    @Test
    void somethingThatStillAnswersWhenAllIsSaidToBeGone() throws Exception {
        assertThat(ends(8, crooked("restore", (real, work) -> {
                    real.run(work);
                    Access.Ssh ssh = (Access.Ssh) real.server().access();
                    Thread.startVirtualThread(() -> takeOver(ssh.port()));
                })))
                .contains("is still there, or what ran in it");
        squatted.join().close();
    }

    private List<Offer> crooked(String words, Crooked.Deed deed) {
        return Crooked.among(program.offers(), words, deed);
    }

    /** The words with which it ended at that stop; its server runs no more, and lies there to be looked at. */
    private String ends(int stop, List<Offer> offers) {
        OperationFailed failed = Objects.requireNonNull(
                catchThrowableOfType(OperationFailed.class, () -> tour(offers).take()));
        assertThat(stops()).as(String.join("\n", told)).isEqualTo(stop);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(folder.resolve("practice").toString())))
                .isEmpty();
        return failed.getMessage();
    }

    private Tour tour(List<Offer> offers) throws OperationFailed {
        Doing doing = new Doing(
                offers,
                (operation, plan, watcher) -> program.runner().get().start(operation, plan, watcher),
                event -> {});
        return new Tour(
                doing,
                program.servers().get(),
                program.journal().get(),
                new Listening(),
                folder.resolve("practice"),
                Clock.systemDefaultZone());
    }

    /** Nothing of what the operation tells reaches the journal. */
    private static Work silent(Work work) {
        Set<String> telling = Set.of("step", "say", "command");
        return (Work) Proxy.newProxyInstance(
                Work.class.getClassLoader(),
                new Class<?>[] {Work.class},
                (self, method, arguments) ->
                        telling.contains(method.getName()) ? null : method.invoke(work, arguments));
    }

    private long stops() {
        return told.stream().filter(line -> line.startsWith("stop ")).count();
    }

    private Path dump() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("practice-backups"))) {
            return files.filter(file -> file.toString().contains(".dump")
                            && !file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void cutByOne(Path file) throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() - 1);
        }
    }

    private void sql(Operation operation, String database, String statement) throws IOException, SQLException {
        int port = operation.server().databases().getFirst().port();
        String password = Files.readString(folder.resolve("practice/secrets/database-password"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "parish", password);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** Listens where the tour's server listened, as soon as that lets go of it. */
    private void takeOver(int port) {
        while (!squatted.isDone()) {
            try {
                squatted.complete(new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")));
            } catch (IOException e) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** Keeps what is told. */
    private final class Listening implements Narrator {
        @Override
        public void stop(int number, int of, String title) {
            told.add("stop " + number + " of " + of + ": " + title);
        }

        @Override
        public void say(String text) {
            told.add(text);
        }

        @Override
        public void checked(String text) {
            told.add("checked " + text);
        }

        @Override
        public void hear(Event event) {
            told.add(event.toString());
        }
    }
}
