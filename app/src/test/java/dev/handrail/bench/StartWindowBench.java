package dev.handrail.bench;

import dev.handrail.Scratch;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From the start of the process to the first usable window with fifty servers in it, beside an empty window of the same
 * theme. On the JDK, drawn by software and shown nowhere, until there is an image and a display to measure on.
 */
final class StartWindowBench implements Benchmark {
    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make()) {
            String home = scratch.file("home").toString();
            FiftyServers.in(Path.of(home));
            rounds.beside(
                    "start",
                    1.3,
                    Taking.timed(() -> Programs.run(window(FullWindow.class, "--home", home), null, null)),
                    Taking.timed(() -> Programs.run(window(EmptyWindow.class), null, null)));
        }
    }

    /** As the launcher starts a window. */
    private static List<String> window(Class<?> program, String... words) {
        String classPath = System.getProperty("java.class.path");
        String toolkit = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(jar -> Path.of(jar).getFileName().toString().matches("javafx-\\w+-[\\d.]+-.+\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Programs.java(),
                "-Dh2.bindAddress=127.0.0.1",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                "--module-path",
                toolkit,
                "--add-modules",
                "javafx.controls,javafx.fxml",
                "-cp",
                classPath,
                program.getName()));
        command.addAll(List.of(words));
        return command;
    }
}
