package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreensTest extends WindowTest {
    private static final int COLOURS_OF_A_REAL_SCREEN = 40;

    @TempDir
    private Path folder;

    /** Whether each fits in all four is the layout's own test. */
    @Test
    void everyScreenIsPicturedLightAndDarkAndInBothSizes() throws OperationFailed, IOException {
        List<Path> pictures = new ArrayList<>();
        Screens.renderEachTwice(folder, pictures::add);

        assertThat(pictures).hasSize(View.values().length * 2).doesNotHaveDuplicates();
        for (Path picture : pictures) {
            BufferedImage image = ImageIO.read(picture.toFile());
            assertThat(picture.toString()).contains(image.getWidth() + "x" + image.getHeight());
            assertThat(colours(image, COLOURS_OF_A_REAL_SCREEN + 1))
                    .as(picture.toString())
                    .isGreaterThan(COLOURS_OF_A_REAL_SCREEN);
        }
    }

    /** How many colours there are, looked for line by line until there are enough. */
    private static int colours(BufferedImage image, int enough) {
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < image.getHeight() && seen.size() < enough; y++) {
            for (int pixel : image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth())) {
                seen.add(pixel);
            }
        }
        return seen.size();
    }
}
