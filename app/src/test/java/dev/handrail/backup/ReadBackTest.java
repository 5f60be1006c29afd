package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Destination;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was just written is read where it lies, on a server whose programs for it lie, fail or are not there at all. */
class ReadBackTest {
    /** Answers what the file beside it holds; does its work where there is none. */
    private static final String STAND_IN = """
            #!/bin/sh
            fault=${0%/*}/fault
            [ -e "$fault" ] || exec /usr/bin/${0##*/} "$@"
            cat "$fault"
            """;

    private static final List<String> HASHING = List.of("sha256sum", "shasum", "openssl");

    @TempDir
    static Path folder;

    private static Path programs;
    private static RealSshd sshd;

    @TempDir
    Path home;

    private Rig rig;
    private Path far;

    @BeforeAll
    static void start() throws Exception {
        programs = Files.createDirectory(folder.resolve("programs"));
        Path others = Files.createDirectory(folder.resolve("others"));
        Typed.in(others, "ln -s /usr/bin/* .; rm -f -- " + String.join(" ", HASHING));
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":" + others);
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        Typed.in(folder, "rm -r others");
    }

    @BeforeEach
    void open() throws Exception {
        Files.deleteIfExists(programs.resolve("fault"));
        for (String name : HASHING) {
            RealSshd.program(programs.resolve(name), STAND_IN);
        }
        rig = new Rig(home);
        far = home.resolve("far");
        Path data = Files.createDirectories(home.resolve("data"));
        Files.writeString(data.resolve("one"), "one");
        Server server = rig.keep(
                sshd.access(),
                List.of(),
                List.of(new FileSet("uploads", data.toString(), List.of(), null, null)),
                List.of(),
                List.of());
        rig.storing(
                server,
                new Destination.Folder("kept", rig.kept().toString()),
                new Destination.ServerFolder("far", far.toString()));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static void told(String answer) throws Exception {
        Files.writeString(programs.resolve("fault"), answer);
    }

    private Event.Ended into(String destination) throws Exception {
        return rig.perform(
                "backup run", new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "--to", List.of(destination))));
    }

    private Backup only() throws Exception {
        List<Backup> all = rig.catalogue().all();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Copy copy(String destination) throws Exception {
        return only().copies().stream()
                .filter(copy -> copy.destination().equals(destination))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServerSaysItsOwnHash() throws Exception {
        assertThat(into("far").failure()).isNull();
        assertThat(only().newest(Rung.READ_BACK, copy("far")))
                .hasValueSatisfying(proof -> assertThat(proof.passed()).isTrue());
        assertThat(only().proven()).isTrue();
    }

    /** A disk that does not keep what it took: the run says so, and nothing counts on the copy. */
    @Test
    void aCopyThatDiffersFailsTheRunAndCountsForNothing() throws Exception {
        Event.Ended good = into("kept");
        assertThat(good.failure()).isNull();
        String id = Rig.id(good);
        told("0".repeat(64) + "  -\n");
        Event.Ended ended = complete(id);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("0".repeat(64), far.toString());
        assertThat(ended.next()).isNotBlank();
        assertThat(copy("far").state()).isEqualTo(Copy.State.DAMAGED);
        assertThat(copy("kept").state()).isEqualTo(Copy.State.GOOD);
        assertThat(only().goodCopy()).contains(copy("kept"));

        Files.delete(programs.resolve("fault"));
        assertThat(complete(id).failure()).as("made again").isNull();
        assertThat(copy("far").state()).isEqualTo(Copy.State.GOOD);
    }

    private Event.Ended complete(String id) throws Exception {
        return rig.perform("backup complete", new Arguments(Map.of("ID", List.of(id), "--to", List.of("far"))));
    }

    @Test
    void aCompletedCopyIsReadBackAndThePlanSaysSo() throws Exception {
        String id = Rig.id(into("kept"));
        Arguments far = new Arguments(Map.of("ID", List.of(id), "--to", List.of("far")));
        assertThat(rig.make("backup complete", far).plan().steps())
                .hasSize(2)
                .last()
                .satisfies(step -> {
                    assertThat(step.text()).contains("Read");
                    assertThat(step.where()).isEqualTo(Rig.SERVER);
                });
        assertThat(only().newest(Rung.READ_BACK, only().copies().getFirst())).isPresent();
        assertThat(rig.perform("backup complete", far).failure()).isNull();
        assertThat(only().newest(Rung.READ_BACK, copy("far"))).isPresent();
    }

    /** Then every byte of it comes here, and is hashed here. */
    @Test
    void whereNothingThereCanHashItIsReadFromHere() throws Exception {
        for (String name : HASHING) {
            Files.delete(programs.resolve(name));
        }
        assertThat(into("far").failure()).isNull();
        assertThat(copy("far").state()).isEqualTo(Copy.State.GOOD);
        String written = only().manifest().artifact().sha256();
        assertThat(only().newest(Rung.READ_BACK, copy("far")))
                .hasValueSatisfying(proof -> assertThat(proof.detail()).contains(written));
    }
}
