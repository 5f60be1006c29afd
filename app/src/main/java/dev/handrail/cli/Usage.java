package dev.handrail.cli;

import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with what was typed, and what may have been meant. */
final class Usage {
    private Usage() {}

    static OperationFailed wrong(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        return switch (e) {
            case UnmatchedArgumentException unknown -> unknown(unknown, command);
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() -> missing(names(missing.getMissing()), command);
            default -> usage(String.valueOf(e.getMessage()), command);
        };
    }

    /** What is missing may have been typed behind an option that takes all that follows. */
    static OperationFailed missing(String names, CommandSpec command) {
        Optional<String> greedy = command.options().stream()
                .filter(option -> option.arity().isVariable())
                .map(OptionSpec::longestName)
                .findFirst();
        if (greedy.isPresent()) {
            return OperationFailed.usage(Words.of("cli.usage.missing", names))
                    .next(Words.of("cli.usage.many", greedy.get(), names) + " "
                            + Words.of("cli.usage.help", command.qualifiedName()))
                    .build();
        }
        return usage(Words.of("cli.usage.missing", names), command);
    }

    /** A group without the word that says what to do. */
    static OperationFailed incomplete(CommandSpec group) {
        String words = String.join(", ", group.subcommands().keySet());
        return usage(Words.of("cli.usage.incomplete", group.qualifiedName(), words), group);
    }

    /** A command that is named only after words of the one that it stands below. */
    static OperationFailed late(String word, CommandSpec above) {
        return OperationFailed.usage(Words.of("cli.usage.late", word, above.qualifiedName()))
                .next(Words.of("cli.usage.late.next", word, above.qualifiedName()))
                .build();
    }

    private static OperationFailed unknown(UnmatchedArgumentException e, CommandSpec command) {
        String word = e.getUnmatched().getFirst();
        String what = Words.of("cli.usage.unknown", word, command.qualifiedName());
        return Nearest.to(word, known(command))
                .map(near -> OperationFailed.usage(what)
                        .next(Words.of("cli.usage.did-you-mean", near))
                        .build())
                .orElseGet(() -> usage(what, command));
    }

    /** What may stand there. */
    private static Set<String> known(CommandSpec command) {
        Set<String> known = new TreeSet<>(command.subcommands().keySet());
        known.addAll(command.optionsMap().keySet());
        return known;
    }

    private static OperationFailed usage(String what, CommandSpec command) {
        return OperationFailed.usage(what)
                .next(Words.of("cli.usage.help", command.qualifiedName()))
                .build();
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream()
                .map(arg -> arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel())
                .collect(Collectors.joining(", "));
    }
}
