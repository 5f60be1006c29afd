package dev.handrail.backup.files;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Feed;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.source.TemporaryFolder;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.SystemError;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unpacks what is wanted of an archive into a folder of its own on a server, and puts it to the test there. */
final class FilesStaging {
    private static final String CONTENT = "/content";
    private static final String NAMES = "/names";
    private static final String ABOVE = "/above";
    private static final String KEEP = "umask 077; exec cat >\"$1\"";
    /** What tar says where some of a file still went onto a disk that is full by then. */
    private static final String CUT = "Wrote only ";

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final List<String> paths;
    private final Archive archive;
    private @Nullable TemporaryFolder unfinished;

    /** @param paths what of it is wanted; nothing for all */
    FilesStaging(Means means, Backup backup, Server server, List<String> paths) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.paths = List.copyOf(paths);
        this.archive = new Archive(means, server, backup);
    }

    private Compression compression() {
        return backup.manifest().artifact().compression();
    }

    /** Reads all of it, so that a plan knows. */
    Wanted wanted() throws OperationFailed {
        return Wanted.of(archive, paths, null, read -> {});
    }

    List<Check> copyChecks(Wanted wanted) throws OperationFailed {
        List<Check> checks = new ArrayList<>(archive.good().passedOverChecks());
        checks.add(Check.ok(Words.of(
                "files.check.copy", archive.copy().located(), wanted.entries(), Amounts.bytes(wanted.bytes()))));
        checks.add(archive.good().takenCheck());
        return checks;
    }

    /** What is going to be done to fill the folder. */
    List<Step> steps(String where, String folder, Ground ground) {
        return List.of(
                new Step(Words.of("files.step.read"), Words.of("storage.here"), null, Effect.READS),
                new Step(
                        Words.of("files.step.unpack", folder),
                        where,
                        CommandText.of(pipeline(folder, ground)),
                        Effect.CHANGES),
                new Step(Words.of("files.step.compare"), where, null, Effect.READS));
    }

    private Pipeline pipeline(String folder, Ground ground) {
        List<String> tar =
                new ArrayList<>(List.of("tar", "--extract", "--file=-", "--numeric-owner", "--preserve-permissions"));
        if (ground.root()) {
            tar.add("--same-owner");
        }
        tar.addAll(ground.more());
        tar.add("--directory=" + folder + CONTENT);
        if (!paths.isEmpty()) {
            tar.addAll(List.of("--null", "--no-unquote", "--no-recursion", "--files-from=" + folder + ABOVE));
            tar.addAll(List.of("--recursion", "--files-from=" + folder + NAMES));
        }
        Command unpack = Command.of(tar).as(ground.user());
        return ground.unpacks()
                ? Pipeline.of(Command.of(compression().unpack())).pipe(unpack)
                : Pipeline.of(unpack);
    }

    /** What was unpacked and found to be what was backed up; it goes when it is closed. */
    record Staged(TemporaryFolder folder, Wanted wanted) implements AutoCloseable {
        /** Where the directory itself lies. */
        String content() {
            return folder.path() + CONTENT + (wanted.top().isEmpty() ? "" : "/" + wanted.top());
        }

        @Override
        public void close() throws OperationFailed {
            folder.close();
        }
    }

    /** The folder for one run, beside what it is for. */
    static String folder(String parent, String run) {
        return (parent.equals("/") ? "" : parent) + "/.handrail-" + run;
    }

    /** Before anything is done to the server, all of the archive was read and is what was written. */
    Staged fill(Shell shell, Ground ground, Work work) throws OperationFailed {
        try (Expected expected = Expected.create()) {
            work.step(Words.of("files.step.read"));
            archive.good().tell(work);
            long size = backup.manifest().artifact().storedBytes();
            Wanted wanted = Wanted.of(archive, paths, expected, read -> {
                work.stopIfCancelled();
                work.progress(read, size, Work.Unit.BYTES);
            });
            TemporaryFolder folder =
                    TemporaryFolder.make(server, shell, folder(ground.parent(), work.run()), ground.user(), work);
            try {
                unpack(shell, ground, folder.path(), wanted, work);
                work.step(Words.of("files.step.compare"));
                new Comparison(shell, folder.path() + CONTENT, ground.user(), ground.root(), work).check(expected);
                told(wanted, work);
                return new Staged(folder, wanted);
            } catch (OperationFailed e) {
                unfinished = folder;
                close(folder, work);
                throw e;
            }
        }
    }

    /** Of what came to no good end nothing is there any more, where this ends well. */
    void clear() throws OperationFailed {
        if (unfinished != null) {
            unfinished.close();
        }
    }

    private static void told(Wanted wanted, Work work) {
        work.say(Words.of("files.equal", wanted.entries(), Amounts.bytes(wanted.bytes())));
        if (wanted.garbled() > 0) {
            work.say(Words.of("files.garbled", wanted.garbled()));
        }
    }

    /** What could not be removed now stays noted as left over. */
    static void close(TemporaryFolder folder, Work work) {
        try {
            folder.close();
        } catch (OperationFailed e) {
            work.say(e.getMessage());
        }
    }

    private void unpack(Shell shell, Ground ground, String folder, Wanted wanted, Work work) throws OperationFailed {
        work.step(Words.of("files.step.unpack", folder));
        done(shell, Command.of("mkdir", "-m", "755", "--", folder + CONTENT).as(ground.user()), new byte[0]);
        if (!paths.isEmpty()) {
            done(shell, keep(folder + ABOVE, ground), listed(wanted.above()));
            done(shell, keep(folder + NAMES, ground), listed(wanted.names()));
        }
        Pipeline pipeline = pipeline(folder, ground);
        work.command(shell.where(), CommandText.of(pipeline));
        Copy copy = archive.copy();
        try (HashedInput stored =
                        new HashedInput(means.places().of(backup.server(), copy).read(copy.file()));
                InputStream opened = archive.opened(stored);
                InputStream artifact = ground.unpacks() ? opened : archive.unpacked(opened)) {
            long size = backup.manifest().artifact().storedBytes();
            judge(
                    new Feed(shell, work)
                            .through(pipeline, artifact, size, work::say)
                            .exit(),
                    shell,
                    folder);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", copy.located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    private static void judge(Exit exit, Shell shell, String folder) throws OperationFailed {
        if (!exit.good()) {
            boolean full =
                    SystemError.noRoomIn(exit.errorText()) || exit.errorText().contains(CUT);
            throw OperationFailed.failed(Words.of("files.unpack", folder))
                    .on(shell.where())
                    .cameBack(exit.errorText())
                    .next(Words.of(full ? "files.room.next" : "files.unpack.next"))
                    .build();
        }
    }

    private static Command keep(String file, Ground ground) {
        return Command.of("sh", "-c", KEEP, "sh", file).as(ground.user());
    }

    private static byte[] listed(List<String> names) {
        StringBuilder list = new StringBuilder();
        names.forEach(name -> list.append(name).append('\0'));
        return RawText.encode(list.toString());
    }

    private static void done(Shell shell, Command command, byte[] stdin) throws OperationFailed {
        Result result = shell.run(command, stdin);
        if (!result.good()) {
            throw OperationFailed.failed(
                            Words.of("files.unpack", command.arguments().getLast()))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("files.unpack.next"))
                    .build();
        }
    }

    /** Only if all of it was restored is the backup proven. */
    void proven(Wanted wanted, Instant began) {
        if (!wanted.all()) {
            return;
        }
        Instant now = means.clock().instant();
        long millis = Duration.between(began, now).toMillis();
        String detail = Words.of("files.equal", wanted.entries(), Amounts.bytes(wanted.bytes()));
        means.catalogue().proven(backup.id(), new Proof(Proof.Rung.RESTORED, now, millis, true, detail));
        if (wanted.garbled() == 0) {
            means.catalogue().proven(backup.id(), new Proof(Proof.Rung.EQUAL, now, millis, true, detail));
        }
    }
}
