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
import java.util.Optional;
import java.util.regex.Pattern;

/** The commands of a switch that is thrown by commands: heard while they run, and told when they fail. */
record Ordered(Machine machine) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TO_ASK = Duration.ofMinutes(1);
    private static final Pattern BETWEEN = Pattern.compile("\\x1b\\[[0-9;]*m|\\s");

    void run(Command command, Work work) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Exit exit = Errand.run(shell, command.within(PATIENCE), command, work);
            if (!exit.good()) {
                throw failed(command, shell, Words.of("switching.command.status", exit.status(), exit.errorText()));
            }
        }
    }

    /** The secret in a command or in what it said, which is known when it has run; empty where nobody can tell which it is. */
    interface Hidden {
        Optional<String> in(String said) throws OperationFailed;
    }

    /**
     * The same with a secret in it or in what it says, which stands neither in the transcript nor in a failure; where it is not
     * known, nothing of what was said does.
     *
     * @param word the secret as far as it is known before
     * @return all that it said, with the secret
     */
    String run(Command command, String word, Hidden hidden, Work work) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Command shown = command.running(command.arguments().stream()
                    .map(one -> one.replace(word, Work.HIDDEN))
                    .toList());
            work.command(shell.where(), CommandText.of(shown));
            Result result = shell.run(command.within(PATIENCE));
            String whole = (result.text() + "\n" + result.exit().errorText()).strip();
            String said = hidden.in(whole)
                    .map(one -> without(whole.replace(word, Work.HIDDEN), one))
                    .filter(left -> !left.isEmpty() || whole.isEmpty())
                    .orElseGet(() -> Words.of("switching.command.unheard"));
            said.lines().forEach(work::say);
            if (!result.good()) {
                throw failed(
                        shown,
                        shell,
                        Words.of("switching.command.status", result.exit().status(), said));
            }
            return whole;
        }
    }

    /** Empty where lines were broken within it, or colours put there, so that it cannot be taken out. */
    private static String without(String said, String secret) {
        String left = said.replace(secret, Work.HIDDEN);
        return BETWEEN.matcher(left).replaceAll("").contains(secret) ? "" : left;
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
