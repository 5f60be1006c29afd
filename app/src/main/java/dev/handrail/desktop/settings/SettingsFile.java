package dev.handrail.desktop.settings;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** The settings in a small file in the data folder; a line that says nothing to us is as usual. */
public final class SettingsFile {
    private static final String NAME = "desktop.settings";

    private final Path home;
    private final Path file;

    public SettingsFile(Path home) {
        this.home = home.toAbsolutePath();
        this.file = this.home.resolve(NAME);
    }

    public Path folder() {
        return home;
    }

    public Settings read() throws OperationFailed {
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw OperationFailed.failed(Words.of("settings.read", file))
                        .next(Words.of("settings.read.next"))
                        .because(e);
            }
        }
        return new Settings(
                look(lines.getProperty("look", "")),
                number(lines.getProperty("scale", ""), Settings.USUAL.scale()),
                Boolean.parseBoolean(lines.getProperty("software")),
                Duration.ofMinutes(number(lines.getProperty("lock-after-minutes", ""), (int)
                        Settings.USUAL.lockAfter().toMinutes())));
    }

    /** Reads, changes and writes; of two who change at once neither undoes the other. */
    synchronized void change(UnaryOperator<Settings> how) throws OperationFailed {
        write(how.apply(read()));
    }

    /** Written whole or not at all. */
    public void write(Settings settings) throws OperationFailed {
        Properties lines = new Properties();
        lines.setProperty("look", settings.look().name());
        lines.setProperty("scale", Integer.toString(settings.scale()));
        lines.setProperty("software", Boolean.toString(settings.software()));
        lines.setProperty(
                "lock-after-minutes", Long.toString(settings.lockAfter().toMinutes()));
        try {
            Files.createDirectories(folder());
            Path part = Files.createTempFile(folder(), NAME, ".partial");
            try {
                try (Writer writer = Files.newBufferedWriter(part)) {
                    lines.store(writer, null);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("settings.write", file))
                    .next(Words.of("settings.write.next"))
                    .because(e);
        }
    }

    private static Settings.Look look(String word) {
        return Arrays.stream(Settings.Look.values())
                .filter(look -> look.name().equals(word))
                .findFirst()
                .orElse(Settings.USUAL.look());
    }

    private static int number(String word, int usual) {
        return word.matches("\\d{1,6}") ? Integer.parseInt(word) : usual;
    }
}
