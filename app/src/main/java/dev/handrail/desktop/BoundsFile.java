package dev.handrail.desktop;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** Where the window was when it was last closed, in a small file in the data folder. */
final class BoundsFile {
    private static final String NAME = "desktop.window";

    private final Path home;

    BoundsFile(Path home) {
        this.home = home;
    }

    /** Nothing where it cannot be read: the window then opens where it usually does. */
    Optional<Bounds> read() {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve(NAME))) {
            lines.load(reader);
            Bounds read = new Bounds(
                    number(lines, "x"),
                    number(lines, "y"),
                    number(lines, "width"),
                    number(lines, "height"),
                    Boolean.parseBoolean(lines.getProperty("maximized")));
            return read.width() > 0 && read.height() > 0 ? Optional.of(read) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(Bounds bounds) {
        Properties lines = new Properties();
        lines.setProperty("x", Double.toString(bounds.x()));
        lines.setProperty("y", Double.toString(bounds.y()));
        lines.setProperty("width", Double.toString(bounds.width()));
        lines.setProperty("height", Double.toString(bounds.height()));
        lines.setProperty("maximized", Boolean.toString(bounds.maximized()));
        try {
            Path part = Files.createTempFile(home, NAME, ".partial");
            try (Writer writer = Files.newBufferedWriter(part)) {
                lines.store(writer, null);
            }
            Files.move(part, home.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(Properties lines, String name) {
        double number = Double.parseDouble(lines.getProperty(name, ""));
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(name);
        }
        return number;
    }
}
