package dev.handrail.backup.files;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Feed;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.restore.IntoSomethingNew;
import dev.handrail.backup.source.References;
import dev.handrail.backup.source.TemporaryFolder;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a repository, or the one file that a script produced, into a folder that is made for it; nothing there is touched. */
public final class WholeBeside extends IntoSomethingNew {
    private static final String BUNDLE = "bundle";
    private static final Set<String> FORMS = Set.of(BUNDLE, "file");
    private static final String CONTENT = "/content";
    private static final String KEEP = "umask 077; exec cat >\"$1\"";
    private static final Duration A_WHILE = Duration.ofMinutes(30);

    private final Archive archive;

    /** @param into the whole path of the folder to be made */
    public WholeBeside(Means means, Backup backup, Server server, String into) throws OperationFailed {
        super(means, backup, server, whole(into));
        this.archive = new Archive(means, server, backup);
    }

    private static String whole(String into) throws OperationFailed {
        if (!into.startsWith("/") || into.matches("/+")) {
            throw OperationFailed.usage(Words.of("whole.into", into))
                    .next(Words.of("files.nolive.next"))
                    .build();
        }
        return into.replaceAll("/+$", "");
    }

    /** Whether a backup is one thing that comes back as it is. */
    public static boolean suits(Backup backup) {
        return FORMS.contains(artifact(backup).form()) && Subject.of(backup).sort() != Subject.Sort.DATABASE;
    }

    private static Artifact artifact(Backup backup) {
        return backup.manifest().artifact();
    }

    private boolean repository() {
        return artifact(backup).form().equals(BUNDLE);
    }

    @Override
    public Plan plan() throws OperationFailed {
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            List<Check> checks = new ArrayList<>(archive.good().passedOverChecks());
            checks.add(Check.ok(Words.of(
                    "whole.check.copy",
                    archive.copy().located(),
                    Amounts.bytes(artifact(backup).storedBytes()))));
            checks.add(archive.good().takenCheck());
            checks.addAll(ground.checks(into, artifact(backup).bytes() * (repository() ? 2 : 1)));
            String folder = FilesStaging.folder(ground.parent(), Words.of("files.run"));
            return new Plan(title(), effect(), checks, steps(shell, ground, folder), List.of());
        }
    }

    private List<Step> steps(Shell shell, Ground ground, String folder) {
        List<Step> steps = new ArrayList<>();
        steps.add(changing("files.step.unpack", folder, shell, CommandText.of(pipeline(folder, ground))));
        if (repository()) {
            steps.add(changing("whole.step.clone", folder, shell, CommandText.of(clone(folder, ground))));
            steps.add(new Step(Words.of("whole.step.compare"), shell.where(), null, Effect.READS));
        }
        Command move = Command.of("mv", "-T", "--", folder + CONTENT, into).as(ground.user());
        steps.add(changing("files.step.name", into, shell, CommandText.of(move)));
        return steps;
    }

    private static Step changing(String key, String what, Shell shell, String command) {
        return new Step(Words.of(key, what), shell.where(), command, Effect.CHANGES);
    }

    private Ground ground(Shell shell) throws OperationFailed {
        return Ground.look(shell, server(), null, into, artifact(backup).compression());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            TemporaryFolder folder = TemporaryFolder.make(
                    server(), shell, FilesStaging.folder(ground.parent(), work.run()), ground.user(), work);
            try {
                fill(shell, ground, folder.path(), work);
                work.step(Words.of("files.step.name", into));
                String script = FilesBeside.INTO_PLACE;
                done(
                        shell,
                        Command.of("sh", "-c", script, "sh", folder.path() + CONTENT, into)
                                .as(ground.user()),
                        work);
            } finally {
                FilesStaging.close(folder, work);
            }
        }
        proven(began);
        work.made("folder", into);
    }

    private void fill(Shell shell, Ground ground, String folder, Work work) throws OperationFailed {
        work.step(Words.of("files.step.unpack", folder));
        if (!repository()) {
            done(shell, Command.of("mkdir", "-m", "700", "--", folder + CONTENT).as(ground.user()), work);
        }
        send(shell, ground, folder, work);
        if (repository()) {
            work.step(Words.of("whole.step.clone", folder));
            done(shell, clone(folder, ground), work);
            work.step(Words.of("whole.step.compare"));
            compare(done(shell, git(folder, ground, "for-each-ref", "--format=%(objectname) %(refname)"), work));
            // It would name the bundle, which goes.
            done(shell, git(folder, ground, "config", "--remove-section", "remote.origin"), work);
        }
    }

    /** What was sent must be what was written. */
    private void send(Shell shell, Ground ground, String folder, Work work) throws OperationFailed {
        Pipeline pipeline = pipeline(folder, ground);
        archive.good().tell(work);
        work.command(shell.where(), CommandText.of(pipeline));
        try (HashedInput stored = new HashedInput(means.places()
                        .of(backup.server(), archive.copy())
                        .read(archive.copy().file()));
                InputStream opened = archive.opened(stored);
                InputStream sent = ground.unpacks() ? opened : archive.unpacked(opened)) {
            Exit exit = new Feed(shell, work)
                    .through(pipeline, sent, artifact(backup).storedBytes(), work::say)
                    .exit();
            if (!exit.good()) {
                throw failed(shell, exit.errorText(), folder);
            }
            if (!stored.sha256().equals(artifact(backup).sha256())) {
                throw refused(Words.of(
                        "backup.fault.hash", stored.sha256(), artifact(backup).sha256()));
            }
        } catch (IOException e) {
            throw OperationFailed.failed(
                            Words.of("storage.failed.read", archive.copy().located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    private Pipeline pipeline(String folder, Ground ground) {
        String origin = backup.manifest().source().origin();
        String file = repository() ? "/" + BUNDLE : CONTENT + origin.substring(origin.lastIndexOf('/'));
        Command keep = Command.of("sh", "-c", KEEP, "sh", folder + file).as(ground.user());
        return ground.unpacks()
                ? Pipeline.of(Command.of(artifact(backup).compression().unpack()))
                        .pipe(keep)
                : Pipeline.of(keep);
    }

    private static Command clone(String folder, Ground ground) {
        return Command.of("git", "clone", "--quiet", "--mirror", "--", folder + "/" + BUNDLE, folder + CONTENT)
                .as(ground.user())
                .within(A_WHILE);
    }

    private static Command git(String folder, Ground ground, String... words) {
        List<String> all = new ArrayList<>(List.of("git", "-C", folder + CONTENT));
        all.addAll(List.of(words));
        return Command.of(all).as(ground.user()).within(A_WHILE);
    }

    private void compare(String references) throws OperationFailed {
        List<String> differing = References.differing(references, backup.manifest());
        if (!differing.isEmpty()) {
            throw refused(String.join("\n", differing));
        }
    }

    private String done(Shell shell, Command command, Work work) throws OperationFailed {
        work.command(shell.where(), CommandText.of(command));
        Result result = shell.run(command);
        work.stopIfCancelled();
        if (!result.good()) {
            throw failed(shell, result.exit().errorText(), into);
        }
        return result.text();
    }

    private static OperationFailed failed(Shell shell, String said, String where) {
        return OperationFailed.failed(Words.of("files.unpack", where))
                .on(shell.where())
                .cameBack(said)
                .next(Words.of("whole.next"))
                .build();
    }

    private OperationFailed refused(String fault) throws OperationFailed {
        return OperationFailed.refused(
                        Words.of("restore.failed.hash", archive.copy().located()))
                .cameBack(fault)
                .next(Words.of("backup.verify.fault.next"))
                .build();
    }

    private void proven(Instant began) {
        Instant now = means.clock().instant();
        String detail = repository()
                ? References.found(backup.manifest())
                : Words.of("whole.equal", Amounts.bytes(artifact(backup).bytes()));
        long took = Duration.between(began, now).toMillis();
        means.catalogue().proven(backup.id(), new Proof(Proof.Rung.RESTORED, now, took, true, detail));
    }
}
