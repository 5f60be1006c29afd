package dev.handrail.cli;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Offer;
import dev.handrail.words.Words;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** The commands that can be typed, grown from the offers: "backup run" is run in the group backup. */
final class CommandTree {
    private static final int HELP_WIDTH = 100;

    private final CommandSpec root = command("handrail");
    private final Map<CommandSpec, Object> meanings = new IdentityHashMap<>();

    CommandTree(List<Offer> offers, List<Errand> errands, String version) {
        Globals.options().forEach(root::addOption);
        root.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .description(Words.of("cli.global.help"))
                .scopeType(ScopeType.INHERIT)
                .build());
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .arity("0")
                .description(Words.of("cli.global.version"))
                .build());
        root.version(version);
        root.usageMessage()
                .description(Words.of("cli.about"))
                .footer("", Words.of("cli.about.checkout"), Words.of("cli.about.status"));
        errands.forEach(this::add);
        offers.forEach(this::add);
        finish(root);
    }

    CommandLine parser() {
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpAutoWidth(false);
    }

    /** The offer or errand that a command stands for; null for a group. */
    @Nullable
    Object meaning(CommandSpec command) {
        return meanings.get(command);
    }

    private void add(Errand errand) {
        if (errand.word().isEmpty()) {
            meanings.put(root, errand);
            return;
        }
        fill(at(errand.word()), errand, errand.help(), errand.arguments());
    }

    private void add(Offer offer) {
        fill(at(offer.words()), offer, offer.title(), offer.arguments());
    }

    private void fill(CommandSpec command, Object what, String help, List<Argument> arguments) {
        meanings.put(command, what);
        command.usageMessage().description(plain(help));
        int place = 0;
        for (Argument argument : arguments) {
            if (command.findOption(argument.name()) != null) {
                // Every command takes it, such as --yes.
                continue;
            }
            if (argument.named()) {
                command.addOption(option(argument));
            } else {
                command.addPositional(positional(argument, place++));
            }
        }
    }

    /** The command of these words, with the groups that lead to it. */
    private CommandSpec at(String words) {
        CommandSpec here = root;
        for (String word : words.split(" ", -1)) {
            CommandLine there = here.subcommands().get(word);
            CommandSpec next = there == null ? command(word) : there.getCommandSpec();
            if (there == null) {
                here.addSubcommand(word, next);
            }
            here = next;
        }
        return here;
    }

    private static CommandSpec command(String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.interpolateVariables(false);
        spec.usageMessage()
                .sortOptions(false)
                .synopsisHeading(Words.of("cli.help.usage") + " ")
                .commandListHeading("%n" + Words.of("cli.help.commands") + "%n")
                .parameterListHeading("%n")
                .optionListHeading("%n" + Words.of("cli.help.options") + "%n")
                .synopsisSubcommandLabel(Words.of("cli.help.command"));
        return spec;
    }

    private static OptionSpec option(Argument argument) {
        boolean flag = argument.type() == Argument.Type.FLAG;
        return OptionSpec.builder(argument.name())
                .type(type(argument, flag))
                .arity(flag ? "0" : argument.many() ? "1..*" : "1")
                .required(argument.required())
                .paramLabel(flag ? "" : argument.type().label())
                .description(plain(argument.help()))
                .build();
    }

    private static PositionalParamSpec positional(Argument argument, int place) {
        String least = argument.required() ? "1" : "0";
        return PositionalParamSpec.builder()
                .index(argument.many() ? place + "..*" : Integer.toString(place))
                .type(type(argument, false))
                .arity(argument.many() ? least + "..*" : argument.required() ? "1" : "0..1")
                .required(argument.required())
                .paramLabel(argument.name())
                .description(plain(argument.help()))
                .build();
    }

    private static Class<?> type(Argument argument, boolean flag) {
        if (flag) {
            return boolean.class;
        }
        return argument.many() ? String[].class : String.class;
    }

    private void finish(CommandSpec spec) {
        for (CommandLine sub : spec.subcommands().values()) {
            CommandSpec command = sub.getCommandSpec();
            finish(command);
            if (!meanings.containsKey(command)) {
                command.usageMessage()
                        .description(String.join(", ", command.subcommands().keySet()));
            } else if (!command.subcommands().isEmpty()) {
                relax(command);
            }
        }
    }

    /** The arguments of "restore ID" are not missing in "restore undo"; that they are there is seen to later. */
    private static void relax(CommandSpec command) {
        for (PositionalParamSpec positional : List.copyOf(command.positionalParameters())) {
            command.remove(positional);
            command.addPositional(positional.toBuilder()
                    .required(false)
                    .arity(positional.arity().isVariable() ? "0..*" : "0..1")
                    .build());
        }
    }

    /** Help texts are formats to picocli. */
    private static String plain(String text) {
        return text.replace("%", "%%");
    }
}
