package dev.handrail.runbook.library;

import dev.handrail.runbook.text.RunbookText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The runbooks that come with the program, read once. */
final class BuiltIn {
    /** A path that no file of a person has: theirs are absolute. */
    static final String PLACE = "library/";

    private static final String CONTENTS = "contents.txt";

    private BuiltIn() {}

    private static final class Read {
        static final List<Guide> GUIDES = read();
    }

    /** In the order of the list of contents. */
    static List<Guide> all() {
        return Read.GUIDES;
    }

    private static List<Guide> read() {
        List<Guide> guides = new ArrayList<>();
        for (String name :
                text(CONTENTS).lines().filter(line -> !line.isBlank()).toList()) {
            String file = name + ".md";
            String text = text(file);
            guides.add(new Guide(name, PLACE + file, text, RunbookText.parse(text, file), Guide.Origin.PROGRAM));
        }
        return List.copyOf(guides);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
