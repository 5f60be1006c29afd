package dev.handrail.runbook.library;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person writes with: at a prompt the editor that the environment names, and it is waited for; from a window what this
 * computer opens such files with.
 *
 * @param window whether it is opened from a window, where no editor of a terminal has a place to appear
 * @param system the name of the operating system
 */
public record Editor(Map<String, String> environment, boolean window, String system) {
    private static final String OWN = "HANDRAIL_EDITOR";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final int PATIENCE = 3;

    public Editor {
        environment = Map.copyOf(environment);
    }

    /** At a prompt it returns when the person is done. */
    public void open(Path file) throws OperationFailed {
        List<String> command = command(file);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (window) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        } else {
            builder.inheritIO();
        }
        try {
            Process editor = builder.start();
            if (ended(editor) && editor.exitValue() != 0) {
                throw failed(command, file)
                        .cameBack(Words.of("runbook.editor.status", editor.exitValue()))
                        .build();
            }
        } catch (IOException e) {
            throw failed(command, file).because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        }
    }

    /** What cannot be opened from a window says so at once; all else stays open for as long as the person likes. */
    private boolean ended(Process editor) throws InterruptedException {
        return window ? editor.waitFor(PATIENCE, TimeUnit.SECONDS) : editor.waitFor() >= 0;
    }

    List<String> command(Path file) throws OperationFailed {
        List<String> command = new ArrayList<>(said().map(Editor::words).orElseGet(this::usual));
        if (command.isEmpty()) {
            throw OperationFailed.refused(Words.of("runbook.editor.none"))
                    .next(Words.of("runbook.editor.none.next", file))
                    .build();
        }
        command.add(file.toString());
        return command;
    }

    private Optional<String> said() {
        Stream<String> names = window ? Stream.of(OWN) : Stream.of(OWN, "VISUAL", "EDITOR");
        return names.map(name -> environment.getOrDefault(name, ""))
                .filter(words -> !words.isBlank())
                .findFirst();
    }

    /** A program and what is said to it, as a shell would take it apart. */
    private static List<String> words(String said) {
        return WORD.matcher(said).results().map(Editor::word).toList();
    }

    private static String word(MatchResult found) {
        return Stream.of(1, 2, 3)
                .flatMap(group -> Stream.ofNullable(found.group(group)))
                .findFirst()
                .orElse("");
    }

    private List<String> usual() {
        String name = system.toLowerCase(Locale.ROOT);
        if (!window) {
            return List.of();
        }
        if (name.startsWith("windows")) {
            return List.of("cmd", "/c", "start", "");
        }
        return name.startsWith("mac") ? List.of("open", "-t") : List.of("xdg-open");
    }

    private static OperationFailed.Telling failed(List<String> command, Path file) {
        return OperationFailed.failed(Words.of("runbook.editor.failed", command.getFirst(), file))
                .next(Words.of("runbook.editor.failed.next", file));
    }
}
