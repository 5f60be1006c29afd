package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Packed;
import dev.handrail.SmallDisk;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written for a person: whole or as it was, and nothing beside it. */
class WholeFileTest {
    private static final int OTHER_GROUP = 1;

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenTakesThePlaceOfWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("log.md"), "last year");
        WholeFile.write(file, "tried", out -> out.write("this year"));
        assertThat(file).hasContent("this year");
        assertThat(folder).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void whatBreaksInTheMiddleLeavesTheOldOneAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("log.md"), "last year");
        assertThatThrownBy(() -> WholeFile.write(file, "It was tried", out -> {
                    out.write("half");
                    throw new IOException("no more");
                }))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("It was tried")
                .hasMessageContaining("no more");
        assertThat(file).hasContent("last year");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void aDiskThatIsFullIsSaidAndNothingOfItStays() throws Exception {
        SmallDisk.Ended ended = SmallDisk.run(folder, 64, LongLetter.class);
        assertThat(ended.output())
                .contains("Could not write the letter", "the disk is full", "files left: 0")
                .doesNotContain("written");
    }

    @Test
    void aLinkStaysOneAndWhatLiesBehindItIsWritten() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path real = Files.writeString(kept.resolve("log.md"), "last year");
        Path link = Files.createSymbolicLink(folder.resolve("log.md"), Path.of("kept/log.md"));
        Path ahead = Files.createSymbolicLink(folder.resolve("next.md"), Path.of("kept/next.md"));
        WholeFile.write(link, "tried", out -> out.write("this year"));
        WholeFile.write(ahead, "tried", out -> out.write("next year"));
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("this year");
        assertThat(ahead).isSymbolicLink();
        assertThat(kept.resolve("next.md")).hasContent("next year");
    }

    @Test
    void linksThatLeadInACircleAreSaid() throws Exception {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));
        assertThatThrownBy(() -> WholeFile.write(one, "It was tried", out -> out.write("x")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("It was tried");
        assertThat(one).isSymbolicLink();
    }

    @Test
    void aFolderIsSaidAndStays() {
        for (Path taken : List.of(folder, Path.of("/"))) {
            assertThatThrownBy(() -> WholeFile.write(taken, "It was tried", out -> out.write("x")))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("something of that name is there already");
        }
    }

    @Test
    void aPipeTakesWhatIsWrittenAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        done("mkfifo", pipe.toString());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try {
            WholeFile.write(pipe, "tried", out -> out.write("this year"));
            assertThat(Files.isRegularFile(pipe)).isFalse();
            assertThat(reader.getInputStream()).hasContent("this year");
            assertThat(folder.toFile().list()).containsExactly("pipe");
        } finally {
            reader.destroy();
        }
    }

    @Test
    void aDeviceIsWrittenToAndStaysOne() throws Exception {
        Path full = device("full", "7");
        assertThatThrownBy(() -> WholeFile.write(full, "It was tried", out -> out.write("x")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("the disk is full");
        Path none = device("null", "3");
        WholeFile.write(none, "tried", out -> out.write("x"));
        for (Path device : List.of(full, none)) {
            assertThat(device).exists();
            assertThat(Files.isRegularFile(device)).isFalse();
        }
    }

    /** Root could lose the machine's own to a fault, and gets another; nobody else can take anything out of /dev. */
    private Path device(String name, String minor) throws IOException, InterruptedException {
        Path device = folder.resolve(name);
        if (isRoot()) {
            done("mknod", device.toString(), "c", "1", minor);
            return device;
        }
        return Files.createSymbolicLink(device, Path.of("/dev", name));
    }

    @Test
    void whoMayReadItIsWhoCouldBefore() throws Exception {
        Path open = Files.writeString(folder.resolve("open.md"), "last year");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-r--"));
        Path closed = Files.writeString(folder.resolve("closed.md"), "last year");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
        WholeFile.write(open, "tried", out -> out.write("this year"));
        WholeFile.write(closed, "tried", out -> out.write("this year"));
        assertThat(rights(open)).isEqualTo("rw-rw-r--");
        assertThat(rights(closed)).isEqualTo("rw-------");
    }

    @Test
    void whereTheGroupCannotBeKeptAnotherMayDoNoMoreThanAnybody() throws Exception {
        Path closed = Files.writeString(folder.resolve("closed.md"), "last year");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-rw----"));
        Path open = Files.writeString(folder.resolve("open.md"), "last year");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-r--"));
        if (isRoot()) {
            Files.setAttribute(closed, "unix:gid", OTHER_GROUP);
            Files.setAttribute(open, "unix:gid", OTHER_GROUP);
        }
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user"));
        command.addAll(Packed.java(LetterOfThisYear.class, closed.toString(), open.toString()));
        done(command.toArray(String[]::new));
        assertThat(closed).hasContent("this year");
        // Nobody but root has a file of a group that they are not in.
        assertThat(rights(closed)).isEqualTo(isRoot() ? "rw-------" : "rw-rw----");
        assertThat(rights(open)).isEqualTo(isRoot() ? "rw-r--r--" : "rw-rw-r--");
    }

    @Test
    void aNewOneIsReadByWhomTheUmaskLets() throws Exception {
        Path usual = Files.createFile(folder.resolve("usual.md"));
        Path file = folder.resolve("log.md");
        WholeFile.write(file, "tried", out -> out.write("this year"));
        assertThat(rights(file)).isEqualTo(rights(usual));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void done(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    /** Writes as somebody who is in no other group than their own. */
    static final class LetterOfThisYear {
        public static void main(String[] files) throws OperationFailed {
            for (String file : files) {
                WholeFile.write(Path.of(file), "tried", out -> out.write("this year"));
            }
        }
    }

    /** Writes more than fits. */
    static final class LongLetter {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try {
                WholeFile.write(
                        folder.resolve("letter"), "Could not write the letter", out -> out.write("x".repeat(200_000)));
                System.out.println("written");
            } catch (OperationFailed e) {
                System.out.println(e.getMessage());
            }
            try (var files = Files.list(folder)) {
                System.out.println("files left: " + files.count());
            }
        }
    }
}
