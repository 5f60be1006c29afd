package dev.handrail.cli;

import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers each question with the next line of stdin, or with all that is left of it, for scripts that hand over a secret. */
public final class PipedAsker implements Asker {
    private final Terminal terminal;

    public PipedAsker(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized @Nullable Secret secret(String question) {
        char[] line = read(terminal::readLine);
        return line == null ? null : Secret.of(line);
    }

    @Override
    public synchronized @Nullable Secret whole(String question) {
        char[] all = read(terminal::readAll);
        return all == null ? null : Secret.of(all);
    }

    @Override
    public synchronized @Nullable String answer(String question) {
        char[] line = read(terminal::readLine);
        return line == null ? null : new String(line);
    }

    private char @Nullable [] read(Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            terminal.say(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** How much of stdin is taken. */
    private interface Reading {
        char @Nullable [] read() throws IOException;
    }
}
