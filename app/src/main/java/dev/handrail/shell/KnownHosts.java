package dev.handrail.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A known_hosts file as OpenSSH writes it. */
final class KnownHosts {
    enum Marker {
        NONE,
        REVOKED,
        AUTHORITY
    }

    /** One line of it that could be read. */
    record Line(Path file, int number, Marker marker, String hosts, String type, byte[] blob) {
        boolean isAbout(HostKey key) {
            return HostPattern.matches(hosts, key.address().toLowerCase(Locale.ROOT));
        }

        boolean holds(HostKey key) {
            return Arrays.equals(blob, key.blob());
        }

        String place() {
            return file + ":" + number;
        }
    }

    private KnownHosts() {}

    /** The lines of a file; none if there is no such file. A line that makes no sense is passed over, as OpenSSH does. */
    static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        try {
            for (String text : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                number++;
                parse(file, number, text.strip()).ifPresent(lines::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return lines;
    }

    private static Optional<Line> parse(Path file, int number, String text) {
        String[] words = text.split("\\s+");
        int at = 0;
        Marker marker = Marker.NONE;
        if (text.startsWith("@")) {
            if (!words[0].equals("@revoked") && !words[0].equals("@cert-authority")) {
                return Optional.empty();
            }
            marker = words[0].equals("@revoked") ? Marker.REVOKED : Marker.AUTHORITY;
            at = 1;
        }
        if (text.startsWith("#") || words.length < at + 3) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(words[at + 2]);
            return Optional.of(new Line(file, number, marker, words[at], words[at + 1], blob));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String line(HostKey key) {
        return key.address().toLowerCase(Locale.ROOT) + " " + key.type() + " "
                + Base64.getEncoder().encodeToString(key.blob());
    }
}
