package dev.handrail;

import dev.handrail.cli.Backstage;
import dev.handrail.cli.Cli;
import dev.handrail.cli.Display;
import dev.handrail.cli.Errand;
import dev.handrail.cli.Globals;
import dev.handrail.cli.Interruption;
import dev.handrail.cli.Json;
import dev.handrail.cli.PipedAsker;
import dev.handrail.cli.Terminal;
import dev.handrail.cli.TerminalAsker;
import dev.handrail.cli.TerminalHostKeyAsker;
import dev.handrail.cli.TourVoice;
import dev.handrail.cli.Walking;
import dev.handrail.desktop.Desktop;
import dev.handrail.journal.Run;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.operation.Underway;
import dev.handrail.server.UserPath;
import dev.handrail.site.maintenance.Overdue;
import dev.handrail.store.Whereabouts;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The program behind a command line. */
final class CommandLine implements Backstage {
    private static final String REMOVE = "--remove";
    private static final String NO_WINDOW = "--no-window";
    private static final List<Argument> PRACTICE = List.of(
            Argument.optional(NO_WINDOW, Argument.Type.FLAG, Words.of("cli.practice.nowindow")),
            Argument.optional(REMOVE, Argument.Type.FLAG, Words.of("cli.practice.remove")));

    private final Program program;
    private final Globals globals;
    private final Whereabouts at;
    private final Optional<Path> passphraseFile;
    private final Terminal terminal;
    private final Clock clock;
    private final Touring.Opening another;

    private CommandLine(
            Program program,
            Globals globals,
            Whereabouts at,
            Optional<Path> passphraseFile,
            Terminal terminal,
            Clock clock,
            Touring.Opening another) {
        this.program = program;
        this.globals = globals;
        this.at = at;
        this.passphraseFile = passphraseFile;
        this.terminal = terminal;
        this.clock = clock;
        this.another = another;
    }

    static CommandLine open(Globals globals, Terminal terminal, Map<String, String> environment, Clock clock)
            throws OperationFailed {
        Whereabouts at = Home.of(globals, terminal, environment, clock);
        return new CommandLine(
                new Program(setting(at, globals, terminal, environment, clock)),
                globals,
                at,
                globals.passphraseFile().map(UserPath::of),
                terminal,
                clock,
                folder -> new Program(setting(Whereabouts.named(folder), globals, terminal, environment, clock)));
    }

    private static Setting setting(
            Whereabouts at, Globals globals, Terminal terminal, Map<String, String> environment, Clock clock) {
        Asker asker = new TerminalAsker(terminal);
        return new Setting(
                at,
                asker,
                new TerminalHostKeyAsker(terminal, asker),
                terminal.typed() ? asker : new PipedAsker(terminal),
                terminal.typed(),
                globals.passphraseFile().map(UserPath::of),
                environment,
                clock,
                false);
    }

    @Override
    public List<Offer> offers() {
        return program.offers();
    }

    /** What is about Handrail itself, and no offer. */
    @Override
    public List<Errand> errands() {
        return List.of(
                new Errand("", "", List.of(), arguments -> desktop(Windowed.On.EVERYTHING)),
                new Errand("practice", Words.of("cli.practice.help"), PRACTICE, this::practise),
                new Errand("runbook run", Words.of("cli.walk.run"), starting(), this::walk),
                new Errand(
                        "runbook resume",
                        Words.of("cli.walk.resume"),
                        List.of(Argument.optional("ID", Argument.Type.NAME, Words.of("runbook.id"))),
                        this::resume),
                new Errand("tour", Words.of("cli.tour.help"), List.of(), arguments -> tour()));
    }

    @Override
    public Plan plan(Operation operation) throws OperationFailed {
        return program.runner().get().plan(operation);
    }

    @Override
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        Runner runner = program.runner().get();
        Overdue.said(program.windows(), clock).forEach(terminal::say);
        for (Run left : runner.leftBehind()) {
            terminal.say(Words.of("cli.left-behind", left.title(), left.id()));
        }
        return runner.start(operation, plan, watcher);
    }

    @Override
    public String clean(String text) {
        return program.clean(text);
    }

    @Override
    public void close() {
        program.close();
    }

    private int practise(Arguments arguments) throws OperationFailed {
        if (arguments.flag(REMOVE)) {
            return again(asAsked("practice", "remove"));
        }
        if (globals.plan()) {
            program.practising().requireItsName();
            return told("plan", Words.of("cli.practice.plan", at.home().resolve("practice")));
        }
        if (!arguments.flag(NO_WINDOW)) {
            return desktop(Windowed.On.PRACTICE);
        }
        String name = Windowed.practice(program);
        told("ready", Words.of("cli.practice.runs", name, at.home().resolve("practice")));
        if (!globals.json()) {
            terminal.print(Words.of("cli.practice.wait"));
        }
        return untilEnded();
    }

    /** In a line for a person, in an object for a script. */
    private int told(String event, String text) {
        if (globals.json()) {
            terminal.out().println(new Json().line(Map.of("event", event, "text", text)));
            terminal.out().flush();
        } else {
            terminal.print(text);
        }
        return 0;
    }

    /** Ctrl-C ends the program, and the practice server with it. */
    private static int untilEnded() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Takes what runbook start takes. */
    private List<Argument> starting() {
        return start().arguments();
    }

    private Offer.Action start() {
        return offers().stream()
                .filter(offer -> offer.words().equals("runbook start"))
                .map(Offer.Action.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private int walk(Arguments arguments) throws OperationFailed {
        Walking walking = new Walking(terminal, this, this::again);
        walking.requireSomebody();
        if (globals.plan()) {
            throw OperationFailed.usage(Words.of("cli.walk.plan"))
                    .next(Words.of("cli.walk.plan.next"))
                    .build();
        }
        Operation operation = start().maker().make(arguments);
        Event.Ended ended = awaited(start(operation, plan(operation), event -> {}));
        String id = ended.made().get("walkthrough");
        return id == null ? 1 : walking.go(id);
    }

    private static Event.Ended awaited(Underway underway) {
        while (true) {
            try {
                return underway.await();
            } catch (InterruptedException e) {
                underway.cancel();
            }
        }
    }

    private int resume(Arguments arguments) throws OperationFailed {
        Walking walking = new Walking(terminal, this, this::again);
        walking.requireSomebody();
        Optional<String> id = arguments.maybe("ID");
        return walking.go(id.isPresent() ? id.get() : walking.newest());
    }

    /** These words, shown or done as it was asked for of these here. */
    private List<String> asAsked(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (globals.plan()) {
            all.add("--plan");
        }
        if (globals.json()) {
            all.add("--json");
        }
        if (globals.quiet()) {
            all.add("--quiet");
        }
        return all;
    }

    /** What these words say, done by this very program: a way in that was opened for one step is open for the next. */
    private int again(List<String> words) {
        Interruption interruption = new Interruption();
        List<String> all = new ArrayList<>(words);
        globals.production().ifPresent(name -> all.addAll(List.of("--production", name)));
        if (globals.yes()) {
            all.add("--yes");
        }
        Backstage shared = new SharedBackstage(this, List.of());
        int status = new Cli((given, at) -> shared, terminal, clock, Version.text(), interruption).run(all);
        interruption.finished(status);
        return status;
    }

    private int tour() throws OperationFailed {
        if (globals.plan()) {
            return told("plan", Words.of("cli.tour.plan"));
        }
        return Touring.take(another, new TourVoice(terminal, globals.json(), clock), clock);
    }

    private int desktop(Windowed.On on) throws OperationFailed {
        Display.require(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""));
        return Windowed.open(desktop -> new Program(windowed(desktop)), at, clock, on);
    }

    private Setting windowed(Desktop desktop) {
        return new Setting(
                at,
                desktop.asker(),
                desktop.asker(),
                desktop.asker(),
                true,
                passphraseFile,
                System.getenv(),
                clock,
                true);
    }
}
