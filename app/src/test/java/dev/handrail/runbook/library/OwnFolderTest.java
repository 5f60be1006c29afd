package dev.handrail.runbook.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runbooks of one's own lie where a person says, and what is read there is what stands there now. */
class OwnFolderTest {
    private static final String ONE = "# One\n- [ ] Look\n";

    @TempDir
    private Path home;

    private Path checkout() throws Exception {
        return Files.createDirectories(home.resolve("checkout of ours"));
    }

    @Test
    void theFolderThatWasChosenCountsAlsoForWhoComesLaterAndTheUsualOneComesBack() throws Exception {
        OwnFolder folder = new OwnFolder(home);
        assertThat(folder.get()).isEqualTo(folder.usual()).isEqualTo(home.resolve("runbooks"));
        folder.choose(checkout());
        assertThat(folder.get()).isEqualTo(checkout());
        assertThat(new OwnFolder(home).get()).as("another program").isEqualTo(checkout());
        folder.useUsual();
        assertThat(new OwnFolder(home).get()).isEqualTo(folder.usual());
    }

    @Test
    void aFolderThatIsNotThereIsASlipAndTheOneBeforeStays() throws Exception {
        OwnFolder folder = new OwnFolder(home);
        folder.choose(checkout());
        OperationFailed refused =
                catchThrowableOfType(OperationFailed.class, () -> folder.choose(home.resolve("chekout")));
        assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(refused.next()).isNotBlank();
        Path file = Files.writeString(home.resolve("a.md"), ONE);
        assertThat(catchThrowableOfType(OperationFailed.class, () -> folder.choose(file)))
                .as("a file is no folder")
                .isNotNull();
        assertThat(folder.get()).isEqualTo(checkout());
    }

    @Test
    void aFolderIsNamedFromWhereOneStandsAndNothingButAPathIsOne() throws Exception {
        assertThat(OwnFolder.named("  " + home + "/x/../y ")).isEqualTo(home.resolve("y"));
        assertThat(OwnFolder.named("ours")).isAbsolute();
        OperationFailed refused = catchThrowableOfType(OperationFailed.class, () -> OwnFolder.named("a\0b"));
        assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.USAGE);
    }

    @Test
    void whatWasChosenAndCannotBeReadChoosesNothing() throws Exception {
        OwnFolder folder = new OwnFolder(home);
        Files.writeString(home.resolve("runbooks.folder"), "a\0b\n");
        assertThat(folder.get()).isEqualTo(folder.usual());
        Files.delete(home.resolve("runbooks.folder"));
        Files.createDirectories(home.resolve("runbooks.folder"));
        assertThat(folder.get()).isEqualTo(folder.usual());
    }

    @Test
    void anyFileIsOpenedByItsPathAndReadAnewOnceItIsAnother() throws Exception {
        Library library = new Library(new OwnFolder(home));
        Path file = Files.writeString(checkout().resolve("guide.md"), ONE);
        Guide guide = library.find(file.toString());
        assertThat(guide.origin()).isEqualTo(Guide.Origin.OWN);
        assertThat(guide.runbook().title()).isEqualTo("One");
        assertThat(library.find(file.toString())).as("nothing is read twice").isSameAs(guide);
        // As long as it was: only when it was written tells.
        Files.writeString(file, ONE.replace("Look", "Hear"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T08:00:00Z")));
        assertThat(library.find(file.toString()).text()).contains("Hear");
        assertThat(library.textNow(file.toString()))
                .hasValueSatisfying(text -> assertThat(text).contains("Hear"));
        assertThat(library.all())
                .as("it is no part of the library")
                .noneMatch(one -> one.name().equals("guide"));
    }

    @Test
    void whatIsNotThereIsToldWithWhatIsMeantProbably() {
        Library library = new Library(new OwnFolder(home));
        OperationFailed near = catchThrowableOfType(OperationFailed.class, () -> library.find("pre-updat"));
        assertThat(near.kind()).isEqualTo(OperationFailed.Kind.USAGE);
        assertThat(near.next()).contains("pre-update");
        OperationFailed far = catchThrowableOfType(OperationFailed.class, () -> library.find("xylophone lessons"));
        assertThat(far.next()).contains(home.resolve("runbooks").toString());
        assertThat(catchThrowableOfType(OperationFailed.class, () -> library.find("a\0b")))
                .isNotNull();
    }

    @Test
    void whatCannotBeWrittenIsToldWithWhere() throws Exception {
        Library library = new Library(new OwnFolder(home));
        Files.writeString(home.resolve("runbooks"), "no folder");
        OperationFailed failed = catchThrowableOfType(OperationFailed.class, () -> library.add("sweep", ONE));
        assertThat(failed.getMessage()).contains("sweep");
        assertThat(failed.next()).isNotBlank();
    }
}
