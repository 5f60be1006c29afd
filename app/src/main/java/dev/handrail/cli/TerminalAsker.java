package dev.handrail.cli;

import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.words.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal; where there is none, it says what it would have asked, and declines. */
public final class TerminalAsker implements Asker {
    private final Terminal terminal;

    public TerminalAsker(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized @Nullable Secret secret(String question) {
        if (!somebodyThere(question)) {
            return null;
        }
        try {
            char[] typed = terminal.askHushed(question);
            return typed == null ? null : Secret.of(typed);
        } catch (IOException e) {
            terminal.say(Words.of("cli.ask.unread", String.valueOf(e.getMessage())));
            return null;
        }
    }

    @Override
    public synchronized @Nullable String answer(String question) {
        if (!somebodyThere(question)) {
            return null;
        }
        try {
            return terminal.ask(question);
        } catch (IOException e) {
            terminal.say(Words.of("cli.ask.unread", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private boolean somebodyThere(String question) {
        if (!terminal.typed()) {
            terminal.say(Words.of("cli.ask.nobody", question));
        }
        return terminal.typed();
    }
}
