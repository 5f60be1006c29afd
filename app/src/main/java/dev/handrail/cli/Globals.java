package dev.handrail.cli;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command takes, wherever they stand.
 *
 * @param help whether help or the version may be asked for
 * @param alone whether there is no command beside them
 */
public record Globals(
        Optional<String> home,
        boolean json,
        boolean plan,
        boolean yes,
        Optional<String> production,
        boolean quiet,
        Optional<String> passphraseFile,
        boolean help,
        boolean alone) {
    private static final List<String> HELP = List.of("-h", "--help", "--version");

    /**
     * Read before anything else, since the data folder must be known before the commands are: what is not a global is
     * passed over here, and looked at strictly later.
     */
    static Globals in(List<String> words) {
        CommandSpec spec = CommandSpec.create();
        options().forEach(spec::addOption);
        spec.parser()
                .collectErrors(true)
                .unmatchedArgumentsAllowed(true)
                .unmatchedOptionsArePositionalParams(true)
                .expandAtFiles(false);
        return of(new CommandLine(spec).parseArgs(words.toArray(String[]::new)));
    }

    private static Globals of(ParseResult given) {
        return new Globals(
                value(given, "--home"),
                given.hasMatchedOption("--json") || askedWrongly(given),
                given.hasMatchedOption("--plan"),
                given.hasMatchedOption("--yes"),
                value(given, "--production"),
                given.hasMatchedOption("--quiet"),
                value(given, "--passphrase-file"),
                given.unmatched().stream().anyMatch(HELP::contains),
                given.unmatched().isEmpty());
    }

    /** Who writes --json=yes, or forgets the word of an option before it, is told in JSON that this is wrong. */
    private static boolean askedWrongly(ParseResult given) {
        return given.originalArgs().stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> word.equals("--json") || word.startsWith("--json="));
    }

    private static Optional<String> value(ParseResult given, String name) {
        return Optional.ofNullable(given.matchedOptionValue(name, (String) null));
    }

    static List<OptionSpec> options() {
        List<OptionSpec> all = new ArrayList<>();
        all.add(text("--home", "DIR", Words.of("cli.global.home")));
        all.add(flag("--json", Words.of("cli.global.json")));
        all.add(flag("--plan", Words.of("cli.global.plan")));
        all.add(flag("--yes", Words.of("cli.global.yes")));
        all.add(text("--production", "NAME", Words.of("cli.global.production")));
        all.add(flag("--quiet", Words.of("cli.global.quiet")));
        all.add(text("--passphrase-file", "FILE", Words.of("cli.global.passphrase-file")));
        return all;
    }

    private static OptionSpec text(String name, String label, String help) {
        return OptionSpec.builder(name)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(help)
                .scopeType(ScopeType.INHERIT)
                .build();
    }

    private static OptionSpec flag(String name, String help) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(help)
                .scopeType(ScopeType.INHERIT)
                .build();
    }
}
