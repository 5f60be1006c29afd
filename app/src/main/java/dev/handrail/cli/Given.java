package dev.handrail.cli;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What was typed, as the arguments of the offer. */
final class Given {
    private Given() {}

    static Arguments arguments(ParseResult command, List<Argument> declared) throws OperationFailed {
        Map<String, List<String>> values = new TreeMap<>();
        for (Argument argument : declared) {
            ArgSpec spec = argument.named()
                    ? command.matchedOption(argument.name())
                    : command.matchedPositionals().stream()
                            .filter(p -> p.paramLabel().equals(argument.name()))
                            .findFirst()
                            .orElse(null);
            if (spec != null) {
                values.put(argument.name(), checked(argument, spec.originalStringValues(), command.commandSpec()));
            } else if (argument.required()) {
                throw Usage.missing(argument.name(), command.commandSpec());
            }
        }
        return new Arguments(values);
    }

    private static List<String> checked(Argument argument, List<String> values, CommandSpec command)
            throws OperationFailed {
        for (String value : values) {
            if (argument.type() == Argument.Type.NUMBER && !value.matches("-?\\d{1,18}")) {
                throw OperationFailed.usage(Words.of("cli.usage.number", argument.name()))
                        .cameBack(value)
                        .next(Words.of("cli.usage.help", command.qualifiedName()))
                        .build();
            }
        }
        return argument.type() == Argument.Type.FLAG ? List.of() : List.copyOf(values);
    }
}
