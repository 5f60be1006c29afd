package dev.handrail.shell;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a short command answered. */
public record Result(Exit exit, byte[] output) {
    public boolean good() {
        return exit.good();
    }

    public String text() {
        return new String(output, StandardCharsets.UTF_8).strip();
    }

    public List<String> lines() {
        return text().isEmpty() ? List.of() : text().lines().toList();
    }
}
