package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes the backups of a server that no rule of its profile keeps. Only what was shown is removed. */
public final class Prune implements Operation {
    public static final String WORDS = "backup prune";

    private final Means means;
    private final Server server;
    private final Keeping keeping;
    private final Mainstays mainstays;
    private final List<Verdict> shown;

    public Prune(Means means, Server server, Keeping keeping) throws OperationFailed {
        this.means = means;
        this.server = server;
        this.keeping = keeping;
        this.mainstays = new Mainstays(means);
        this.shown = keeping.of(server);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.prune.title", server.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    /** No backup comes while it is decided which are the newest, and no copy is made of one that goes. */
    @Override
    public Set<String> exclusions() {
        Stream<String> sources = shown.stream()
                .flatMap(verdict -> Entries.held(server, verdict.backup().source()).stream());
        return Stream.concat(sources, removed(shown).map(BackupDelete::copies)).collect(Collectors.toSet());
    }

    @Override
    public Plan plan() {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Verdict verdict : mainstays.sure(shown)) {
            String line = line(verdict);
            if (verdict.kept()) {
                checks.add(Check.ok(line));
            } else {
                steps.add(new Step(line, where(verdict.backup()), null, Effect.DESTROYS));
            }
        }
        if (steps.isEmpty()) {
            checks.add(Check.ok(Words.of("backup.prune.nothing")));
        }
        return new Plan(title(), effect(), checks, steps, List.of(Words.of("backup.delete.cannotundo")));
    }

    private String line(Verdict verdict) {
        Backup backup = verdict.backup();
        ZoneId zone = means.clock().getZone();
        return Words.of(
                "backup.prune.line",
                backup.id(),
                backup.source(),
                Amounts.moment(backup.taken(), zone),
                verdict.told());
    }

    private static String where(Backup backup) {
        return backup.copies().stream()
                .map(copy -> copy.kind().where(backup.server()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What was pinned or became the last one since it was shown stays, and that is said; a backup that cannot be removed keeps no other. */
    @Override
    public void run(Work work) throws OperationFailed {
        Set<String> agreed = removed(shown).map(Backup::id).collect(Collectors.toSet());
        List<Verdict> now = mainstays.sure(keeping.of(server));
        now.stream()
                .filter(verdict ->
                        verdict.kept() && agreed.contains(verdict.backup().id()))
                .forEach(verdict -> work.say(line(verdict)));
        List<Backup> still = removed(now).filter(b -> agreed.contains(b.id())).toList();
        List<OperationFailed> failures = new ArrayList<>();
        for (Backup backup : still) {
            work.stopIfCancelled();
            try {
                new BackupDelete(means, server, backup).run(work);
                work.say(Words.of("backup.prune.removed", backup.id()));
            } catch (OperationFailed e) {
                work.stopIfCancelled();
                failures.add(e);
            }
        }
        work.say(Words.of("backup.prune.done", still.size() - failures.size(), shown.size()));
        if (!failures.isEmpty()) {
            throw incomplete(failures, still.size());
        }
    }

    private static Stream<Backup> removed(List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> !verdict.kept()).map(Verdict::backup);
    }

    private OperationFailed incomplete(List<OperationFailed> failures, int of) {
        String all = failures.stream().map(OperationFailed::getMessage).collect(Collectors.joining("\n"));
        return OperationFailed.failed(Words.of("backup.prune.incomplete", failures.size(), of))
                .on(server.name())
                .cameBack(all)
                .next(Words.of("backup.prune.incomplete.next", server.name()))
                .because(failures.getFirst());
    }
}
