package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The uploaded files, with all that a backup of files stumbles over. */
class UploadsTest {
    @TempDir
    Path folder;

    @Test
    void namesThatBreakScriptsAreAmongThem() throws Exception {
        Uploads.makeIn(folder);
        Process listing = new ProcessBuilder("ls", folder.resolve("photos").toString()).start();
        try (BufferedReader names = listing.inputReader(StandardCharsets.UTF_8)) {
            assertThat(names.lines())
                    .containsExactlyInAnyOrder(
                            "Tom's \"best\" day, n° 1 – søndag.txt",
                            "-rf $(reboot).txt",
                            "unfinished.tmp",
                            "cover.txt");
        }
    }

    @Test
    void aLinkLeadsToADocument() throws Exception {
        Uploads.makeIn(folder);
        assertThat(folder.resolve("photos/cover.txt"))
                .isSymbolicLink()
                .content()
                .startsWith("Consent form 12.");
    }

    @Test
    void makingThemTwiceChangesNothing() throws Exception {
        Uploads.makeIn(folder);
        Uploads.makeIn(folder);
        try (Stream<Path> documents = Files.walk(folder.resolve("documents"))) {
            assertThat(documents.filter(Files::isRegularFile)).hasSize(Uploads.DOCUMENTS);
        }
    }
}
