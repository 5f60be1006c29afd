package dev.handrail;

import dev.handrail.backup.Learning;
import dev.handrail.shell.RealSshd;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program and its tests as jars, and what Java learnt of their classes in one run: a test that starts a process of its
 * own waits half as long for it as where both lie in folders.
 */
public final class Packed {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // The launcher's own options for what is over in a moment; and since Java has learnt which methods are called often
    // it
    // would compile at once what is hardly begun before such a process ends or is killed: that was a fifth of what it
    // took.
    private static final List<String> QUICK = List.of(
            "-Xlog:disable",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=10",
            "-XX:+UseSerialGC",
            "-Dh2.bindAddress=127.0.0.1",
            "-Djfr.unsupported.vm=true",
            "-Djava.properties.date=handrail");
    private static final List<Path> ENTRIES = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    private static final Path PROGRAM = Once.folder("classes");
    private static final Path TESTS = Once.folder("test-classes");
    private static final Path FOLDER = PROGRAM.resolveSibling("packed");
    private static final Path CACHE = FOLDER.resolve("program.aot");
    private static final String CLASS_PATH = pack();

    private Packed() {}

    /** The beginning of a command: Java, with these options of its own, up to where the class to run is named. */
    public static List<String> java(String... options) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(QUICK);
        command.add("-XX:AOTCache=" + CACHE);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", CLASS_PATH));
        return command;
    }

    /** As that, with the class and its arguments. */
    public static List<String> java(Class<?> main, String... arguments) {
        List<String> command = java();
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String pack() {
        Path program = FOLDER.resolve("program.jar");
        Path tests = FOLDER.resolve("tests.jar");
        String path = Stream.of(
                        Stream.of(program),
                        ENTRIES.stream().filter(entry -> !entry.equals(PROGRAM) && !entry.equals(TESTS)),
                        Stream.of(tests))
                .flatMap(entries -> entries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        try {
            Once.made(
                    FOLDER,
                    folder -> {
                        jar(program, PROGRAM);
                        jar(tests, TESTS);
                        learn(path);
                    },
                    PROGRAM,
                    TESTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    private static void jar(Path jar, Path classes) {
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        jar.toString(),
                        "-C",
                        classes.toString(),
                        ".");
        if (status != 0) {
            throw new IllegalStateException("Could not pack " + classes);
        }
    }

    private static void learn(String path) throws IOException {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start()) {
            try {
                learn(path, Learning.prepare(scratch.folder(), sshd));
            } finally {
                Learning.forget();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void learn(String path, List<String> words) throws Exception {
        Files.deleteIfExists(CACHE);
        Path said = FOLDER.resolve("learning.txt");
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(QUICK);
        command.addAll(List.of("-XX:AOTCacheOutput=" + CACHE, "-cp", path, Learning.class.getName()));
        command.addAll(words);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (status != 0 || !Files.exists(CACHE)) {
            throw new IllegalStateException(Files.readString(said));
        }
    }
}
