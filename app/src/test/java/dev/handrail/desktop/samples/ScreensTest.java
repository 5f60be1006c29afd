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

    @Test
    void everyScreenIsPicturedLightAndDarkInBothSizes() throws OperationFailed, IOException {
        List<Path> pictures = new ArrayList<>();
        Screens.render(folder, pictures::add);

        assertThat(pictures).hasSize(View.values().length * 4).doesNotHaveDuplicates();
        for (Path picture : pictures) {
            BufferedImage image = ImageIO.read(picture.toFile());
            assertThat(picture.toString()).contains(image.getWidth() + "x" + image.getHeight());
            assertThat(colours(image, COLOURS_OF_A_REAL_SCREEN + 1))
                    .as(picture.toString())
                    .isGreaterThan(COLOURS_OF_A_REAL_SCREEN);
        }
    }

    /** How many colours there are; not more than so many are looked for. */
    private static long colours(BufferedImage image, int enough) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().limit(enough).count();
    }
}
