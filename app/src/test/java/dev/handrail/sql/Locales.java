package dev.handrail.sql;

import dev.handrail.Once;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Locales of the operating system in a folder of their own, for programs of a test that are to speak another language. */
public final class Locales {
    public static final String GERMAN = "de_DE.UTF-8";

    /** The variable that names such a folder. */
    public static final String VARIABLE = "LOCPATH";

    private Locales() {}

    /** The folder that holds this one, made of the definitions that every PostgreSQL of Debian brings along. */
    public static Path folder(String locale) throws IOException {
        return Once.made("ready-locale-" + locale, kept -> make(locale, kept.resolve(locale)));
    }

    private static void make(String locale, Path into) throws IOException {
        if (Files.exists(into)) {
            return;
        }
        String[] parts = locale.split("\\.");
        run(List.of("localedef", "--no-archive", "-i", parts[0], "-f", parts[1], into.toString()));
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
