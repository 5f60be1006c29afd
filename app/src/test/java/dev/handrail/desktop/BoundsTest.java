package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    /** A small laptop with a panel of 30 pixels at the top. */
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 30, 1366, 738);

    @TempDir
    private Path home;

    @Test
    void onALargeScreenTheWindowHasItsUsualSizeInTheMiddle() {
        assertThat(Bounds.usual(new Rectangle2D(0, 0, 1920, 1080))).isEqualTo(new Bounds(320, 140, 1280, 800, false));
    }

    @Test
    void onASmallLaptopItIsNoHigherThanWhatThePanelLeaves() {
        assertThat(Bounds.usual(LAPTOP)).isEqualTo(new Bounds(43, 30, 1280, 738, false));
    }

    @Test
    void whatWasRememberedOfALargerScreenIsMadeToFit() {
        assertThat(new Bounds(200, 100, 2200, 1200, false).within(LAPTOP))
                .isEqualTo(new Bounds(0, 30, 1366, 738, false));
    }

    @Test
    void aWindowThatWasOnAScreenThatIsGoneComesBack() {
        assertThat(new Bounds(3000, -900, 1000, 700, true).within(LAPTOP))
                .isEqualTo(new Bounds(366, 30, 1000, 700, true));
    }

    @Test
    void aWindowThatFitsStaysWhereItIs() {
        Bounds fitting = new Bounds(100, 50, 1000, 700, false);

        assertThat(fitting.within(LAPTOP)).isEqualTo(fitting);
    }

    @Test
    void itIsRememberedFromOneStartToTheNext() {
        Bounds last = new Bounds(-20.5, 44, 1100, 720, true);
        new BoundsFile(home).write(last);

        assertThat(new BoundsFile(home).read()).contains(last);
        assertThat(home).isDirectoryContaining("glob:**desktop.window").isDirectoryNotContaining("glob:**.partial");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x=1",
                "x=a\ny=1\nwidth=1\nheight=1",
                "x=NaN\ny=1\nwidth=1\nheight=1",
                "x=1\ny=1\nwidth=0\nheight=9"
            })
    void whatMakesNoSenseIsNotRemembered(String text) throws IOException {
        Files.writeString(home.resolve("desktop.window"), text);

        assertThat(new BoundsFile(home).read()).isEmpty();
    }

    @Test
    void theFirstTimeNothingIsRemembered() {
        assertThat(new BoundsFile(home).read()).isEmpty();
    }
}
