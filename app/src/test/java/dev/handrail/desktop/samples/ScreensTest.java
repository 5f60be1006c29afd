package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreensTest extends WindowTest {
    @TempDir
    private Path folder;

    /** What each view looks like is for the test that opens them all. */
    @Test
    void aScreenIsPicturedLightAndDarkAndInBothSizes() throws OperationFailed, IOException {
        String part = View.values()[0].file();
        List<Path> pictures = new ArrayList<>();
        Screens.render(folder, part, pictures::add);
        assertThat(pictures)
                .extracting(picture -> picture.getFileName().toString())
                .contains(
                        part + "-light-1280x800.png",
                        part + "-light-1366x768.png",
                        part + "-dark-1280x800.png",
                        part + "-dark-1366x768.png")
                .allMatch(name -> name.startsWith(part));
        assertThat(pictures).allSatisfy(picture -> assertThat(picture).isNotEmptyFile());
    }
}
