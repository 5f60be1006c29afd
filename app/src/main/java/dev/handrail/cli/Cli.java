package dev.handrail.cli;

import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** The command line: finds the command among the offers, does it, and says how it went. */
public final class Cli {
    private final Backstage.Opening opening;
    private final Terminal terminal;
    private final Clock clock;
    private final String version;
    private final Interruption interruption;

    public Cli(Backstage.Opening opening, Terminal terminal, Clock clock, String version, Interruption interruption) {
        this.opening = opening;
        this.terminal = terminal;
        this.clock = clock;
        this.version = version;
        this.interruption = interruption;
    }

    /** Does what the words say; the exit status. */
    public int run(List<String> words) {
        Globals globals = Globals.in(words);
        return terminal.ended(run(words, globals));
    }

    private int run(List<String> words, Globals globals) {
        try (Backstage backstage = opened(globals)) {
            return tried(words, globals, backstage);
        } catch (OperationFailed e) {
            tell(e, globals);
            return e.kind().exitStatus();
        }
    }

    /** An empty name would be the folder that one happens to be in. */
    private Backstage opened(Globals globals) throws OperationFailed {
        if (globals.home().filter(String::isBlank).isPresent()) {
            throw OperationFailed.usage(Words.of("cli.usage.home"))
                    .next(Words.of("cli.usage.home.next"))
                    .build();
        }
        try {
            return opening.open(globals, terminal);
        } catch (InvalidPathException e) {
            throw OperationFailed.usage(Words.of("arguments.path", e.getInput()))
                    .cameBack(e.getReason())
                    .next(Words.of("arguments.path.next"))
                    .build();
        }
    }

    /** A failure is told while the backstage is open: it knows which secrets a machine may have repeated. */
    private int tried(List<String> words, Globals globals, Backstage backstage) {
        OperationFailed failure;
        try {
            return run(words, globals, backstage);
        } catch (OperationFailed e) {
            failure = e;
        } catch (RuntimeException | LinkageError e) {
            failure = Failure.surprise(e, terminal, backstage::clean);
        }
        tell(failure.cleaned(backstage::clean), globals);
        return failure.kind().exitStatus();
    }

    private int run(List<String> words, Globals globals, Backstage backstage) throws OperationFailed {
        try {
            Typed typed = Typed.of(words, backstage, version);
            return helped(typed.all(), globals) ? 0 : run(typed.meaning(), typed.last(), globals, backstage);
        } catch (Mistyped e) {
            if (!e.ofOperation()) {
                throw e.failure();
            }
            watcher(globals).notBegun(e.failure().cleaned(backstage::clean));
            return e.failure().kind().exitStatus();
        }
    }

    /** Prints the help or the version, if that was asked for; to a script as a document, as all else. */
    private boolean helped(ParseResult typed, Globals globals) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(text, true, StandardCharsets.UTF_8);
        if (!CommandLine.printHelpIfRequested(typed.asCommandLineList(), printer, printer, Ansi.OFF)) {
            return false;
        }
        if (globals.json()) {
            String what = typed.isVersionHelpRequested() ? "version" : "help";
            String told = text.toString(StandardCharsets.UTF_8).strip();
            terminal.out().println(new Json().document(Map.of(what, told)));
        } else {
            terminal.out().print(text.toString(StandardCharsets.UTF_8));
        }
        return true;
    }

    private int run(@Nullable Object meaning, ParseResult command, Globals globals, Backstage backstage)
            throws OperationFailed {
        return switch (meaning) {
            case Offer.Action action ->
                new ActionCommand(backstage, globals, terminal, watcher(globals), interruption)
                        .run(action, () -> Given.arguments(command, action.arguments()));
            case Offer.Question question ->
                new QuestionCommand(globals, terminal).run(question, Given.arguments(command, question.arguments()));
            case Errand errand -> errand.body().run(Given.arguments(command, errand.arguments()));
            case null, default -> throw Usage.incomplete(command.commandSpec());
        };
    }

    private Watcher watcher(Globals globals) {
        return globals.json()
                ? new JsonWatcher(terminal.out(), clock)
                : new PeopleWatcher(terminal, globals.quiet(), clock);
    }

    /** On one line: whoever waits for lines, as of the tour, must read it too. */
    private void tell(OperationFailed failure, Globals globals) {
        if (globals.json()) {
            Map<String, @Nullable Object> fields = Failure.fields(failure);
            terminal.out().println(new Json().line(Map.of("error", fields)));
        } else {
            Failure.tell(failure, terminal);
        }
    }
}
