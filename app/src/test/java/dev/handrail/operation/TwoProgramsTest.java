package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Left;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real programs on the same data, one of which may be killed at any moment. */
@Timeout(120)
class TwoProgramsTest {
    @TempDir
    Path home;

    private final List<String> cleaned = new ArrayList<>();

    @Test
    void aProgramThatIsKilledLeavesARunThatIsFoundInterruptedAndCleanedUp() throws Exception {
        String run;
        try (Child other = Child.program("change", home.toString())) {
            run = other.line();
            other.kill();
        }
        try (Opened here = open()) {
            assertThat(here.runner.leftBehind()).extracting(Run::id).containsExactly(run);
            Run found = here.journal.run(run).orElseThrow();
            assertThat(found.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(found.ended()).isAfterOrEqualTo(found.started());
            assertThat(found.next()).contains("handrail journal clean " + run);
            assertThat(here.journal.steps(run)).extracting(Run.Step::words).containsExactly("Begin");
            assertThat(here.journal.lines(run)).hasSize(2_000);
            assertThat(here.journal.left(run)).extracting(Left::words).containsExactly("a partial file");

            Operation cleaning =
                    here.runner.cleaning(run, Deed.changes(work -> {}).server());
            Event.Ended end =
                    here.runner.start(cleaning, cleaning.plan(), event -> {}).await();
            assertThat(end.outcome()).isEqualTo(Outcome.DONE);
            assertThat(cleaned).containsExactly("/tmp/partial");
            assertThat(here.runner.leftBehind()).isEmpty();
        }
    }

    @Test
    void whatAnotherProgramChangesIsRefusedHereUntilThatProgramDies() throws Exception {
        Deed deed = Deed.changes(work -> work.say("here"));
        try (Child other = Child.program("change", home.toString())) {
            String run = other.line();
            try (Opened here = open()) {
                assertThatThrownBy(() -> here.runner.start(deed, deed.plan(), event -> {}))
                        .isInstanceOf(OperationFailed.class)
                        .hasMessageContaining(run)
                        .hasMessageContaining("the other")
                        .hasMessageContaining("Back up members");
                other.kill();
                assertThat(here.runner
                                .start(deed, deed.plan(), event -> {})
                                .await()
                                .outcome())
                        .isEqualTo(Outcome.DONE);
                assertThat(here.journal.run(run).orElseThrow().outcome()).isEqualTo(Outcome.INTERRUPTED);
            }
        }
    }

    @Test
    void twoProgramsWriteHundredsOfRunsAtOnceAndNothingIsLost() throws Exception {
        try (Child one = Child.program("write", home.toString(), "100");
                Child two = Child.program("write", home.toString(), "100")) {
            List<String> said = new ArrayList<>(one.rest());
            said.addAll(two.rest());
            assertThat(said).filteredOn(line -> line.startsWith("DONE")).hasSize(200);
            try (Opened here = open()) {
                List<Run> runs = here.journal.runs(JournalFilter.all().limit(1_000));
                assertThat(runs).hasSize(200).allMatch(run -> run.outcome() == Outcome.DONE);
                assertThat(runs).allMatch(run -> here.journal.lines(run.id()).size() == 2);
            }
        }
    }

    @Test
    void whenTheOwnerOfTheFileIsKilledTheOtherGoesOnWriting() throws Exception {
        try (Child owner = Child.program("open", home.toString())) {
            owner.line();
            try (Opened here = open()) {
                Deed deed = Deed.reads(work -> {
                    work.say("before");
                    work.leaves(new Leftover("file", "parish", Map.of("path", "x"), "x"));
                    kill(owner);
                    for (int i = 0; i < 5_000; i++) {
                        work.say("after " + i);
                    }
                });
                Event.Ended end =
                        here.runner.start(deed, deed.plan(), event -> {}).await();
                assertThat(end.outcome()).isEqualTo(Outcome.DONE);
                assertThat(here.journal.lines(end.run())).hasSize(5_002);
                assertThat(here.journal.revision()).isPositive();
            }
        }
    }

    @Test
    void whenTheOwnerOfTheFileEndsInOrderTheOtherGoesOn() throws Exception {
        try (Child owner = Child.program("open", home.toString())) {
            owner.line();
            try (Opened here = open()) {
                owner.process().outputWriter().append('\n').close();
                assertThat(owner.process().waitFor()).isZero();
                Deed deed = Deed.reads(work -> work.say("still here"));
                assertThat(here.runner
                                .start(deed, deed.plan(), event -> {})
                                .await()
                                .outcome())
                        .isEqualTo(Outcome.DONE);
            }
        }
    }

    @Test
    void aProgramThatIsAskedToEndLeavesACleanRecord() throws Exception {
        String run;
        try (Child other = Child.program("ended", home.toString())) {
            run = other.line();
            other.signal("TERM");
            other.process().waitFor();
        }
        try (Opened here = open()) {
            assertThat(here.journal.run(run).orElseThrow().outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    @Test
    void aProgramThatHangsIsSaidToHaveTheDataOpen() throws Exception {
        try (Child other = Child.program("open", home.toString())) {
            other.line();
            other.signal("STOP");
            assertThatThrownBy(() -> Store.open(home, Clock.systemUTC()))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("handrail.lock.db");
            other.signal("CONT");
            try (Store goesOn = Store.open(home, Clock.systemUTC())) {
                assertThat(goesOn.jdbi()).isNotNull();
            }
        }
    }

    @Test
    void aFullDiskFailsTheRunInClearWordsAndTheNextStartFindsItInterrupted() throws Exception {
        String run;
        try (Child other = Child.programWithFilesUpTo(6_000, "flood", home.toString())) {
            run = other.line();
            assertThat(other.line()).startsWith("FAILED").contains("full").contains("Free some space");
        }
        try (Opened here = open()) {
            here.journal.markInterrupted();
            assertThat(here.journal.run(run).orElseThrow().outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(here.journal.lines(run, 0, 10)).hasSize(10);
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsSaidWithWhoMayNot() throws Exception {
        Path locked = Files.createDirectory(
                home.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        try (Child other =
                Child.programWithoutPower("open", locked.resolve("data").toString())) {
            assertThat(other.line())
                    .startsWith("failed UNREACHABLE")
                    .contains(locked.toString())
                    .contains(System.getProperty("user.name"));
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void theStoreIsServedOnLoopbackOnly() throws Exception {
        try (Child other = Child.program("open", home.toString())) {
            other.line();
            Properties lock = new Properties();
            try (InputStream file = Files.newInputStream(home.resolve("store/handrail.lock.db"))) {
                lock.load(file);
            }
            int port = Integer.parseInt(lock.getProperty("server").split(":")[1]);
            for (InetAddress address : addressesOfThisComputer()) {
                assertThat(answers(address, port))
                        .as(address.toString())
                        .isEqualTo(address.getHostAddress().equals("127.0.0.1"));
            }
        }
    }

    private static List<InetAddress> addressesOfThisComputer() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void kill(Child owner) {
        try {
            owner.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Opened open() throws OperationFailed {
        Store store = Store.open(home, Clock.systemUTC());
        Journal journal = new Journal(store.jdbi(), Clock.systemUTC());
        Cleaner cleaner = new Cleaner() {
            @Override
            public String kind() {
                return "file";
            }

            @Override
            public void clean(Leftover leftover) {
                cleaned.add(leftover.details().get("path"));
            }
        };
        return new Opened(
                store, journal, new Runner(journal, List.of(cleaner), text -> text, "anna", Clock.systemUTC()));
    }

    private record Opened(Store store, Journal journal, Runner runner) implements AutoCloseable {
        @Override
        public void close() {
            runner.close();
            journal.close();
            store.close();
        }
    }
}
