package dev.handrail.site.maintenance;

import dev.handrail.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What tests have arranged on this machine for the end of pages: whoever waits for it is ended, and what lies there is removed. */
public final class LeasesLeft {
    private static final Path WHERE = Path.of("/var/tmp");

    private LeasesLeft() {}

    /** All of pages that are taken down by something in this folder, which is the one of a test. */
    public static void clear(Path folder) {
        clear(folder + "/");
    }

    /** All of pages that are taken down by what has that in it, such as the address of a stand-in. */
    static void clear(String word) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(WHERE, "handrail-maintenance-*")) {
            for (Path one : all) {
                if (read(one.resolve("off.sh")).contains(word)) {
                    watcher(one).ifPresent(LeasesLeft::end);
                    Scratch.remove(one);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its number, and only where it is the one that waits for this. */
    private static Optional<ProcessHandle> watcher(Path place) {
        String[] who = read(place.resolve("watching")).strip().split(" ", -1);
        return who.length == 2 && who[1].matches("\\d+")
                ? ProcessHandle.of(Long.parseLong(who[1])).filter(process -> isOf(process, place))
                : Optional.empty();
    }

    private static boolean isOf(ProcessHandle process, Path place) {
        String line = read(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        return List.of(line.split("\0", -1)).contains(place + "/lease.sh");
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It may be another test's, and gone meanwhile.
            return "";
        }
    }
}
