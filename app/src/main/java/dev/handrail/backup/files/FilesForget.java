package dev.handrail.backup.files;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.restore.ForgetRule;
import dev.handrail.backup.restore.Forgetting;
import dev.handrail.backup.restore.RestoreForget;
import dev.handrail.backup.source.LeftOut;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes files that a restore put aside, once there is a newer backup that was proven. What that backup leaves out of them a
 * person may remove who was told, and no rule; nor what was written before an exchange was taken back, which no backup holds.
 */
public final class FilesForget implements Forgetting {
    static final Duration A_WHILE = Duration.ofHours(1);
    private static final String GONE = "gone";

    private final Means means;
    private final Server server;
    private final KeptFiles kept;
    private final ForgetRule rule;
    private final boolean byRule;

    /** @param byRule whether no person has looked at this one */
    public FilesForget(Means means, Server server, KeptFiles kept, boolean byRule) {
        this.means = means;
        this.server = server;
        this.kept = kept;
        this.byRule = byRule;
        this.rule = new ForgetRule(means, server, new Subject(Subject.Sort.FILES, kept.source()), kept.at());
    }

    @Override
    public String name() {
        return RestoreForget.WORDS;
    }

    @Override
    public String title() {
        return Words.of("files.forget.title", kept.kept());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Looked look() throws OperationFailed {
        try (Shell shell = means.shells().on(server)) {
            Ground ground = ground(shell);
            if (gone(shell, ground)) {
                return planned(
                        List.of(goneCheck("restore.undo.check.gone", "restore.forget.gone.next")), List.of(), null);
            }
            List<Check> checks = new ArrayList<>();
            ForgetRule.Said said = said(shell, ground);
            checks.add(said.check());
            checks.addAll(Mounts.look(shell, ground.user()).keeping(kept.kept()));
            checks.addAll(leftOut(shell, ground, said.by()));
            if (!ground.taken()) {
                checks.add(goneCheck("files.forget.away", "files.forget.away.next"));
            }
            Step step = new Step(title(), shell.where(), CommandText.of(shown(ground)), Effect.DESTROYS);
            return planned(checks, List.of(step), said.by());
        }
    }

    private Looked planned(List<Check> checks, List<Step> steps, @Nullable Backup by) {
        List<String> warnings = List.of(Words.of("restore.forget.cannotundo"));
        return new Looked(new Plan(title(), effect(), checks, steps, warnings), by);
    }

    private Check goneCheck(String key, String next) {
        return Check.warning(Words.of(key, kept.kept(), kept.live()), Words.of(next));
    }

    /** Whether it is certain that nothing is there any more, and not only that its disk is away. */
    private boolean gone(Shell shell, Ground ground) throws OperationFailed {
        if (ground.taken() || !kept.settled()) {
            return false;
        }
        String folder = kept.folder() == null ? "" : kept.folder();
        List<String> words = List.of(kept.kept(), kept.live(), FilesSince.moment(kept), folder);
        Result result = shell.run(ScriptText.command(FilesForget.class, "look-at-gone.sh", words)
                .as(ground.user())
                .within(A_WHILE));
        return result.text().strip().equals(GONE);
    }

    /** By backups of that directory alone: the profile may call another one so by now. Where nothing is left, all count. */
    private ForgetRule same(Shell shell, Ground ground) throws OperationFailed {
        if (!ground.taken()) {
            return rule;
        }
        Set<String> origins = new HashSet<>();
        for (Backup backup : rule.proven()) {
            String origin = backup.manifest().source().origin();
            if (!origins.contains(origin) && leadsThere(shell, origin)) {
                origins.add(origin);
            }
        }
        return rule.only(backup -> origins.contains(backup.manifest().source().origin()));
    }

    private boolean leadsThere(Shell shell, String origin) throws OperationFailed {
        return origin.replaceAll("(?<=.)/+$", "").equals(kept.live())
                || Ground.look(shell, server, origin, kept.kept(), Compression.NONE)
                        .live()
                        .equals(kept.live());
    }

    private ForgetRule.Said said(Shell shell, Ground ground) throws OperationFailed {
        if (!kept.undoable() && rule.unsettled().isEmpty()) {
            String only = Words.of("files.forget.only", kept.kept(), kept.live());
            String next = Words.of("files.forget.only.next", kept.run());
            return byRule ? ForgetRule.Said.no(only, next) : new ForgetRule.Said(Check.warning(only, next), null);
        }
        ForgetRule same = same(shell, ground);
        Optional<Backup> any = rule.newer();
        if (any.isPresent() && same.newer().isEmpty()) {
            String origin = any.get().manifest().source().origin();
            return ForgetRule.Said.no(
                    Words.of("files.forget.elsewhere", any.get().id(), origin, kept.kept(), kept.live()),
                    Words.of("files.forget.elsewhere.next", kept.live(), kept.source(), kept.kept()));
        }
        return same.say();
    }

    /** What of these files the newer backup leaves out lies nowhere else. */
    private List<Check> leftOut(Shell shell, Ground ground, @Nullable Backup newer) throws OperationFailed {
        if (newer == null || newer.manifest().leftOut().isEmpty() || !ground.taken()) {
            return List.of();
        }
        String next = Words.of("restore.forget.partial.next");
        return lying(shell, ground, newer.manifest()).stream()
                .map(text -> byRule
                        ? Check.blocker(Words.of("restore.forget.partial.byhand", text, kept.run()), next)
                        : Check.warning(text, next))
                .toList();
    }

    /** Only what the profile leaves out still, told beyond doubt, can be looked for. */
    private List<String> lying(Shell shell, Ground ground, Manifest newer) throws OperationFailed {
        Optional<FileSet> same = set().filter(one -> LeftOut.of(one).equals(newer.leftOut()))
                .filter(one -> one.exclude().stream().noneMatch(pattern -> pattern.contains(", ")))
                .filter(one -> one.directory().equals(newer.source().origin()))
                .filter(one -> kept.live().equals(ground.live().isEmpty() ? one.directory() : ground.live()));
        if (same.isEmpty()) {
            return newer.leftOut().stream()
                    .map(what -> Words.of("restore.leftout", what))
                    .toList();
        }
        String name = LeftOutFiles.last(kept.live());
        return new LeftOutFiles(
                        shell, ground.user(), kept.kept(), name, same.get().exclude())
                .lying(List.of(""));
    }

    private Optional<FileSet> set() {
        return server.files().stream()
                .filter(one -> one.name().equals(kept.source()))
                .findFirst();
    }

    private Ground ground(Shell shell) throws OperationFailed {
        String live = set().map(FileSet::directory).orElse(null);
        return Ground.look(shell, server, live, kept.kept(), Compression.NONE);
    }

    /** For a person to read. */
    private Command shown(Ground ground) {
        return Command.of("rm", "-rf", "--", kept.kept()).as(ground.user());
    }

    private Command removal(Ground ground) {
        return ScriptText.command(FilesForget.class, "remove.sh", List.of(kept.kept()))
                .as(ground.user())
                .within(A_WHILE);
    }

    /** The rule must hold still; files that are gone are only forgotten, which no rule need allow. */
    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        try (Shell shell = means.shells().on(server)) {
            Ground ground = ground(shell);
            if (!gone(shell, ground)) {
                remove(shell, ground, work);
            }
        }
        means.keptFiles().forget(kept.run());
    }

    private void remove(Shell shell, Ground ground, Work work) throws OperationFailed {
        ForgetRule.Said said = said(shell, ground);
        ForgetRule.require(said.check(), kept.kept(), server);
        Ground.require(shell, Mounts.look(shell, ground.user()).keeping(kept.kept()));
        Ground.require(shell, leftOut(shell, ground, said.by()));
        work.command(shell.where(), CommandText.of(shown(ground)));
        Result result = shell.run(removal(ground));
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("files.forget.failed", kept.kept()))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("files.forget.failed.next"))
                    .build();
        }
    }
}
