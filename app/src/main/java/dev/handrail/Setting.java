package dev.handrail;

import dev.handrail.shell.HostKeyAsker;
import dev.handrail.store.Whereabouts;
import dev.handrail.vault.Asker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What the program is put together for: a terminal or a window, with this data folder.
 *
 * @param asker how a question reaches the person
 * @param typing where a new secret is typed, or comes from
 * @param person whether somebody is there who types
 * @param window whether it is a window in which the person sits
 * @param passphraseFile the file with the passphrase of the vault, where one was named
 */
public record Setting(
        Whereabouts whereabouts,
        Asker asker,
        HostKeyAsker hostKeyAsker,
        Asker typing,
        boolean person,
        Optional<Path> passphraseFile,
        Map<String, String> environment,
        Clock clock,
        boolean window) {
    public Setting {
        environment = Map.copyOf(environment);
    }

    /** One at a prompt, on a folder that was named for it. */
    public Setting(
            Path home,
            Asker asker,
            HostKeyAsker hostKeyAsker,
            Asker typing,
            boolean person,
            Optional<Path> passphraseFile,
            Map<String, String> environment,
            Clock clock) {
        this(Whereabouts.named(home), asker, hostKeyAsker, typing, person, passphraseFile, environment, clock, false);
    }

    /** The data folder. */
    public Path home() {
        return whereabouts.home();
    }

    /** Whose name stands in the journal. */
    public String user() {
        return System.getProperty("user.name");
    }

    public Path userHome() {
        return Path.of(System.getProperty("user.home"));
    }
}
