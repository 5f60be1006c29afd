package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.ShellText;
import dev.handrail.runbook.landing.Use;
import dev.handrail.runbook.landing.WordText;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A script for the shell of a machine; its values reach it as variables, never as text. */
record ShellDeed(WalkMeans means, Fence fence, Server server, Values values) implements Deed {
    private static final Duration OF_A_CHECK = Duration.ofMinutes(10);
    private static final int KEPT = 256 * 1024;

    @Override
    public List<Server> touched() {
        return fence.on().equals("workstation") ? List.of() : List.of(server);
    }

    @Override
    public Effect effect() {
        return Deed.effect(fence);
    }

    /** What would be run as a command where the shell reckons. */
    private Optional<Use> wrong() {
        return ShellText.of(fence.text()).uses().stream()
                .filter(use -> values.all().containsKey(use.name()))
                .filter(use -> !use.takes(values.of(use.name()).text()))
                .findFirst();
    }

    @Override
    public List<Plan.Check> checks() {
        return wrong().stream()
                .map(use -> Plan.Check.blocker(
                        Words.of("runbook.reckoned", use.name()), Words.of("runbook.reckoned.next", use.name())))
                .toList();
    }

    @Override
    public Plan.Step shown() {
        String words = Words.of(fence.isCheck() ? "runbook.deed.check" : "runbook.deed.change");
        return new Plan.Step(called(words), Deed.where(fence.on(), server), CommandText.of(command()), effect());
    }

    private Command command() {
        Attributes attributes = fence.attributes();
        ShellText text = ShellText.of(fence.text(), values.all()::containsKey);
        String program = fence.language().equals("bash") || fence.language().equals("zsh") ? fence.language() : "sh";
        Command command = Command.of(List.of(program, "-c", text.text()))
                .in(attributes
                        .of("cwd")
                        .map(folder -> WordText.filled(folder, values::of))
                        .orElse(null));
        for (Use use : text.uses()) {
            if (values.all().containsKey(use.name())) {
                command = command.with(use.name(), values.of(use.name()).text());
            }
        }
        if (attributes.has("sudo")) {
            command = command.as(attributes.of("sudo").orElse("root"));
        }
        Duration limit = fence.timeout().orElse(fence.isCheck() ? OF_A_CHECK : null);
        return limit == null ? command : command.within(limit);
    }

    @Override
    public Verdict run(Work work) throws OperationFailed {
        Optional<Use> wrong = wrong();
        if (wrong.isPresent()) {
            String name = wrong.get().name();
            throw OperationFailed.refused(Words.of("runbook.reckoned", name))
                    .cameBack(Verdict.shortened(values.of(name).text()))
                    .next(Words.of("runbook.reckoned.next", name))
                    .build();
        }
        Command command = command();
        StringBuilder output = new StringBuilder();
        try (Shell shell = means.shell(fence.on(), server)) {
            work.command(shell.where(), CommandText.of(command));
            try (Running running = shell.start(Pipeline.of(command), work::say);
                    Work.Handle stop = work.onCancel(running::cancel)) {
                running.stdin().close();
                read(running, work, output);
                Exit exit = running.await();
                work.stopIfCancelled();
                work.say(Words.of("runbook.exited", exit.status()));
                return judged(exit, output.toString(), shell.where());
            } catch (IOException e) {
                throw OperationFailed.unreachable(Words.of("shell.lost"))
                        .on(shell.where())
                        .next(Words.of("runbook.lost.next"))
                        .because(e);
            }
        }
    }

    /** Every line is told as it comes; of what is long the end is kept to be looked at. */
    private static void read(Running running, Work work, StringBuilder output) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            work.say(line);
            output.append(line).append('\n');
            if (output.length() > 2 * KEPT) {
                output.delete(0, output.length() - KEPT);
            }
        }
    }

    private Verdict judged(Exit exit, String output, String where) throws OperationFailed {
        String warning = fence.attributes().of("warning").orElse("");
        if (!exit.good() && String.valueOf(exit.status()).equals(warning)) {
            return new Verdict(true, output);
        }
        if (!exit.good()) {
            String said = exit.errorText().isBlank() ? Verdict.shortened(output) : exit.errorText();
            throw OperationFailed.failed(Words.of("runbook.exit", exit.status()))
                    .on(where)
                    .cameBack(said)
                    .next(Words.of("runbook.exit.next"))
                    .build();
        }
        return Verdict.good(output).expected(fence, where);
    }
}
