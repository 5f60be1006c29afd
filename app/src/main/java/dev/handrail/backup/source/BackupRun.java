package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.CommandText;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Backs up databases of a server into folders of the workstation. */
public final class BackupRun implements Operation {
    public static final String WORDS = "backup run";

    private final Means means;
    private final Server server;
    private final List<Database> databases;
    private final List<Target> targets;

    public BackupRun(Means means, Server server, List<Database> databases, List<Target> targets) {
        this.means = means;
        this.server = server;
        this.databases = databases;
        this.targets = targets;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.run.title", names());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Set<String> exclusions() {
        return databases.stream()
                .map(d -> "backup of " + server.name() + "/" + d.name())
                .collect(Collectors.toSet());
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        long expected = 0;
        for (Database database : databases) {
            try (PostgresDump dump = PostgresDump.look(means, server, database)) {
                checks.add(reached(dump));
                expected += dump.expectedBytes();
                steps.add(new Step(
                        Words.of("backup.run.step.dump", database.name()),
                        dump.shell().where(),
                        CommandText.of(dump.shown()),
                        Effect.READS));
            }
        }
        for (Target target : targets) {
            checks.add(room(target, expected));
            steps.add(new Step(
                    Words.of("backup.run.step.store", target.storage().place()),
                    Words.of("storage.here"),
                    null,
                    Effect.READS));
        }
        Target.leftOut(server)
                .forEach(name -> checks.add(Check.warning(
                        Words.of("backup.destination.notyet", name), Words.of("backup.destination.notyet.next"))));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private static Check reached(PostgresDump dump) {
        return Check.ok(Words.of(
                "backup.check.reached",
                dump.facts().name(),
                dump.facts().version(),
                Amounts.bytes(dump.facts().bytes()),
                dump.tools().version(),
                dump.compression().program()));
    }

    private static Check room(Target target, long expected) throws OperationFailed {
        long free = target.storage().free();
        String text =
                Words.of("backup.check.room", target.storage().place(), Amounts.bytes(free), Amounts.bytes(expected));
        return free > expected ? Check.ok(text) : Check.blocker(text, Words.of("storage.full.next"));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        for (Database database : databases) {
            work.stopIfCancelled();
            work.step(Words.of("backup.run.step.look", database.name()));
            try (PostgresDump dump = PostgresDump.look(means, server, database)) {
                new DumpToFolders(means, server, dump, targets, work).run();
            }
        }
    }

    private String names() {
        return String.join(", ", databases.stream().map(Database::name).toList());
    }
}
