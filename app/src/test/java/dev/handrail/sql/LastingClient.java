package dev.handrail.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of MariaDB that stays: to start one costs far more than what it is asked. */
final class LastingClient implements AutoCloseable {
    private static final String END = "that was all";

    private final Process process;
    private final BufferedReader answers;

    /** @param command a client that prints what it knows at once */
    LastingClient(List<String> command) {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What it prints; after a statement that fails it is of no use any more. */
    String ask(String statements) {
        List<String> lines = new ArrayList<>();
        try {
            process.getOutputStream()
                    .write((statements + ";\nSELECT '" + END + "';\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            for (String line = answers.readLine(); !END.equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new AssertionError(statements + ": " + lines);
                }
                lines.add(line);
            }
        } catch (IOException e) {
            throw new AssertionError(statements + ": " + lines, e);
        }
        return String.join("\n", lines).strip();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
