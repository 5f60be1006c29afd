package dev.handrail.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

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
        makeOddNamesIn(Files.createDirectories(folder.resolve("photos")));
    }

    /** Through a shell: where the locale is not UTF-8, Java cannot write such names, and they are to be the same everywhere. */
    private static void makeOddNamesIn(Path folder) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream script = Objects.requireNonNull(Uploads.class.getResourceAsStream("odd-names.sh"));
                OutputStream stdin = shell.getOutputStream()) {
            script.transferTo(stdin);
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!said.isEmpty()) {
            throw new IOException(said);
        }
    }

    private static String text(String sentence, int length) {
        return sentence.repeat(length / sentence.length() + 1).substring(0, length);
    }
}
