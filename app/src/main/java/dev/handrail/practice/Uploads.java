package dev.handrail.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that the parish's members have uploaded: the same on every practice server, odd names included. */
final class Uploads {
    static final int DOCUMENTS = 300;
    private static final int FOLDERS = 12;
    private static final int LEAST_BYTES = 200;
    private static final int STEP = 37;
    private static final int SPREAD = 1800;

    private Uploads() {}

    static void makeIn(Path folder) throws IOException {
        for (int n = 1; n <= DOCUMENTS; n++) {
            Path file = folder.resolve("documents/%02d/consent-%04d.txt".formatted(n % FOLDERS + 1, n));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text("Consent form " + n + ". ", LEAST_BYTES + n * STEP % SPREAD));
        }
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(photos.resolve("Tom's \"best\" day, n° 1 – søndag.txt"), text("A photograph. ", 5000));
        Files.writeString(photos.resolve("-rf $(reboot).txt"), text("Only a name. ", 100));
        Files.writeString(photos.resolve("unfinished.tmp"), text("An upload that never ended. ", 3000));
        Path cover = photos.resolve("cover.txt");
        Files.deleteIfExists(cover);
        Files.createSymbolicLink(cover, Path.of("../documents/01/consent-0012.txt"));
    }

    private static String text(String sentence, int length) {
        return sentence.repeat(length / sentence.length() + 1).substring(0, length);
    }
}
