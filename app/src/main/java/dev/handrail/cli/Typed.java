package dev.handrail.cli;

import dev.handrail.operation.Offer;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * What was typed, understood. Of the tree of commands only the branches are grown whose first word was typed, since the
 * whole of it takes longer than many a command; whoever asks for help or mistyped is answered from the whole.
 */
record Typed(CommandTree tree, ParseResult all) {
    private static final List<String> ABOUT_ALL = List.of("-h", "--help", "--version");

    static Typed of(List<String> words, Backstage backstage, String version) throws Mistyped {
        if (words.stream().noneMatch(ABOUT_ALL::contains)) {
            try {
                return understood(words, grown(backstage, version, words::contains))
                        .inOrder();
            } catch (ParameterException mistyped) {
                // The whole tree knows better what may have been meant.
            }
        }
        CommandTree whole = grown(backstage, version, word -> true);
        try {
            return understood(words, whole).inOrder();
        } catch (ParameterException e) {
            throw new Mistyped(Usage.wrong(e), whole.meaning(e.getCommandLine().getCommandSpec()));
        }
    }

    private static CommandTree grown(Backstage backstage, String version, Predicate<String> branch) {
        List<Offer> offers = backstage.offers().stream()
                .filter(offer -> branch.test(first(offer.words())))
                .toList();
        List<Errand> errands = backstage.errands().stream()
                .filter(errand -> errand.word().isEmpty() || branch.test(first(errand.word())))
                .toList();
        return new CommandTree(offers, errands, version);
    }

    private static String first(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    private static Typed understood(List<String> words, CommandTree tree) {
        return new Typed(tree, tree.parser().parseArgs(words.toArray(String[]::new)));
    }

    /** A command that has commands below it may have been given words of its own before one of them, which would be lost. */
    private Typed inOrder() throws Mistyped {
        if (all.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested())) {
            return this;
        }
        for (ParseResult at = all; at.hasSubcommand(); at = at.subcommand()) {
            if (!at.matchedPositionals().isEmpty()
                    || at.matchedOptions().stream().anyMatch(Typed::isOwn)) {
                CommandSpec command = at.commandSpec();
                throw new Mistyped(Usage.late(at.subcommand().commandSpec().name(), command), tree.meaning(command));
            }
        }
        return this;
    }

    /** Not one that every command takes, or that is answered whatever else is typed. */
    private static boolean isOwn(OptionSpec option) {
        return option.scopeType() != ScopeType.INHERIT && !option.versionHelp();
    }

    /** The command itself, at the end of the groups that lead to it. */
    ParseResult last() {
        ParseResult last = all;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }

    /** The offer or errand that it stands for; null for a group. */
    @Nullable
    Object meaning() {
        return tree.meaning(last().commandSpec());
    }
}
