package dev.handrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Keeps every command line that any process of this machine shows while it watches, as anybody there could read it. */
final class ProcessWatch implements AutoCloseable {
    private static final long PAUSE = 2_000_000;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread watcher;
    private volatile boolean over;
    private volatile long rounds;

    private ProcessWatch() {
        watcher = Thread.ofPlatform().name("process watch").daemon().unstarted(this::watch);
    }

    static ProcessWatch begin() {
        ProcessWatch watch = new ProcessWatch();
        watch.watcher.start();
        return watch;
    }

    private void watch() {
        while (!over) {
            look();
            rounds++;
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String line = commandLine(process);
                if (!line.isEmpty()) {
                    seen.add(line);
                }
            }
        } catch (IOException e) {
            throw new AssertionError("The list of processes cannot be read.", e);
        }
    }

    /** A process may end while it is looked at. */
    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    long rounds() {
        return rounds;
    }

    /** Byte for byte as they were shown, each byte a character. */
    String seen() {
        return String.join("\n", seen);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        watcher.join();
    }
}
