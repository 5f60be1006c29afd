package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.operation.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entries of an archive by the folders that they lie in, and what was put aside, as scripts are told of it. */
class FileTreeTest {
    private static Map<String, Object> entry(String path, String kind, Object bytes) {
        return Map.of("path", path, "kind", kind, "bytes", bytes, "modified", "2026-10-12T09:20:00Z");
    }

    private static FileTree tree(Object... documents) {
        return FileTree.of(Answer.lines(List.of(documents), List.of()));
    }

    private static List<String> names(List<FileTree.Entry> entries) {
        return entries.stream().map(FileTree.Entry::name).toList();
    }

    @Test
    void aFolderHasTheSizeOfAllThatLiesInIt() {
        FileTree tree = tree(
                entry(".", "directory", 0),
                entry("a", "directory", 0),
                entry("a/deep", "directory", 0),
                entry("a/deep/x", "file", 1000),
                entry("a/y", "file", 20),
                entry("z", "file", 3));
        assertThat(Objects.requireNonNull(tree.entry("a")).bytes()).isEqualTo(1020);
        assertThat(Objects.requireNonNull(tree.entry("a/deep")).bytes()).isEqualTo(1000);
        assertThat(tree.bytes()).isEqualTo(1023);
        assertThat(tree.size()).as("the directory itself is none of them").isEqualTo(5);
    }

    /** The archive of single paths, or one that another program made, need not name the folders. */
    @Test
    void aFolderThatIsNotNamedOrNamedLateIsThereAllTheSame() {
        FileTree tree = tree(entry("a/b/x", "file", 7), entry("a/b", "directory", 0), entry("a/b/y", "file", 5));
        assertThat(names(tree.in(""))).containsExactly("a");
        assertThat(names(tree.in("a/b"))).containsExactly("x", "y");
        FileTree.Entry late = Objects.requireNonNull(tree.entry("a/b"));
        assertThat(late.folder()).isTrue();
        assertThat(late.bytes()).isEqualTo(12);
        assertThat(late.modified()).isEqualTo(Instant.parse("2026-10-12T09:20:00Z"));
        assertThat(Objects.requireNonNull(tree.entry("a")).modified())
                .as("nobody told")
                .isNull();
    }

    @Test
    void foldersComeFirstAndEachByItsName() {
        FileTree tree = tree(
                entry("b", "file", 1), entry("z", "directory", 0), entry("a", "file", 1), entry("c", "directory", 0));
        assertThat(names(tree.in(""))).containsExactly("c", "z", "a", "b");
        assertThat(tree.in("nothing")).isEmpty();
    }

    @Test
    void lettersAreFoundAnywhereInAPathWhateverTheirCase() {
        FileTree tree =
                tree(entry("Fotos/IMG_1.JPG", "file", 1), entry("fotos2/x.png", "file", 1), entry("y", "file", 1));
        assertThat(names(tree.found("img", 10))).containsExactly("IMG_1.JPG");
        assertThat(names(tree.found("FOTOS/", 10))).containsExactly("IMG_1.JPG");
        assertThat(tree.found("o", 2)).hasSize(2);
        assertThat(tree.found("[a-z]", 10)).as("no pattern").isEmpty();
    }

    @Test
    void whateverAFileIsCalledItIsItself() {
        List<String> names = Hostile.TEXTS.stream()
                .filter(text -> text.indexOf('/') < 0)
                .distinct()
                .toList();
        FileTree tree =
                tree(names.stream().map(name -> entry("d/" + name, "file", 1)).toArray());
        assertThat(names(tree.in("d"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(Objects.requireNonNull(tree.entry("d")).bytes()).isEqualTo(names.size());
    }

    @Test
    void whatIsNoEntryIsPassedOver() {
        assertThat(tree("text", 7, List.of()).size()).isZero();
        assertThat(FileTree.of(Answer.lines("nothing", List.of())).size()).isZero();
        FileTree odd = tree(Map.of("path", "x", "kind", "file", "bytes", "many", "modified", "yesterday"));
        assertThat(odd.entry("x")).isEqualTo(new FileTree.Entry("x", false, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"a/b/c, a/b", "a, ''", "'', ''", "a/, a"})
    void whatLiesAbove(String path, String above) {
        assertThat(FileTree.above(path)).isEqualTo(above);
    }

    private static Map<String, Object> kept(String what, String live, Object at, Object settled) {
        return Map.of("run", "r1", what, live, "kept", live + "_before", "at", at, "origin", "b1", "settled", settled);
    }

    @Test
    void ofWhatWasPutAsideOnlyTheFilesAreShownHere() {
        List<Object> documents = new ArrayList<>();
        documents.add(kept("directory", "/srv/a", "2026-10-12T09:20:00Z", true));
        documents.add(kept("database", "chms", "2026-10-12T09:20:00Z", true));
        documents.add("nothing");
        documents.add(kept("directory", "/srv/b", "once", "true"));
        List<KeptFolder> folders = KeptFolder.of(Answer.lines(documents, List.of()));
        assertThat(folders)
                .containsExactly(
                        new KeptFolder(
                                "r1",
                                "/srv/a",
                                "/srv/a_before",
                                Instant.parse("2026-10-12T09:20:00Z"),
                                "b1",
                                true,
                                true),
                        new KeptFolder("r1", "/srv/b", "/srv/b_before", Instant.EPOCH, "b1", false, true));
        assertThat(Stream.of("x", Map.of(), List.of())
                        .map(document -> KeptFolder.of(Answer.lines(document, List.of()))))
                .allMatch(List::isEmpty);
    }
}
