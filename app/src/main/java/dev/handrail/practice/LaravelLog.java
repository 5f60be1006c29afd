package dev.handrail.practice;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The application's log as Laravel writes it, which never grows beyond twice its limit. */
final class LaravelLog {
    private static final Logger LOG = System.getLogger(LaravelLog.class.getName());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Path file;
    private final long limit;

    LaravelLog(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    void info(Instant at, String text) {
        write(at, "INFO", text);
    }

    void warning(Instant at, String text) {
        write(at, "WARNING", text);
    }

    void error(Instant at, String text) {
        write(at, "ERROR", text);
    }

    boolean isEmpty() throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    private synchronized void write(Instant at, String level, String text) {
        String entry = "[" + TIME.format(at) + "] production." + level + ": " + text + "\n";
        try {
            if (Files.exists(file) && Files.size(file) + entry.length() > limit) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(file, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Somebody practises with a full disk or a removed folder; the site goes on without its log, as Laravel
            // does.
            LOG.log(Logger.Level.DEBUG, "The practice site cannot write its log", e);
        }
    }
}
