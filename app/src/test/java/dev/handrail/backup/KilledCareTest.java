package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Copy.State;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Keep;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.WatchedShells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** kill -9 of the program while it deletes, prunes, completes and verifies, with copies in a folder and in one on a server. */
class KilledCareTest {
    private static final String FILE = "data.tar.zst";

    @TempDir
    static Path made;

    @TempDir
    Path home;

    @BeforeAll
    static void archive() throws Exception {
        Typed.in(made, "seq 100000 >numbers; tar -cf - numbers | zstd -q >" + FILE);
    }

    private static Rig rig(Path home, Consumer<Pipeline> before, Consumer<Pipeline> after) throws Exception {
        Rig rig = new Rig(home, new WatchedShells(Rig.shells(home), before, after));
        FileSet set = new FileSet("data", home.toString(), List.of(), null, Keep.parse("1 newest"));
        rig.servers()
                .save(new Server(
                        Rig.SERVER,
                        Environment.TEST,
                        null,
                        new Access.ThisComputer(Sudo.NONE),
                        List.of(),
                        List.of(set),
                        List.of(),
                        List.of(
                                new Destination.Folder("kept", rig.kept().toString()),
                                new Destination.ServerFolder(
                                        "far", home.resolve("far").toString())),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        Packing.USUAL));
        return rig;
    }

    private Rig rig() throws Exception {
        return rig(home, pipeline -> {}, pipeline -> {});
    }

    /** A proven one in both places. */
    private void stored(Rig rig, String id, int hour) throws Exception {
        Manifest some = Some.manifest(id, Rig.SERVER, "data", Some.NOON.plusSeconds(3600L * hour));
        byte[] bytes = Files.readAllBytes(made.resolve(FILE));
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        Manifest manifest = new Manifest(
                some.format(),
                id,
                Rig.SERVER,
                "test",
                Manifest.Source.plain("files", "data", "/data"),
                some.taken(),
                1,
                new Manifest.Tools("tar 1.34", "zstd"),
                new Manifest.Artifact(id + ".tar.zst", "tar", Compression.ZSTD, 600_000, bytes.length, sha.hex()),
                List.of());
        for (Path folder : List.of(rig.kept(), home.resolve("far"))) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(id + ".tar.zst"), bytes);
            Files.writeString(folder.resolve(id + ".tar.zst.json"), ManifestFile.write(manifest));
        }
        rig.catalogue().add(new Backup(manifest, false, List.of(), List.of()));
        Server server = rig.servers().require(Rig.SERVER);
        for (String name : List.of("kept", "far")) {
            Copy copy = Target.named(rig.means(), server, name).copy(id + ".tar.zst", State.GOOD);
            rig.catalogue().add(id, copy);
        }
        rig.catalogue().proven(id, new Proof(Proof.Rung.READ_BACK, some.taken(), 1, true, ""));
    }

    private void prepared(Rig rig) throws Exception {
        stored(rig, "b1", 1);
        stored(rig, "b2", 2);
    }

    private void killed(String words, String argument, String when, String cue) throws Exception {
        KillNine.die(Program.class, home.toString(), words, argument, when, cue);
    }

    /** Whatever is said to be good is; whatever lies there under its own name is known; nothing lies there by halves. */
    private void assertAgree(Rig rig) throws Exception {
        assertThat(Typed.in(home, "ls kept far")).doesNotContain(".partial");
        for (Path folder : List.of(rig.kept(), home.resolve("far"))) {
            List<String> good = rig.catalogue().all().stream()
                    .flatMap(backup -> backup.copies().stream())
                    .filter(copy -> copy.place().endsWith(folder.toString()) && copy.state() == State.GOOD)
                    .map(Copy::file)
                    .toList();
            assertThat(Typed.in(folder, "ls").lines()).containsAll(good);
            assertThat(Typed.in(folder, "ls *.zst 2>/dev/null || true").lines())
                    .allSatisfy(file -> assertThat(rig.catalogue().all())
                            .anySatisfy(backup -> assertThat(file).startsWith(backup.id())));
        }
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private static void clean(Rig rig) throws Exception {
        List<Run> left = rig.runner().leftBehind();
        assertThat(rig.journal().runs(JournalFilter.all()).getFirst().outcome()).isEqualTo(Outcome.INTERRUPTED);
        for (Run run : left) {
            Operation clean = rig.runner().cleaning(run.id(), rig.servers().require(Rig.SERVER));
            assertThat(rig.runner()
                            .start(clean, clean.plan(), event -> {})
                            .await()
                            .failure())
                    .isNull();
        }
    }

    private static State far(Rig rig, String id) throws Exception {
        return rig.catalogue().require(id).copies().getFirst().state();
    }

    @ParameterizedTest
    @CsvSource({
        "before, delete \\S+ b1.tar.zst$",
        "before, delete \\S+ b1.tar.zst.json$",
        "after, discard \\S+ b1.tar.zst.json$"
    })
    void aDeleteThatWasKilledStaysInSightAndIsFinishedByDoingItAgain(String when, String cue) throws Exception {
        try (Rig rig = rig()) {
            prepared(rig);
        }
        killed("backup delete", "b1", when, cue);
        try (Rig rig = rig()) {
            clean(rig);
            assertThat(far(rig, "b1")).isEqualTo(State.DELETING_FAILED);
            assertAgree(rig);
            assertThat(rig.perform("backup delete", Arguments.of("ID", "b1")).failure())
                    .isNull();
            assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly("b2");
            assertThat(Typed.in(home, "ls kept far")).doesNotContain("b1");
        }
    }

    @Test
    void aPruneThatWasKilledIsFinishedByTheNext() throws Exception {
        try (Rig rig = rig()) {
            prepared(rig);
            stored(rig, "b0", 0);
        }
        killed("backup prune", Rig.SERVER, "before", "delete \\S+ b1.tar.zst.json$");
        try (Rig rig = rig()) {
            clean(rig);
            assertAgree(rig);
            assertThat(rig.catalogue().all()).extracting(Backup::id).contains("b2", "b1");
            for (int again = 0; again < 2; again++) {
                assertThat(rig.perform("backup prune", Arguments.of("SERVER", Rig.SERVER))
                                .failure())
                        .isNull();
            }
            assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly("b2");
            assertThat(Typed.in(home, "ls kept far")).doesNotContain("b1", "b0");
            assertThat(rig.verify("b2").failure()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aCopyThatWasBeingMadeIsFinishedOrRemoved(String when) throws Exception {
        try (Rig rig = rig()) {
            prepared(rig);
            rig.catalogue().copyIs("b2", rig.catalogue().require("b2").copies().getFirst(), State.DAMAGED);
            Files.writeString(home.resolve("far/b2.tar.zst"), "rotten");
        }
        killed("backup complete", "b2", when, "finish \\S+ b2.tar.zst \\d+$");
        try (Rig rig = rig()) {
            assertThat(far(rig, "b2")).isEqualTo(State.FAILED);
            clean(rig);
            assertThat(far(rig, "b2")).isEqualTo(when.equals("after") ? State.GOOD : State.FAILED);
            assertAgree(rig);
            if (when.equals("before")) {
                assertThat(rig.perform("backup complete", Arguments.of("ID", "b2"))
                                .failure())
                        .isNull();
            }
            assertThat(rig.verify("b2").failure()).isNull();
        }
    }

    @Test
    void aVerificationThatWasKilledProvesNothing() throws Exception {
        try (Rig rig = rig()) {
            prepared(rig);
        }
        killed("backup verify", "b2", "after", "--list --file=- > /dev/null \\S*tar$");
        try (Rig rig = rig()) {
            clean(rig);
            assertThat(rig.catalogue().require("b2").proof()).isEqualTo(Proof.Rung.READ_BACK);
            assertAgree(rig);
            assertThat(rig.verify("b2").failure()).isNull();
        }
    }

    /** The program that dies. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Pattern cue = Pattern.compile(arguments[4]);
            Consumer<Pipeline> dying = pipeline -> {
                if (pipeline.stages().stream()
                        .anyMatch(command -> cue.matcher(String.join(" ", command.arguments()))
                                .find())) {
                    KillNine.now();
                }
            };
            boolean before = arguments[3].equals("before");
            Rig rig = rig(Path.of(arguments[0]), before ? dying : pipeline -> {}, before ? pipeline -> {} : dying);
            String name = arguments[1].equals("backup prune") ? "SERVER" : "ID";
            Event.Ended ended = rig.perform(arguments[1], new Arguments(Map.of(name, List.of(arguments[2]))));
            throw new AssertionError(ended);
        }
    }
}
