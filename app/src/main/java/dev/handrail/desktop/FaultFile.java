package dev.handrail.desktop;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** Where faults of our own are written down with all there is to know, in the data folder and without secrets. */
public final class FaultFile {
    private static final String NAME = "faults.log";
    private static final String OLDER = "faults.log.1";
    private static final long LARGEST = 1024 * 1024;

    private final Path home;
    private final UnaryOperator<String> clean;
    private final Clock clock;

    /** @param clean takes secrets out of a text */
    public FaultFile(Path home, UnaryOperator<String> clean, Clock clock) {
        this.home = home;
        this.clean = clean;
        this.clock = clock;
    }

    Path path() {
        return home.resolve(NAME);
    }

    Clock clock() {
        return clock;
    }

    String clean(String text) {
        return clean.apply(text);
    }

    /** Adds one with its stack trace. */
    void write(String thread, Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        add(thread + "\n" + trace);
    }

    /** Adds that one came again. */
    void again(String thread, Throwable fault, long times) {
        add(thread + ": " + fault.getClass().getName() + " again, " + times + " times so far\n");
    }

    /** At once and on whatever thread it is: the process may be gone before another one comes to it. */
    private synchronized void add(String text) {
        String entry = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + clean.apply(text);
        try {
            if (Files.exists(path()) && Files.size(path()) > LARGEST) {
                Files.move(path(), home.resolve(OLDER), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    path(), entry, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A full disk is no reason to lose it altogether: who began us from a terminal sees it there.
            System.err.print(entry);
        }
    }
}
