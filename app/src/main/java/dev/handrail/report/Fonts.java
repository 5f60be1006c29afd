package dev.handrail.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;

/**
 * The type a PDF is set in, which goes into the file: the two families that the program brings, and for what they have no
 * letters for whatever this computer has.
 */
final class Fonts {
    private static final List<String> FOLDERS = List.of(
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            "/Library/Fonts",
            "/System/Library/Fonts",
            "C:\\Windows\\Fonts");
    private static final int DEPTH = 4;

    private final List<Path> folders;
    private final Map<Face, BaseFont> own = new LinkedHashMap<>();
    private final List<BaseFont> others = new ArrayList<>();
    private @Nullable List<Path> unread;

    /** @param folders where to look for letters that the program's own have not */
    Fonts(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    static Fonts ofThisComputer() {
        return new Fonts(
                FOLDERS.stream().map(Path::of).filter(Files::isDirectory).toList());
    }

    /** What text is set in. */
    enum Face {
        TEXT("Inter-Regular.otf"),
        STRONG("Inter-SemiBold.otf"),
        CODE("JetBrainsMono-Regular.ttf");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    BaseFont of(Face face) {
        return own.computeIfAbsent(face, Fonts::load);
    }

    /** The font that has a letter, if any has: the one it should be set in before all others. */
    Optional<BaseFont> having(int letter, Face face) {
        Stream<BaseFont> known = Stream.concat(Stream.of(of(face), of(Face.TEXT), of(Face.CODE)), others.stream());
        return known.filter(font -> font.charExists(letter)).findFirst().or(() -> found(letter));
    }

    /** Reads one font after another, and none twice, until one has the letter. */
    private Optional<BaseFont> found(int letter) {
        List<Path> left = unread == null ? files() : unread;
        unread = left;
        while (!left.isEmpty()) {
            Optional<BaseFont> font = read(left.removeFirst());
            if (font.isPresent()) {
                others.add(font.get());
                if (font.get().charExists(letter)) {
                    return font;
                }
            }
        }
        return Optional.empty();
    }

    private List<Path> files() {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder, DEPTH)) {
                files.filter(file -> file.toString()
                                .toLowerCase(Locale.ROOT)
                                .matches(".*regular.*\\.(ttf|otf|ttc)|.*sans\\.(ttf|otf)"))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException | UncheckedIOException e) {
                // A folder that may not be read has no letters for us.
                continue;
            }
        }
        return found;
    }

    /** A font that cannot be read or embedded is passed over: there are others. */
    private static Optional<BaseFont> read(Path file) {
        String name = file.toString();
        try {
            return Optional.of(BaseFont.createFont(
                    name.endsWith(".ttc") ? name + ",0" : name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static BaseFont load(Face face) {
        try (InputStream file =
                Objects.requireNonNull(Fonts.class.getResourceAsStream("/dev/handrail/fonts/" + face.file))) {
            return BaseFont.createFont(
                    face.file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException("The program brings its fonts along: " + face.file, e);
        }
    }
}
