package dev.handrail.cli;

import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers each question with the next line of stdin, for scripts that hand over a secret. */
public final class PipedAsker implements Asker {
    private final Terminal terminal;

    public PipedAsker(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized @Nullable Secret secret(String question) {
        char[] line = line();
        return line == null ? null : Secret.of(line);
    }

    @Override
    public synchronized @Nullable String answer(String question) {
        char[] line = line();
        return line == null ? null : new String(line);
    }

    private char @Nullable [] line() {
        try {
            return terminal.readLine();
        } catch (IOException e) {
            terminal.say(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
