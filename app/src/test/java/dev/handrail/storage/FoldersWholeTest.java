package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files, read as one file. */
class FoldersWholeTest {
    @TempDir
    Path shelf;

    private FoldersWhole whole;

    @BeforeEach
    void fill() throws Exception {
        Path dump = Files.createDirectories(shelf.resolve("dump"));
        Files.createDirectory(dump.resolve("below"));
        Files.write(dump.resolve("toc.dat"), bytes(513));
        Files.write(dump.resolve("3.dat.gz"), bytes(0));
        Files.write(dump.resolve("12.dat.gz"), bytes(1024));
        Files.write(dump.resolve("below/odd"), bytes(7));
        Files.write(shelf.resolve("other.dump"), bytes(5));
        whole = new FoldersWhole(new Folder(shelf));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        return bytes;
    }

    private byte[] read(String name) throws Exception {
        try (InputStream in = whole.read(name)) {
            return in.readAllBytes();
        }
    }

    private static Map<String, byte[]> unpacked(byte[] tar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.isFile() && entry.isCheckSumOK()).isTrue();
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void itIsATarOfWhatLiesRightInIt() throws Exception {
        byte[] tar = read("dump/");
        Map<String, byte[]> files = unpacked(tar);
        assertThat(files.keySet()).containsExactly("12.dat.gz", "3.dat.gz", "toc.dat");
        assertThat(files.get("toc.dat")).isEqualTo(bytes(513));
        assertThat(files.get("3.dat.gz")).isEmpty();
        assertThat(files.get("12.dat.gz")).isEqualTo(bytes(1024));
        assertThat(whole.size("dump/")).hasValue(tar.length);
        assertThat(whole.locate("dump/")).startsWith(shelf + "/dump");
    }

    @Test
    void itIsTheSameAtAnotherTimeAndInAnotherPlaceAndReadByteByByte() throws Exception {
        byte[] tar = read("dump/");
        Path elsewhere = Files.createDirectories(shelf.resolve("copied"));
        for (String name : List.of("toc.dat", "3.dat.gz", "12.dat.gz")) {
            Files.copy(shelf.resolve("dump").resolve(name), elsewhere.resolve(name));
        }
        assertThat(read("copied/")).isEqualTo(tar);
        try (InputStream in = whole.read("copied/")) {
            for (byte one : tar) {
                assertThat(in.read()).isEqualTo(one & 0xff);
            }
            assertThat(in.read()).isNegative();
        }
        Files.write(elsewhere.resolve("3.dat.gz"), bytes(1));
        assertThat(read("copied/")).isNotEqualTo(tar);
    }

    @Test
    void aFileThatIsAnotherSizeThanItWasOrGoneEndsTheReading() throws Exception {
        Path rows = shelf.resolve("dump/3.dat.gz");
        for (int now : new int[] {1, 600}) {
            try (InputStream in = whole.read("dump/")) {
                Files.write(rows, bytes(now));
                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("3.dat.gz");
                Files.write(rows, bytes(0));
            }
        }
        try (InputStream in = whole.read("dump/")) {
            Files.write(shelf.resolve("dump/toc.dat"), bytes(3));
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("toc.dat: 3, not 513 bytes");
        }
        try (InputStream in = whole.read("dump/")) {
            Files.delete(rows);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileOfMoreThanOctalDigitsTellIsToldOtherwise() throws Exception {
        long huge = 9L << 30;
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new ByteArrayInputStream(TarHeader.of("7.dat", huge)))) {
            assertThat(in.getNextEntry().getSize()).isEqualTo(huge);
        }
        assertThat(FolderTar.size(List.of())).isEqualTo(1024);
    }

    @Test
    void whatIsNoFolderIsAsItWas() throws Exception {
        assertThat(read("other.dump")).isEqualTo(bytes(5));
        assertThat(whole.size("other.dump")).hasValue(5);
        assertThat(whole.size("gone/")).isEmpty();
        assertThat(whole.size("other.dump/")).as("a file is no folder").isEmpty();
        assertThat(whole.size("dump/.json")).as("no manifest lies beside it").isEmpty();
        assertThat(whole.delete("dump/.json")).isFalse();
        whole.discard("dump/");
        whole.discard("dump/.json");
        assertThat(whole.list()).extracting(Stored::name).containsExactly("other.dump");
        assertThat(whole.folders()).containsExactly("dump");
        assertThatThrownBy(() -> whole.read("../x/")).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> whole.within("..")).isInstanceOf(OperationFailed.class);
    }

    @Test
    void ofAFolderThatIsGoneNothingIsReadAndItIsToldThatItIsGone() throws Exception {
        Files.createDirectory(shelf.resolve("empty"));
        for (String none : List.of("gone/", "empty/", "other.dump/")) {
            assertThat(whole.size(none)).as(none).isEmpty();
            assertThatThrownBy(() -> whole.read(none)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.FAILED);
                assertThat(failed.tried()).contains(shelf.resolve(none).toString());
                assertThat(failed.cameBack()).isEqualTo("it is not there any more");
            });
        }
    }

    @Test
    void aFileOfTheSameNameIsNotTheFolderAndStays() throws Exception {
        assertThat(whole.delete("other.dump/")).isFalse();
        assertThat(shelf.resolve("other.dump")).hasBinaryContent(bytes(5));
        assertThat(whole.delete("gone/")).isFalse();
        Files.createDirectory(shelf.resolve("emptied"));
        assertThat(whole.delete("emptied/")).as("nothing was in it").isFalse();
        assertThat(shelf.resolve("emptied")).doesNotExist();
    }

    /** A bucket may hold both, and a folder there is gone with the last of its files. */
    @Test
    void aFileOfItsNameThatLiesBesideItStays() throws Exception {
        Files.delete(shelf.resolve("dump/below/odd"));
        Files.delete(shelf.resolve("dump/below"));
        Folder bucket = new Folder(Files.createDirectory(shelf.resolve("bucket")));
        bucket.write("dump", bytes(3));
        Storage both = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> method.invoke(
                        List.of("folders", "within").contains(method.getName()) ? new Folder(shelf) : bucket,
                        arguments));
        assertThat(new FoldersWhole(both).delete("dump/")).isTrue();
        assertThat(shelf.resolve("dump")).isEmptyDirectory();
        assertThat(shelf.resolve("bucket/dump")).hasBinaryContent(bytes(3));
    }

    @Test
    void itIsThePlaceThatItIsIn() throws Exception {
        assertThat(whole.identity())
                .isPresent()
                .isEqualTo(new Folder(shelf).identity())
                .isNotEqualTo(new Folder(shelf.resolve("dump")).identity());
    }

    @Test
    void itGoesWithItsFilesUnlessItHoldsWhatIsNoneOfThem() throws Exception {
        assertThatThrownBy(() -> whole.delete("dump/")).isInstanceOf(OperationFailed.class);
        assertThat(shelf.resolve("dump/below/odd")).exists();
        assertThat(whole.size("dump/")).isEmpty();
        Files.delete(shelf.resolve("dump/below/odd"));
        Files.delete(shelf.resolve("dump/below"));
        Files.write(shelf.resolve("dump/toc.dat"), bytes(9));
        assertThat(whole.delete("dump/")).isTrue();
        assertThat(shelf.resolve("dump")).doesNotExist();
        assertThat(shelf.resolve("other.dump")).exists();
        assertThat(whole.delete("dump/")).isFalse();
    }
}
