package dev.handrail;

import dev.handrail.cli.Backstage;
import dev.handrail.cli.Display;
import dev.handrail.cli.Errand;
import dev.handrail.cli.Globals;
import dev.handrail.cli.PipedAsker;
import dev.handrail.cli.Terminal;
import dev.handrail.cli.TerminalAsker;
import dev.handrail.cli.TerminalHostKeyAsker;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The program behind a command line. */
final class CommandLine implements Backstage {
    private final Program program;

    private CommandLine(Program program) {
        this.program = program;
    }

    static CommandLine open(Globals globals, Terminal terminal, Clock clock) {
        Asker asker = new TerminalAsker(terminal);
        return new CommandLine(new Program(new Setting(
                Home.of(
                        globals.home(),
                        System.getenv(),
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home"))),
                asker,
                new TerminalHostKeyAsker(terminal, asker),
                terminal.typed() ? asker : new PipedAsker(terminal),
                terminal.typed(),
                globals.passphraseFile().map(Path::of),
                System.getenv(),
                clock)));
    }

    @Override
    public List<Offer> offers() {
        return program.offers();
    }

    /** What is about Handrail itself, and no offer. */
    @Override
    public List<Errand> errands() {
        return List.of(new Errand("", "", List.of(), arguments -> desktop()));
    }

    @Override
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        return program.runner().get().start(operation, plan, watcher);
    }

    @Override
    public void close() {
        program.close();
    }

    private static int desktop() throws OperationFailed {
        Display.require(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""));
        return 0;
    }
}
