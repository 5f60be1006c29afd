package dev.handrail.practice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;

/** The one folder in which everything of a practice server lies, readable only by its owner. */
record PracticeFolder(Path root) {
    private static final int PASSWORD_BYTES = 24;

    PracticeFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Whether it is a practice server's, or can become one without touching anything of somebody else. */
    boolean isOurs() throws IOException {
        if (!Files.exists(root) || Files.exists(lock())) {
            return true;
        }
        try (Stream<Path> content = Files.list(root)) {
            return content.findAny().isEmpty();
        }
    }

    void make() throws IOException {
        privateFolder(root);
        privateFolder(secrets());
        privateFolder(postgres());
        Files.createDirectories(uploads());
        Files.createDirectories(log().getParent());
    }

    Path notes() {
        return root.resolve("practice.json");
    }

    Path lock() {
        return root.resolve("practice.lock");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    /** Where somebody who logs in lands. */
    Path home() {
        return root.resolve("home");
    }

    Path application() {
        return home().resolve("parish");
    }

    Path uploads() {
        return application().resolve("storage/app/public");
    }

    Path log() {
        return application().resolve("storage/logs/laravel.log");
    }

    Path maintenanceFlag() {
        return application().resolve("maintenance.flag");
    }

    /** Beside the folder, not in it: backups outlive the server they were made of. */
    Path backups() {
        return root.resolveSibling("practice-backups");
    }

    Path passwordPath(String name) {
        return secrets().resolve(name);
    }

    /** The path of a file with a password in it, made up when there was none yet. */
    Path password(String name) throws IOException {
        Path file = passwordPath(name);
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            writePrivately(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return file;
    }

    static String passwordIn(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** Writes a file whole or not at all; at no moment can anybody else read it. */
    static void writePrivately(Path file, byte[] content) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(aside, content);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
