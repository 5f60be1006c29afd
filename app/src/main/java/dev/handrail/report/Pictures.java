package dev.handrail.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Pictures that lie in files. */
public final class Pictures {
    private static final long LARGEST = 20L << 20;

    private Pictures() {}

    /** Whether the name is that of a picture which every form of a report can hold. */
    public static boolean is(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
    }

    static String kind(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpeg";
    }

    /** Nothing where it is gone, or too large to be put into a text: its name still says what it was. */
    static Optional<byte[]> read(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
