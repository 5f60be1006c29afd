package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another program's dump is deleted as long as it is the one that was adopted; what took its name since is not ours. */
class DeleteAdoptedTest {
    private static final String FILE = "latest.sql.gz";
    private static final String DUMP = "the dump that was adopted";

    @TempDir
    Path home;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.server(new Access.ThisComputer(Sudo.NONE));
        Files.createDirectories(rig.kept());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Copy lying(String file) {
        return Some.copy("kept", rig.kept().toString(), file);
    }

    private void adopted(String artifact, Copy copy) throws Exception {
        byte[] bytes;
        try (InputStream in = rig.means().places().of(Rig.SERVER, copy).read(copy.file())) {
            bytes = in.readAllBytes();
        }
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        rig.catalogue()
                .add(Some.with(
                        Some.backup("b1", Rig.SERVER, "chms", Some.NOON, copy),
                        new Manifest.Artifact(
                                artifact, "custom", Compression.NONE, bytes.length, bytes.length, sha.hex()),
                        List.of(Manifest.FOREIGN + "made by another program")));
    }

    private void adoptedFile() throws Exception {
        Files.writeString(rig.kept().resolve(FILE), DUMP);
        adopted(FILE, lying(FILE));
    }

    /** One of yesterday's, in directory format. */
    private Path adoptedFolder() throws Exception {
        Path folder = Files.createDirectories(rig.kept().resolve("nightly"));
        for (String name : List.of("3001.dat.gz", "3002.dat.gz", "toc.dat")) {
            written(folder.resolve(name), Some.NOON);
        }
        adopted("nightly.tar", lying("nightly/"));
        return folder;
    }

    private static void written(Path file, Instant at) throws Exception {
        Files.writeString(file, "of " + at);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private final List<String> said = new CopyOnWriteArrayList<>();

    private Event.Ended delete() throws Exception {
        return rig.start("backup delete", Arguments.of("ID", "b1"), event -> {
                    if (event instanceof Event.Said line) {
                        said.add(line.line());
                    }
                })
                .await();
    }

    private void deletedButWhatLies() throws Exception {
        assertThat(delete().failure()).isNull();
        assertThat(rig.catalogue().find("b1")).as("its entry goes").isEmpty();
        assertThat(said).anyMatch(line -> line.contains("stays") && line.contains("not the dump that was adopted"));
    }

    @ParameterizedTest
    @CsvSource({"GOOD, the dump of this very night!", "GOOD, the dump that was aDOPTED", "DAMAGED, x"})
    void oneThatWasWrittenOverSinceStays(Copy.State state, String newer) throws Exception {
        adoptedFile();
        rig.catalogue().copyIs("b1", lying(FILE), state);
        Files.writeString(rig.kept().resolve(FILE), newer);
        deletedButWhatLies();
        assertThat(rig.kept().resolve(FILE)).hasContent(newer);
    }

    @Test
    void thePlanTellsWhatItCanSeeOfThat() throws Exception {
        adoptedFile();
        Plan before = rig.make("backup delete", Arguments.of("ID", "b1")).plan();
        assertThat(before.steps()).hasSize(1);
        assertThat(before.checks()).anySatisfy(check -> assertThat(check.text()).contains("is read first"));
        Files.writeString(rig.kept().resolve(FILE), DUMP + " and more");
        Plan after = rig.make("backup delete", Arguments.of("ID", "b1")).plan();
        assertThat(after.steps()).isEmpty();
        assertThat(after.checks()).anySatisfy(check -> assertThat(check.text()).contains(FILE + " stays"));
    }

    @Test
    void theOneThatWasAdoptedGoes() throws Exception {
        adoptedFile();
        assertThat(delete().failure()).isNull();
        assertThat(rig.kept()).isEmptyDirectory();
        assertThat(rig.catalogue().find("b1")).isEmpty();
    }

    @Test
    void aManifestOfOursGoesFromBesideWhatTookThePlaceOfACopyOfIt() throws Exception {
        adoptedFile();
        Manifest manifest = rig.catalogue().require("b1").manifest();
        Path beside = rig.kept().resolve(FILE + Manifest.ENDING);
        Files.writeString(beside, ManifestFile.write(manifest), StandardCharsets.UTF_8);
        Files.writeString(rig.kept().resolve(FILE), "the dump of this night");
        deletedButWhatLies();
        assertThat(beside).doesNotExist();
        assertThat(rig.kept().resolve(FILE)).hasContent("the dump of this night");
    }

    @Test
    void aFolderGoesWithAllItsFilesAndOneThatHasMoreStaysWhole() throws Exception {
        Path folder = adoptedFolder();
        written(folder.resolve("notes.txt"), Some.NOON);
        deletedButWhatLies();
        assertThat(folder).isDirectoryContaining("glob:**toc.dat").isDirectoryContaining("glob:**notes.txt");

        Files.delete(folder.resolve("notes.txt"));
        adoptedFolder();
        assertThat(delete().failure()).isNull();
        assertThat(folder).doesNotExist();
    }

    @Test
    void theRestOfAFolderThatIsHalfRemovedGoesUnlessThereIsAnythingNewer() throws Exception {
        Path folder = adoptedFolder();
        rig.catalogue().copyIs("b1", lying("nightly/"), Copy.State.DELETING_FAILED);
        Files.delete(folder.resolve("3001.dat.gz"));
        assertThat(delete().failure()).isNull();
        assertThat(folder).doesNotExist();

        adoptedFolder();
        rig.catalogue().copyIs("b1", lying("nightly/"), Copy.State.DELETING_FAILED);
        Files.delete(folder.resolve("3001.dat.gz"));
        // pg_dump writes its table of contents before the data.
        written(folder.resolve("3002.dat.gz"), Some.NOON.plus(Duration.ofMinutes(5)));
        Event.Ended untold = delete();
        assertThat(untold.failure()).contains("1 of its 1", "half removed");
        assertThat(folder.resolve("3002.dat.gz")).exists();
        assertThat(rig.catalogue().require("b1").copies())
                .extracting(Copy::state)
                .containsExactly(Copy.State.DELETING_FAILED);

        Files.delete(folder.resolve("3002.dat.gz"));
        Files.delete(folder.resolve("toc.dat"));
        Files.delete(folder);
        assertThat(delete().failure()).isNull();
        assertThat(rig.catalogue().find("b1")).isEmpty();
    }

    /** Nobody knows whose it is then. */
    @Test
    void oneThatCannotBeReadIsNotRemovedAndItsEntryStays() throws Exception {
        adoptedFile();
        Path stubborn = rig.kept().resolve(FILE);
        Files.delete(stubborn);
        Files.createDirectories(stubborn.resolve("inside"));
        Manifest was = rig.catalogue().require("b1").manifest();
        long size = Files.size(stubborn);
        rig.catalogue()
                .add(Some.with(
                        Some.backup("b1", Rig.SERVER, "chms", Some.NOON, lying(FILE)),
                        new Manifest.Artifact(
                                FILE,
                                "custom",
                                Compression.NONE,
                                size,
                                size,
                                was.artifact().sha256()),
                        was.notes()));
        assertThat(delete().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stubborn.resolve("inside")).exists();
        assertThat(rig.catalogue().find("b1")).isPresent();
    }
}
