package dev.handrail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a program as an ordinary user: as us where we are one, and as nobody where we are root. */
public final class Ordinary {
    private static final int NOBODY = 65534;

    private final Path folder;
    private final boolean root;
    private final String classPath;

    private Ordinary(Path folder, boolean root, String classPath) {
        this.folder = folder;
        this.root = root;
        this.classPath = classPath;
    }

    /** With a home of its own in that folder, where the program lies too if it were out of reach otherwise. */
    public static Ordinary in(Path folder) throws IOException {
        boolean root = Files.getAttribute(folder, "unix:uid").equals(0);
        if (!root) {
            return new Ordinary(folder, false, System.getProperty("java.class.path"));
        }
        List<String> reachable = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (Files.exists(from)) {
                Path to = folder.resolve("program").resolve(reachable.size() + "-" + from.getFileName());
                copy(from, to);
                reachable.add(to.toString());
            }
        }
        for (Path on = folder; on != null && Files.isWritable(on); on = on.getParent()) {
            var permissions = Files.getPosixFilePermissions(on);
            permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
            Files.setPosixFilePermissions(on, permissions);
        }
        return new Ordinary(folder, true, String.join(File.pathSeparator, reachable));
    }

    /** A new folder that is this user's own. */
    public Path ownFolder(String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        if (root) {
            Files.setAttribute(own, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(own, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        }
        return own;
    }

    public int id() throws IOException {
        return root ? NOBODY : (Integer) Files.getAttribute(folder, "unix:uid");
    }

    public ProcessBuilder java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = from.equals(file)
                        ? to
                        : to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
