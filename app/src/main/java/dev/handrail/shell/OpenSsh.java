package dev.handrail.shell;

import dev.handrail.server.Access;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's own client, told all that the profile says of the way to a server. */
public record OpenSsh(Access.Ssh access) {
    /** A session of one's own, in which sudo, age and passwords can be typed. */
    public Command login() {
        return Command.of(words(List.of()));
    }

    /** Runs it there, fed by what comes before it in a pipeline. */
    public Command fed(String line) {
        List<String> words = words(List.of());
        words.add(line);
        return Command.of(words);
    }

    /** Runs it there without taking up what is pasted after it. */
    public Command alone(Command command) {
        List<String> words = words(List.of("-n"));
        words.add(CommandText.of(command));
        return Command.of(words);
    }

    private List<String> words(List<String> more) {
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(more);
        if (access.port() != Access.Ssh.DEFAULT_PORT) {
            words.addAll(List.of("-p", String.valueOf(access.port())));
        }
        if (access.key() != null) {
            words.addAll(List.of("-i", access.key()));
        }
        if (access.jump() != null) {
            words.addAll(List.of("-J", access.jump()));
        }
        words.add(access.user() + "@" + access.host());
        return words;
    }
}
