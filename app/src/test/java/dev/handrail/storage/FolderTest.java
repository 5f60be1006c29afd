package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.SmallDisk;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    private static final byte[] TEXT = "all of it".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    @Test
    void whatIsCommittedIsThereUnderItsNameAndNothingElse() throws Exception {
        Folder folder = new Folder(temp.resolve("new/backups"));
        try (Sink sink = folder.begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
            assertThat(names(folder)).containsExactly("a.dump.partial");
            sink.commit();
        }
        assertThat(names(folder)).containsExactly("a.dump");
        try (InputStream in = folder.read("a.dump")) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
        }
        assertThat(folder.size("a.dump")).hasValue(TEXT.length);
    }

    @Test
    void whatIsCommittedHasReachedTheDiskAndThenSoHasItsName() throws Exception {
        Path place = Files.createDirectory(temp.resolve("backups"));
        Folder folder = new Folder(place);
        try (ForcedFiles forced = new ForcedFiles();
                Sink sink = folder.begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
            sink.commit();
            assertThat(forced.soFar()).containsExactly(place.resolve("a.dump.partial"), place);
        }
    }

    @Test
    void backupsAreForTheirOwnersEyesOnly() throws Exception {
        Folder folder = new Folder(temp.resolve("backups"));
        folder.write("a.dump", TEXT);
        assertThat(mode(temp.resolve("backups"))).isEqualTo("rwx------");
        assertThat(mode(temp.resolve("backups/a.dump"))).isEqualTo("rw-------");
    }

    @Test
    void foldersOnOneDiskSayThatTheyShareItAlsoWhereTheyAreNotMadeYet() throws Exception {
        Optional<String> disk = new Folder(temp).disk();
        assertThat(disk).isPresent();
        assertThat(new Folder(temp.resolve("to/be/made")).disk()).isEqualTo(disk);
        assertThat(new Folder(Path.of("/proc")).disk()).isPresent().isNotEqualTo(disk);
    }

    @Test
    void withoutACommitNothingStays() throws Exception {
        Folder folder = new Folder(temp);
        try (Sink sink = folder.begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void nothingIsEverOverwritten() throws Exception {
        Folder folder = new Folder(temp);
        folder.write("a.dump", TEXT);
        assertThatThrownBy(() -> folder.begin("a.dump"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("there already")
                .hasMessageContaining("Nothing was overwritten");
        assertThat(names(folder)).containsExactly("a.dump");
    }

    @Test
    void aNameThatWasTakenMeanwhileIsNotOverwrittenEither() throws Exception {
        Folder folder = new Folder(temp);
        Path target = temp.resolve("a.dump");
        try (Sink sink = folder.begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
            Files.writeString(target, "somebody else's");
            assertThatThrownBy(sink::commit).hasMessageContaining("Nothing was overwritten");
        }
        assertThat(target).hasContent("somebody else's");
        assertThat(names(folder)).containsExactly("a.dump");
    }

    @Test
    void folderRemovedMeanwhile() throws Exception {
        Folder folder = new Folder(temp.resolve("gone"));
        try (Sink sink = folder.begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
            Files.delete(temp.resolve("gone/a.dump.partial"));
            Files.delete(temp.resolve("gone"));
            assertThatThrownBy(sink::commit)
                    .hasMessageContaining("not there any more")
                    .hasMessageContaining("unplugged");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void diskFullIsSaidAndLeavesNothing() throws Exception {
        SmallDisk.Ended ended = SmallDisk.run(temp, 1024, FillsTheDisk.class);
        assertThat(ended.output())
                .contains("the disk is full. Make room on that disk, or choose another destination")
                .contains("left: []");
        assertThat(ended.status()).isZero();
    }

    /** Writes more than fits. */
    static final class FillsTheDisk {
        public static void main(String[] arguments) throws Exception {
            Folder folder = new Folder(Path.of(arguments[0]));
            byte[] much = new byte[1 << 18];
            try (Sink sink = folder.begin("a.dump")) {
                for (int i = 0; i < 100; i++) {
                    sink.write(much, much.length);
                }
                sink.commit();
            } catch (OperationFailed told) {
                System.out.println(told.getMessage());
            }
            System.out.println("left: " + names(folder));
        }
    }

    @Test
    void removingSaysWhetherItWasThere() throws Exception {
        Folder folder = new Folder(temp);
        folder.write("a.dump", TEXT);
        assertThat(folder.delete("a.dump")).isTrue();
        assertThat(folder.delete("a.dump")).isFalse();
    }

    @Test
    void whatLiesOnADiskThatIsAwayIsNotCalledRemoved() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Path backups = Files.createDirectory(disk.resolve("backups"));
        Files.writeString(backups.resolve("a"), "bytes");
        Files.move(disk, temp.resolve("elsewhere"));
        assertThatThrownBy(() -> new Folder(backups).delete("a"))
                .hasMessageContaining(backups.resolve("a").toString())
                .hasMessageContaining(Words.of("storage.gone"));
        Files.createDirectory(disk);
        assertThat(new Folder(backups).delete("a"))
                .as("that folder alone is gone")
                .isFalse();
    }

    @Test
    void aFolderUnderTheHomeIsFoundThere() {
        assertThat(Folder.named("~/Backups/parish").place())
                .isEqualTo(System.getProperty("user.home") + "/Backups/parish");
        assertThat(Folder.named("/srv/~backups").place()).isEqualTo("/srv/~backups");
    }

    @Test
    void howMuchFitsIsKnownBeforeTheFolderIsThere() throws Exception {
        assertThat(new Folder(temp.resolve("not/yet/there")).free().orElseThrow())
                .isPositive();
    }

    private static List<String> names(Folder folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder.place()))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatIsNotThereHasNoSize() throws Exception {
        assertThat(new Folder(temp).size("never.dump")).isEmpty();
    }

    @Test
    void aFolderThatIsAwayIsNotAnEmptyOne() {
        Folder away = new Folder(temp.resolve("unplugged"));

        assertThatThrownBy(() -> away.size("a.dump")).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(away::list).isInstanceOf(OperationFailed.class);
    }

    @Test
    void tellsWhatIsWholeFromWhatIsUnfinished() throws Exception {
        Folder folder = new Folder(temp);
        folder.write("whole.dump", TEXT);
        Files.write(temp.resolve("cut.dump.partial"), TEXT);

        assertThat(folder.list()).extracting(Stored::name, Stored::bytes).containsExactly(tuple("whole.dump", (long)
                TEXT.length));
        assertThat(folder.unfinished()).extracting(Unfinished::name).containsExactly("cut.dump");

        folder.discard("cut.dump");
        folder.discard("whole.dump");
        assertThat(folder.unfinished()).isEmpty();
        assertThat(folder.list()).hasSize(1);
    }
}
