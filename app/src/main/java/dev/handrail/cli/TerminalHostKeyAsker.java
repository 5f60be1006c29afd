package dev.handrail.cli;

import dev.handrail.shell.HostKey;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.vault.Asker;
import dev.handrail.words.Words;
import java.util.Locale;

/** Shows the fingerprint of a machine that nobody has met, and has the person type yes. */
public final class TerminalHostKeyAsker implements HostKeyAsker {
    private final Terminal terminal;
    private final Asker asker;

    public TerminalHostKeyAsker(Terminal terminal, Asker asker) {
        this.terminal = terminal;
        this.asker = asker;
    }

    @Override
    public boolean trust(HostKey key, String note) {
        if (!terminal.typed()) {
            return false;
        }
        terminal.say(Words.of("cli.host-key", key.address(), key.type(), key.fingerprint()));
        if (!note.isEmpty()) {
            terminal.say(note);
        }
        String answer = asker.answer(Words.of("cli.host-key.question"));
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
