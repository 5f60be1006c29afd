package dev.handrail.shell;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A command as a person reads it in a plan or a transcript; of secrets only the variable's name is shown. */
public final class CommandText {
    private static final String HIDDEN = "•••";

    private CommandText() {}

    public static String of(Pipeline pipeline) {
        return pipeline.stages().stream().map(CommandText::of).collect(Collectors.joining(" | "));
    }

    public static String of(Command command) {
        StringBuilder text = new StringBuilder();
        if (command.directory() != null) {
            text.append("cd ").append(Quoting.argument(command.directory())).append(" && ");
        }
        if (command.user() != null) {
            text.append("sudo -u ").append(Quoting.argument(command.user())).append(' ');
        }
        for (Map.Entry<String, String> variable : new TreeMap<>(command.environment()).entrySet()) {
            text.append(variable.getKey()).append('=').append(Quoting.argument(variable.getValue()));
            text.append(' ');
        }
        for (String name : new TreeSet<>(command.secrets().keySet())) {
            text.append(name).append('=').append(HIDDEN).append(' ');
        }
        return text.append(Quoting.arguments(command.arguments())).toString();
    }
}
