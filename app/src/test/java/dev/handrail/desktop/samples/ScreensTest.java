package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
            assertThat(colours(image)).as(picture.toString()).hasSizeGreaterThan(COLOURS_OF_A_REAL_SCREEN);
        }
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new TreeSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
