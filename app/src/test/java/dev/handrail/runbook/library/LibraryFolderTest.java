package dev.handrail.runbook.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of one's own, such as a checkout: which files in it are runbooks, and what they are called. */
class LibraryFolderTest {
    @TempDir
    Path home;

    private Path own;
    private Library library;

    @BeforeEach
    void open() throws IOException {
        library = new Library(new OwnFolder(home));
        own = Files.createDirectories(home.resolve("runbooks"));
    }

    private Path write(String name) throws IOException {
        Path file = own.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "# " + name + "\n- [ ] One\n");
    }

    private List<String> names() throws OperationFailed {
        return library.all().stream()
                .filter(guide -> guide.origin() != Guide.Origin.PROGRAM)
                .map(Guide::name)
                .toList();
    }

    @Test
    void whatIsHiddenOrWasFetchedOrIsNoRunbookIsPassedOver() throws Exception {
        for (String name : List.of(
                "b.md",
                "a.md",
                "duties/weekly.md",
                "duties/old/yearly.md",
                "README.md",
                "duties/README.md",
                "notes.txt",
                ".git/objects/x.md",
                ".hidden/y.md",
                "web/node_modules/lib/z.md",
                "app/vendor/lib/z.md",
                "1/2/3/4/5/6/7/deep.md")) {
            write(name);
        }
        assertThat(names()).containsExactly("a", "b", "duties/old/yearly", "duties/weekly");
    }

    @Test
    void aLinkLeadsToTheRunbooksAndALoopNowhere() throws Exception {
        Path elsewhere = Files.createDirectories(home.resolve("checkout"));
        Files.delete(own);
        Files.createSymbolicLink(own, elsewhere);
        write("a.md");
        Path shared = Files.createDirectories(home.resolve("shared"));
        Files.writeString(shared.resolve("b.md"), "# b\n- [ ] One\n");
        Files.createSymbolicLink(own.resolve("more"), shared);
        Files.createSymbolicLink(own.resolve("loop"), own);
        Files.createSymbolicLink(own.resolve("gone.md"), home.resolve("nowhere.md"));
        assertThat(names()).containsExactly("a", "more/b");
    }

    @Test
    void aFolderThatIsNotThereHasNone() throws Exception {
        Files.delete(own);
        assertThat(names()).isEmpty();
        assertThat(library.state()).isEqualTo(own.toString());
    }

    @Test
    void oneBelowIsFoundByItsNameAloneWhereThatIsTheOnlyOne() throws Exception {
        write("duties/weekly.md");
        assertThat(library.find("weekly").name()).isEqualTo("duties/weekly");
        assertThat(library.find("duties/weekly").name()).isEqualTo("duties/weekly");
        write("other/weekly.md");
        OperationFailed refused = catchThrowableOfType(OperationFailed.class, () -> library.find("weekly"));
        assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.USAGE);
        assertThat(library.find("other/weekly").name()).isEqualTo("other/weekly");
    }

    @Test
    void itIsAnotherStateWhenAFileBelowComesChangesOrGoes() throws Exception {
        String none = library.state();
        Path file = write("duties/weekly.md");
        String there = library.state();
        assertThat(there).isNotEqualTo(none);
        Files.writeString(file, "# Longer than it was\n- [ ] One\n- [ ] Two\n");
        assertThat(library.state()).isNotEqualTo(there);
        assertThat(library.find("weekly").runbook().steps()).hasSize(2);
        Files.delete(file);
        assertThat(library.state()).isEqualTo(none);
    }

    @Test
    void oneOfTheProgramIsReplacedOnlyByItsOwnNameAtTheTop() throws Exception {
        write("duties/pre-update.md");
        assertThat(library.find("pre-update").origin()).isEqualTo(Guide.Origin.PROGRAM);
        write("pre-update.md");
        assertThat(library.find("pre-update").origin()).isEqualTo(Guide.Origin.INSTEAD);
        assertThat(library.find("duties/pre-update").origin()).isEqualTo(Guide.Origin.OWN);
    }

    @Test
    void whatIsAddedIsThereAndNothingIsWrittenOver() throws Exception {
        Path file = library.add("sweep", "# Sweep\n- [ ] The yard\n");
        assertThat(file).isEqualTo(own.resolve("sweep.md"));
        assertThat(library.find("sweep").runbook().title()).isEqualTo("Sweep");
        for (String taken : List.of("sweep", "pre-update")) {
            OperationFailed refused =
                    catchThrowableOfType(OperationFailed.class, () -> library.add(taken, "# Other\n"));
            assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(refused.next()).contains("runbook edit " + taken);
        }
        assertThat(file).hasContent("# Sweep\n- [ ] The yard\n");
        library.copy(library.find("pre-update"));
        assertThat(library.find("pre-update").origin()).isEqualTo(Guide.Origin.INSTEAD);
        assertThat(library.textNow(own.resolve("gone.md").toString())).isEmpty();
    }
}
