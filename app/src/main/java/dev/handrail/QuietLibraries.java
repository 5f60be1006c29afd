package dev.handrail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * How the libraries log: not at all, since what fails is told in our own words; with HANDRAIL_LOG set to a level of
 * java.util.logging, on stderr.
 */
public final class QuietLibraries {
    /** Called by the logging of the JDK when it begins. */
    public QuietLibraries() throws IOException {
        String level = System.getenv().getOrDefault("HANDRAIL_LOG", "OFF");
        String settings = """
                handlers = java.util.logging.ConsoleHandler
                .level = %1$s
                java.util.logging.ConsoleHandler.level = %1$s
                """.formatted(level);
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
    }
}
