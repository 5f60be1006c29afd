package dev.handrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps every command line that any process of this machine shows while it watches, as anybody there could read it. One that
 * has shown the same for long is looked at less often: all others are there for what is new. The system counts processes up,
 * so the new ones are known by their numbers; all are listed now and then, and where it began to count anew.
 */
final class ProcessWatch implements AutoCloseable {
    private static final Path PROCESSES = Path.of("/proc");
    private static final long PAUSE = 5_000_000;
    private static final int LONG = 25;
    private static final int LESS_OFTEN = 64;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Shown> shown = new HashMap<>();
    private final Set<Integer> young = new HashSet<>();
    private final Thread watcher;
    private int newest;
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
        Shown again(String now) {
            return new Shown(now, now.equals(line) ? looks + 1 : 1);
        }
    }

    private void look() {
        int last = lastBegun();
        if (rounds % LESS_OFTEN == 0 || last < newest) {
            lookAtAll();
        } else {
            for (int id = newest + 1; id <= last; id++) {
                young.add(id);
            }
            List.copyOf(young).forEach(this::lookAt);
        }
        newest = last;
    }

    private void lookAtAll() {
        Set<Integer> all = new HashSet<>();
        for (String name : Objects.requireNonNull(PROCESSES.toFile().list())) {
            if (Character.isDigit(name.charAt(0))) {
                all.add(Integer.valueOf(name));
            }
        }
        shown.keySet().retainAll(all);
        young.retainAll(all);
        all.forEach(this::lookAt);
    }

    /** It stays among the young ones until it has shown the same for long. */
    private void lookAt(int id) {
        String line = commandLine(id);
        if (!line.isEmpty()) {
            seen.add(line);
        }
        Shown now = shown.getOrDefault(id, new Shown("", 0)).again(line);
        shown.put(id, now);
        if (now.looks() < LONG) {
            young.add(id);
        } else {
            young.remove(id);
        }
    }

    /** The number of the process that began last stands behind the load of the machine. */
    private static int lastBegun() {
        try {
            String load = Files.readString(PROCESSES.resolve("loadavg")).strip();
            return Integer.parseInt(load.substring(load.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new AssertionError("It cannot be read which process began last.", e);
        }
    }

    /** A process may end while it is looked at. */
    private static String commandLine(int id) {
        try {
            return Files.readString(PROCESSES.resolve(id + "/cmdline"), StandardCharsets.ISO_8859_1)
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
