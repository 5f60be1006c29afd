package dev.handrail.desktop.shared;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How the window looks: AtlantaFX Primer below, one palette per theme and one style sheet above it, two families of type. */
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

    private static final double ANY_SIZE = 13;
    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");

    private final String palette;

    Theme(String palette) {
        this.palette = palette;
    }

    public static Theme of(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? DARK : LIGHT;
    }

    /** Dresses a window; may be called again at any time. */
    public void dress(Scene scene) {
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(palette), sheet("desktop.css"));
    }

    /** Makes the bundled families known; once, before the first window. */
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream file = resource("fonts/" + font).openStream()) {
                Font.loadFont(file, ANY_SIZE);
            } catch (IOException e) {
                throw new UncheckedIOException(font, e);
            }
        }
    }

    private static String sheet(String name) {
        return resource("desktop/" + name).toExternalForm();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/dev/handrail/" + name), name);
    }
}
