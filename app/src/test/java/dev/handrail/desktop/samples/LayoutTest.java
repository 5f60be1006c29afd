package dev.handrail.desktop.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Theme;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view in every size that people have: what is written can be read, and what is pressed can be hit. */
class LayoutTest extends WindowTest {
    private static final Size USUAL = new Size(1280, 800);
    private static final Size NOTEBOOK = new Size(1366, 768);
    private static final Size FULL_HD_AT_150_PERCENT = new Size(1280, 720);
    private static final Size SMALLEST = new Size(960, 600);

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(View.class)
    void whatIsWrittenCanBeReadAndWhatIsPressedCanBeHit(View view) throws OperationFailed {
        try (Opened opened = new Opened(view, home)) {
            for (Size size : List.of(USUAL, NOTEBOOK, FULL_HD_AT_150_PERCENT, SMALLEST)) {
                List<String> faults = opened.in(Theme.LIGHT, size, scene -> {
                    Sight sight = new Sight(scene);
                    return Stream.of(sight.cutWords(), sight.outside(), sight.overlapping())
                            .flatMap(List::stream)
                            .toList();
                });
                assertThat(faults).as("%s at %s", view, size).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void whateverTheKeyboardReachesSaysItsName(View view) throws OperationFailed {
        try (Opened opened = new Opened(view, home)) {
            List<String> nameless = opened.in(Theme.LIGHT, USUAL, scene -> new Sight(scene).nameless());
            assertThat(nameless).as(view.toString()).isEmpty();
        }
    }
}
