package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.server.Destination;
import dev.handrail.shell.RealSshd;
import dev.handrail.storage.RealS3;
import dev.handrail.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies in a folder here, in a folder behind Debian's sshd and in a bucket of a real S3 server. */
class CompleteTest {
    private static final byte[] DUMP = "a dump, as far as its hash tells".getBytes(StandardCharsets.UTF_8);
    private static final String FILE = "b1.dump.zst";

    @TempDir
    Path home;

    private static RealSshd sshd;
    private static RealS3 s3;
    private Rig rig;
    private Path far;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        s3 = RealS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        sshd.close();
    }

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        far = home.resolve("it's far");
        rig.keep(
                sshd.access(),
                List.of(),
                List.of(
                        new Destination.Folder("kept", rig.kept().toString()),
                        new Destination.ServerFolder("far", far.toString()),
                        s3.destination(home.getFileName().toString())));
        Files.createDirectories(rig.kept());
        Files.write(rig.kept().resolve(FILE), DUMP);
        rig.catalogue().add(backup());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNewCopyIsMadeInAFolderOnTheServerAndInABucketAndFromThereAgain() throws Exception {
        assertThat(complete("far").failure()).isNull();
        assertThat(complete("cloud").failure()).isNull();
        assertThat(Files.readAllBytes(far.resolve(FILE))).isEqualTo(DUMP);
        assertThat(far.resolve(FILE + Manifest.ENDING)).exists();
        assertThat(states()).containsExactly(tuple("cloud", "good"), tuple("far", "good"), tuple("kept", "good"));
        Files.delete(rig.kept().resolve(FILE));
        mark("kept", Copy.State.MISSING);
        mark("far", Copy.State.DAMAGED);
        Files.writeString(far.resolve(FILE), "rotten");
        assertThat(complete().failure()).isNull();
        assertThat(Files.readAllBytes(rig.kept().resolve(FILE))).isEqualTo(DUMP);
        assertThat(Files.readAllBytes(far.resolve(FILE))).isEqualTo(DUMP);
        assertThat(states()).extracting(state -> state.toList().getLast()).containsOnly("good");
        assertThat(verified().failure()).isNull();
    }

    @Test
    void aPinGoesAlongIntoAFolderOnTheServerAndABucketAndIsChangedAndTakenOffThere() throws Exception {
        pinned("before the move");
        complete("far");
        complete("cloud");
        assertThat(pins("before the move")).containsOnly(true).hasSize(3);
        pinned("after the move");
        assertThat(pins("after the move")).containsOnly(true);
        assertThat(rig.perform("backup unpin", Arguments.of("ID", "b1")).failure())
                .isNull();
        assertThat(pins("after the move")).containsOnly(false);
    }

    private void pinned(String reason) throws Exception {
        Arguments why = new Arguments(Map.of("ID", List.of("b1"), "--reason", List.of(reason)));
        assertThat(rig.perform("backup pin", why).failure()).isNull();
    }

    /** Of each copy whether it is pinned for that reason where it lies. */
    private List<Boolean> pins(String reason) throws Exception {
        Backup backup = rig.catalogue().require("b1");
        List<Boolean> pins = new ArrayList<>();
        for (Copy copy : backup.copies()) {
            Storage place = rig.means().places().of(Rig.SERVER, copy);
            pins.add(new PinBeside(place, FILE)
                    .reason(backup.manifest().artifact().sha256())
                    .equals(Optional.of(reason)));
        }
        return pins;
    }

    @Test
    void noCopyIsMadeFromOneThatIsNotWhatWasWritten() throws Exception {
        Files.writeString(rig.kept().resolve(FILE), "rotten");
        Event.Ended ended = complete("far");
        assertThat(ended.failure()).contains("is not what was written");
        assertThat(far).isEmptyDirectory();
        assertThat(states()).containsExactly(tuple("far", "failed"), tuple("kept", "damaged"));
    }

    @Test
    void aDamagedCopyStaysUntilTheOneItIsMadeFromWasReadToItsEnd() throws Exception {
        complete("far");
        mark("far", Copy.State.DAMAGED);
        Files.writeString(far.resolve(FILE), "half of it");
        Files.writeString(rig.kept().resolve(FILE), "rotten too");
        assertThat(complete().failure()).contains("is not what was written");
        assertThat(far.resolve(FILE)).hasContent("half of it");
    }

    @Test
    void whereAllIsWellThereIsNothingToComplete() {
        assertThatThrownBy(() -> rig.make("backup complete", Arguments.of("ID", "b1")))
                .hasMessageContaining("Every copy of b1 is good")
                .hasMessageContaining("--to");
        assertThatThrownBy(() -> rig.make("backup complete", to("kept"))).hasMessageContaining("verify b1");
    }

    @Test
    void theCommandsForACopyOnTheServerRunThere() throws Exception {
        complete("far");
        mark("kept", Copy.State.MISSING);
        List<String> lines = rig.question("backup commands")
                .teller()
                .tell(Arguments.of("ID", "b1"))
                .lines();
        assertThat(lines.get(1)).contains(far.toString());
        int hashed = lines.indexOf(lines.stream()
                .filter(line -> line.contains("sha256sum"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(hashed - 1)).startsWith("# On " + Rig.SERVER);
        Path here = Files.createDirectories(home.resolve("here"));
        assertThat(Pasted.in(here, here, String.join("\n", lines.subList(0, hashed + 1)) + "\nHANDRAIL"))
                .endsWith(FILE + ": OK\n");
    }

    /** With Amazon's own program where there is one, and the keys typed as they are asked for, or known already. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCommandsForABucketFetchItFirst(boolean atTerminal) throws Exception {
        complete("cloud");
        mark("kept", Copy.State.MISSING);
        List<String> lines = rig.commands("b1").lines().toList();
        String fetch = "aws --endpoint-url=" + s3.endpoint() + " --region=auto s3 cp s3://" + RealS3.BUCKET + "/"
                + home.getFileName() + "/" + FILE + " ./" + FILE;
        int hash = lines.indexOf(fetch) + 2;
        assertThat(lines.get(hash)).startsWith("echo ").endsWith("| sha256sum --check -");
        Path here = Files.createDirectories(home.resolve("here"));
        Map<String, String> keys =
                Map.of("AWS_ACCESS_KEY_ID", RealS3.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", RealS3.SECRET_KEY);
        String part = String.join("\n", lines.subList(0, hash + 1)) + "\nHANDRAIL";
        String said = atTerminal
                ? Pasted.in(here, here, Pasted.typing(keys, part))
                : Pasted.withoutTerminal(here, keys, part);
        assertThat(said).contains(FILE + ": OK\n");
        assertThat(here.resolve(FILE)).hasBinaryContent(DUMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"far", "cloud"})
    void whatLiesOnTheServerOrInABucketIsAdoptedByAnInstallationThatKnowsNothing(String destination) throws Exception {
        complete(destination);
        Copy copy = rig.catalogue().require("b1").copies().stream()
                .filter(one -> one.destination().equals(destination))
                .findFirst()
                .orElseThrow();
        try (Rig empty = new Rig(Files.createDirectories(home.resolve("new installation")))) {
            empty.servers().save(rig.servers().require(Rig.SERVER));
            Arguments there = new Arguments(Map.of("DEST", List.of(destination), "--server", List.of(Rig.SERVER)));
            assertThat(empty.perform("backup adopt", there).failure()).isNull();
            Backup adopted = empty.catalogue().require("b1");
            assertThat(adopted.manifest())
                    .isEqualTo(rig.catalogue().require("b1").manifest());
            assertThat(adopted.copies()).containsExactly(copy);
            assertThat(adopted.proven()).as("nothing of it was read yet").isFalse();
            assertThat(empty.perform("backup verify", readBack()).failure()).isNull();
            assertThat(empty.catalogue().require("b1").proven()).isTrue();
        }
    }

    private static Arguments readBack() {
        return new Arguments(Map.of("ID", List.of("b1"), "--level", List.of("1")));
    }

    @Test
    void deletingTakesEveryPartOfEveryCopyAlong() throws Exception {
        complete("far");
        complete("cloud");
        assertThat(delete().failure()).isNull();
        assertThat(far).isEmptyDirectory();
        assertThat(rig.files()).isEmpty();
        assertThat(s3.client()
                        .listObjectsV2(r -> r.bucket(RealS3.BUCKET)
                                .prefix(home.getFileName().toString()))
                        .contents())
                .isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void aCopyThatCannotBeDeletedStaysInSightAndCanBeDeletedAgain() throws Exception {
        complete("far");
        Files.delete(far.resolve(FILE));
        Path inTheWay = Files.createDirectories(far.resolve(FILE).resolve("a folder"));
        Event.Ended ended = delete();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("1 of its 2 copies").contains(far.toString());
        assertThat(states()).containsExactly(tuple("far", "deleting failed"), tuple("kept", "missing"));
        assertThat(rig.catalogue().require("b1").good()).isFalse();
        Files.delete(inTheWay);
        Files.delete(far.resolve(FILE));
        assertThat(delete().failure()).isNull();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void aDestinationIsTriedAndNothingStays() throws Exception {
        for (String name : List.of("kept", "far", "cloud")) {
            Event.Ended ended = rig.perform(
                    "destination try", new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "NAME", List.of(name))));
            assertThat(ended.failure()).as(name).isNull();
        }
        assertThat(far).isEmptyDirectory();
        assertThat(rig.files()).containsExactly(FILE);
    }

    @Test
    void aDestinationThatCannotBeWrittenToSaysWhy() throws Exception {
        Files.writeString(far, "a file");
        Operation tried = rig.make(
                "destination try", new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "NAME", List.of("far"))));
        Event.Ended ended = rig.runner().start(tried, tried.plan(), event -> {}).await();
        assertThat(ended.failure()).contains(far.toString()).contains("File exists");
    }

    private Event.Ended complete() throws Exception {
        return rig.perform("backup complete", Arguments.of("ID", "b1"));
    }

    private Event.Ended complete(String to) throws Exception {
        return rig.perform("backup complete", to(to));
    }

    private static Arguments to(String name) {
        return new Arguments(Map.of("ID", List.of("b1"), "--to", List.of(name)));
    }

    private Event.Ended verified() throws Exception {
        return rig.perform("backup verify", readBack());
    }

    private Event.Ended delete() throws Exception {
        return rig.perform("backup delete", Arguments.of("ID", "b1"));
    }

    private void mark(String destination, Copy.State state) throws Exception {
        Copy copy = rig.catalogue().require("b1").copies().stream()
                .filter(c -> c.destination().equals(destination))
                .findFirst()
                .orElseThrow();
        rig.catalogue().copyIs("b1", copy, state);
    }

    private List<Tuple> states() throws Exception {
        return rig.catalogue().require("b1").copies().stream()
                .map(copy -> tuple(copy.destination(), copy.state().word()))
                .toList();
    }

    private Backup backup() {
        Manifest some = Some.manifest("b1", Rig.SERVER, "chms", Some.NOON);
        Sha256 sha = new Sha256();
        sha.add(DUMP, DUMP.length);
        Manifest.Artifact artifact =
                new Manifest.Artifact(FILE, "custom", Compression.ZSTD, 99, DUMP.length, sha.hex());
        Manifest manifest = new Manifest(
                some.format(),
                some.id(),
                some.server(),
                some.environment(),
                some.source(),
                some.taken(),
                some.millis(),
                some.tools(),
                artifact,
                some.tables(),
                some.objects(),
                some.notes(),
                some.run(),
                null);
        return new Backup(
                manifest,
                false,
                List.of(Some.copy("kept", rig.kept().toString(), FILE)),
                List.of(Some.complete(Some.NOON)));
    }
}
