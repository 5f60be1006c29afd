package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreensTest extends WindowTest {
    private static final int COLOURS_OF_A_REAL_SCREEN = 40;

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
        for (Path picture : pictures) {
            BufferedImage image = ImageIO.read(picture.toFile());
            assertThat(picture.toString()).contains(image.getWidth() + "x" + image.getHeight());
            assertThat(colours(image)).as(picture.toString()).isGreaterThan(COLOURS_OF_A_REAL_SCREEN);
        }
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}
