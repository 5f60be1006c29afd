package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a practice server, and what it writes down about itself there. */
class PracticeFolderTest {
    @TempDir
    Path home;

    private PracticeFolder folder() {
        return new PracticeFolder(home.resolve("practice"));
    }

    @Test
    void aFolderWithSomethingOfSomebodyElseIsNotOurs() throws IOException {
        PracticeFolder folder = folder();
        assertThat(folder.isOurs()).as("not there yet").isTrue();
        Files.createDirectory(folder.root());
        assertThat(folder.isOurs()).as("empty").isTrue();
        Files.writeString(folder.root().resolve("thesis.tex"), "years of work");
        assertThat(folder.isOurs()).as("of somebody else").isFalse();
        Files.createFile(folder.lock());
        assertThat(folder.isOurs()).as("with our lock").isTrue();
    }

    @Test
    void onlyItsOwnerGoesIn() throws IOException {
        PracticeFolder folder = folder();
        folder.make();
        for (Path inner : new Path[] {folder.root(), folder.secrets(), folder.postgres()}) {
            assertThat(permissions(inner)).as(inner.toString()).isEqualTo("rwx------");
        }
        assertThat(folder.uploads()).isDirectory();
        assertThat(folder.log().getParent()).isDirectory();
    }

    @Test
    void aPasswordIsMadeUpOnceAndForNobodyElseToRead() throws IOException {
        PracticeFolder folder = folder();
        folder.make();
        String first = PracticeFolder.passwordIn(folder.password("ssh"));
        assertThat(PracticeFolder.passwordIn(folder.password("ssh"))).isEqualTo(first);
        assertThat(PracticeFolder.passwordIn(folder.password("database"))).isNotEqualTo(first);
        assertThat(first).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_-]+");
        assertThat(permissions(folder.password("ssh"))).isEqualTo("rw-------");
    }

    @Test
    void whatIsWrittenPrivatelyTakesThePlaceOfWhatWasThereAndOfAHalfOne() throws IOException {
        Path file = home.resolve("note");
        Files.writeString(file, "before");
        Files.writeString(home.resolve("note.partial"), "half");
        PracticeFolder.writePrivately(file, "after".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("after");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(home.resolve("note.partial")).doesNotExist();
    }

    @Test
    void backupsOutliveTheServerTheyWereMadeOf() {
        assertThat(folder().backups().startsWith(folder().root())).isFalse();
    }

    @Test
    void itsNotesComeBackAsTheyWereWrittenAndOfLaterVersionsToo() throws IOException {
        PracticeFolder folder = folder();
        folder.make();
        assertThat(Notes.in(folder)).isEmpty();
        Notes notes = new Notes(4711, "2026-11-21T05:00:00Z", new Notes.Ports(2222, 5433, 8081), true);
        notes.write(folder);
        assertThat(Notes.in(folder)).isEqualTo(Optional.of(notes));
        assertThat(permissions(folder.notes())).isEqualTo("rw-------");
        String later = Files.readString(folder.notes()).replaceFirst("\\{", "{ \"mood\": \"sunny\",");
        Files.writeString(folder.notes(), later);
        assertThat(Notes.in(folder)).isEqualTo(Optional.of(notes));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
