package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are removed with all that is in them, and nothing else. */
class FolderTreeTest {
    @TempDir
    Path folder;

    private Path outside;
    private Path doomed;

    @BeforeEach
    void begin() throws IOException {
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("photo"), "mine");
        doomed = folder.resolve("doomed");
    }

    @Test
    void whatIsBehindALinkStays() throws IOException {
        Path deeper = Files.createDirectories(doomed.resolve("deep/deeper"));
        Files.createSymbolicLink(deeper.resolve("link"), outside);
        Files.createSymbolicLink(deeper.resolve("broken"), folder.resolve("nowhere"));
        FolderTree.remove(doomed);
        assertThat(doomed).doesNotExist();
        assertThat(outside.resolve("photo")).hasContent("mine");
        FolderTree.remove(doomed);
    }

    @Test
    void aLinkThatIsTheFolderItselfIsTakenAwayAndNothingBehindIt() throws IOException {
        Files.createSymbolicLink(doomed, outside);
        FolderTree.remove(doomed);
        assertThat(Files.exists(doomed, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(outside.resolve("photo")).hasContent("mine");
    }

    @Test
    void aLinkThatLeadsNowhereIsTakenAway() throws IOException {
        Files.createSymbolicLink(doomed, folder.resolve("nowhere"));
        FolderTree.remove(doomed);
        assertThat(Files.exists(doomed, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
}
