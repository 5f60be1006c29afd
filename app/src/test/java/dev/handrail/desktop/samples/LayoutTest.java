package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Theme;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view, which is opened once, in every size that people have: what is written can be read, what is pressed can be hit,
 * and it can be pictured.
 */
class LayoutTest extends WindowTest {
    private static final Size USUAL = new Size(1280, 800);
    private static final Size NOTEBOOK = new Size(1366, 768);
    private static final Size FULL_HD_AT_150_PERCENT = new Size(1280, 720);
    private static final Size SMALLEST = new Size(960, 600);

    private static final int COLOURS_OF_A_REAL_SCREEN = 40;

    @TempDir
    private static Path folder;

    /** What was found in each view, which is opened once. */
    private static final Map<View, Found> FOUND = new EnumMap<>(View.class);

    @ParameterizedTest
    @EnumSource(View.class)
    void whatIsWrittenCanBeReadAndWhatIsPressedCanBeHit(View view) throws OperationFailed, IOException {
        found(view)
                .faults()
                .forEach((size, faults) ->
                        assertThat(faults).as("%s at %s", view, size).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void whateverTheKeyboardReachesSaysItsName(View view) throws OperationFailed, IOException {
        assertThat(found(view).nameless()).as(view.toString()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void itIsPicturedLightAndDark(View view) throws OperationFailed, IOException {
        List<Path> pictures = found(view).pictures();
        assertThat(pictures).hasSize(Theme.values().length).doesNotHaveDuplicates();
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

    private static Found found(View view) throws OperationFailed, IOException {
        Found before = FOUND.get(view);
        if (before != null) {
            return before;
        }
        try (Opened opened = new Opened(view, Files.createTempDirectory(folder, "home"))) {
            List<String> nameless = opened.in(Theme.LIGHT, USUAL, content -> new Sight(content).nameless());
            Map<Size, List<String>> faults = new LinkedHashMap<>();
            for (Size size : List.of(USUAL, NOTEBOOK, FULL_HD_AT_150_PERCENT, SMALLEST)) {
                faults.put(size, opened.in(Theme.LIGHT, size, LayoutTest::faults));
            }
            List<Path> pictures = new ArrayList<>();
            Screens.renderTwice(view, opened, folder, pictures::add);
            Found found = new Found(faults, nameless, pictures);
            FOUND.put(view, found);
            return found;
        }
    }

    private static List<String> faults(Parent content) {
        Sight sight = new Sight(content);
        return Stream.of(sight.cutWords(), sight.outside(), sight.overlapping())
                .flatMap(List::stream)
                .toList();
    }

    private record Found(Map<Size, List<String>> faults, List<String> nameless, List<Path> pictures) {}
}
