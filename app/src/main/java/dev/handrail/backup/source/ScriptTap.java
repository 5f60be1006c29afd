package dev.handrail.backup.source;

import dev.handrail.backup.Subject;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Errand;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Script;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;

/** A script that is going to be run; only then one can tell what comes out of it. */
record ScriptTap(Script script, Shell shell, Duration limit) implements Tap {
    @Override
    public String name() {
        return script.name();
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Sort.SCRIPT, name());
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public String reading() {
        return Words.of("backup.script.step.collect", script.produces());
    }

    @Override
    public Pipeline shown() {
        return Pipeline.of(Command.of("cat", "--", script.produces()));
    }

    @Override
    public List<Step> before() {
        return List.of(new Step(
                Words.of("backup.script.step.run", name(), limit.toHours()),
                shell.where(),
                CommandText.of(Command.of(script.command())),
                Effect.CHANGES));
    }

    @Override
    public long expectedBytes() {
        return 0;
    }

    @Override
    public String ending() {
        return "";
    }

    @Override
    public Tap ready(Work work) throws OperationFailed {
        work.step(Words.of("backup.script.step.run", name(), limit.toHours()));
        Produced before = Produced.now(shell, script.produces());
        Exit exit = Errand.run(shell, Command.of(script.command()).within(limit), work);
        if (!exit.good()) {
            throw OperationFailed.failed(Words.of("backup.script.failed", name()))
                    .on(shell.where())
                    .cameBack(Words.of("backup.failed.stage.status", exit.status(), exit.errorText()))
                    .next(Words.of("backup.failed.stage.next"))
                    .build();
        }
        Produced after = Produced.now(shell, script.produces());
        List<String> files = after.since(before);
        if (files.isEmpty()) {
            throw OperationFailed.failed(Words.of("backup.script.nothing", name()))
                    .on(shell.where())
                    .cameBack(Words.of("backup.script.nothing.matches", script.produces()))
                    .next(Words.of("backup.script.nothing.next"))
                    .build();
        }
        return new ProducedTap(this, after, files, Packed.all(shell, files));
    }

    @Override
    public Flow open(Work work) {
        throw new IllegalStateException("A script is run before what it made is read.");
    }

    @Override
    public void close() {
        shell.close();
    }
}
