package dev.handrail.site.maintenance;

import dev.handrail.operation.Errand;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;

/** The commands of a switch that is thrown by commands: heard while they run, and told when they fail. */
record Ordered(Machine machine) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TO_ASK = Duration.ofMinutes(1);

    void run(Command command, Work work) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Exit exit = Errand.run(shell, command.within(PATIENCE), command, work);
            if (!exit.good()) {
                throw failed(command, shell, Words.of("switching.command.status", exit.status(), exit.errorText()));
            }
        }
    }

    /** A secret that is known at the latest when a command has run. */
    interface Hidden {
        String tell() throws OperationFailed;
    }

    /** The same with a secret in it or in what it says, which stands neither in the transcript nor in a failure. */
    void run(Command command, Hidden hidden, Work work) throws OperationFailed {
        String before = hidden.tell();
        try (Shell shell = machine.open()) {
            work.command(shell.where(), CommandText.of(command).replace(before, Work.HIDDEN));
            Result result = shell.run(command.within(PATIENCE));
            String secret = hidden.tell();
            String said =
                    (result.text() + "\n" + result.exit().errorText()).strip().replace(secret, Work.HIDDEN);
            said.lines().forEach(work::say);
            if (!result.good()) {
                Command shown = command.running(command.arguments().stream()
                        .map(word -> word.replace(secret, Work.HIDDEN))
                        .toList());
                throw failed(
                        shown,
                        shell,
                        Words.of("switching.command.status", result.exit().status(), said));
            }
        }
    }

    /** The same where nobody hears it. */
    void run(Command command) throws OperationFailed {
        Result result = asks(command.within(PATIENCE));
        if (!result.good()) {
            try (Shell shell = machine.open()) {
                String said = (result.text() + "\n" + result.exit().errorText()).strip();
                throw failed(
                        command,
                        shell,
                        Words.of("switching.command.status", result.exit().status(), said));
            }
        }
    }

    Result asks(Command command) throws OperationFailed {
        try (Shell shell = machine.open()) {
            return shell.run(command.limit() == null ? command.within(TO_ASK) : command);
        }
    }

    String where() throws OperationFailed {
        try (Shell shell = machine.open()) {
            return shell.where();
        }
    }

    private static OperationFailed failed(Command command, Shell shell, String cameBack) {
        return OperationFailed.failed(Words.of("switching.command.failed", CommandText.of(command)))
                .on(shell.where())
                .cameBack(cameBack)
                .next(Words.of("switching.command.next"))
                .build();
    }
}
