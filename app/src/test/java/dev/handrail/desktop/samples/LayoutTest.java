package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Theme;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.image.Image;
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
        Map<Theme, Drawn> drawn = found(view).drawn();
        assertThat(drawn).containsOnlyKeys(Theme.values());
        drawn.forEach((theme, picture) -> {
            assertThat(picture.size()).as("%s %s", view, theme).isEqualTo(picture.wanted());
            assertThat(picture.colours()).as("%s %s", view, theme).isGreaterThan(COLOURS_OF_A_REAL_SCREEN);
        });
    }

    private static Found found(View view) throws OperationFailed, IOException {
        Found before = FOUND.get(view);
        if (before != null) {
            return before;
        }
        try (Opened opened = new Opened(view, Files.createTempDirectory(folder, "home"))) {
            List<String> nameless = opened.in(Theme.LIGHT, USUAL, content -> new Sight(content).nameless());
            Map<Theme, Drawn> drawn = new EnumMap<>(Theme.class);
            drawn.put(Theme.LIGHT, drawn(opened, Theme.LIGHT, USUAL));
            Map<Size, List<String>> faults = new LinkedHashMap<>();
            for (Size size : List.of(USUAL, NOTEBOOK, FULL_HD_AT_150_PERCENT, SMALLEST)) {
                faults.put(size, opened.in(Theme.LIGHT, size, LayoutTest::faults));
            }
            drawn.put(Theme.DARK, drawn(opened, Theme.DARK, SMALLEST));
            Found found = new Found(faults, nameless, drawn);
            FOUND.put(view, found);
            return found;
        }
    }

    private static Drawn drawn(Opened opened, Theme theme, Size size) {
        Image image = opened.in(theme, size, Picture::of);
        return new Drawn(
                size,
                new Size((int) image.getWidth(), (int) image.getHeight()),
                Picture.colours(image, COLOURS_OF_A_REAL_SCREEN + 1));
    }

    private static List<String> faults(Parent content) {
        Sight sight = new Sight(content);
        return Stream.of(sight.cutWords(), sight.outside(), sight.overlapping())
                .flatMap(List::stream)
                .toList();
    }

    private record Found(Map<Size, List<String>> faults, List<String> nameless, Map<Theme, Drawn> drawn) {}

    /** What came of drawing it; no file is made of it here. */
    private record Drawn(Size wanted, Size size, int colours) {}
}
