package dev.handrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps every command line that any process of this machine shows while it watches, as anybody there could read it. One that
 * has shown the same for long is looked at less often: all others are there for what is new.
 */
final class ProcessWatch implements AutoCloseable {
    private static final long PAUSE = 5_000_000;
    private static final int LONG = 25;
    private static final int LESS_OFTEN = 16;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private Map<String, Shown> shown = new HashMap<>();
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

    /** What a process showed when it was looked at last, and for how many looks it has. */
    private record Shown(String line, int looks) {
        boolean isDue(long round) {
            return looks < LONG || round % LESS_OFTEN == 0;
        }

        Shown again(String now) {
            return new Shown(now, now.equals(line) ? looks + 1 : 1);
        }
    }

    private void look() {
        Map<String, Shown> now = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String id = process.getFileName().toString();
                Shown before = shown.getOrDefault(id, new Shown("", 0));
                now.put(id, before.isDue(rounds) ? looked(process, before) : before);
            }
        } catch (IOException e) {
            throw new AssertionError("The list of processes cannot be read.", e);
        }
        shown = now;
    }

    private Shown looked(Path process, Shown before) {
        String line = commandLine(process);
        if (!line.isEmpty()) {
            seen.add(line);
        }
        return before.again(line);
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
