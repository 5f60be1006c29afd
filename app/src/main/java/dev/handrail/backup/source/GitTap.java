package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Errand;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Repository;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a repository is going to be bundled.
 *
 * @param shell on the server, or on this computer where the server has no git
 * @param room where it is cloned to; null for a checkout
 * @param elsewhere what a checkout refers to and no bundle has; of an address it shows once it is cloned
 */
record GitTap(
        GitSource source,
        Shell shell,
        long expectedBytes,
        @Nullable TemporaryRoom room,
        GitElsewhere elsewhere) implements Tap {
    private static final String KIND = "git";
    /** On a disk, which /tmp need not be. */
    private static final String TEMPORARY = "/var/tmp/handrail-git-";

    GitTap(GitSource source, Shell shell, long expectedBytes, @Nullable TemporaryRoom room) {
        this(source, shell, expectedBytes, room, GitElsewhere.NOTHING);
    }

    static GitTap checkout(GitSource source, Shell shell) throws OperationFailed {
        GitTap tap = new GitTap(source, shell, 0, null);
        long kilobytes = tap.ask(tap.place(), "count-objects", "--verbose")
                .lines()
                .filter(line -> line.startsWith("size"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        return new GitTap(source, shell, kilobytes << 10, null, tap.elsewhere(tap.place()));
    }

    private Repository repository() {
        return source.repository();
    }

    private boolean cloned() {
        return repository().url() != null;
    }

    /** The checkout; for an address, what stands for the clone in a plan. */
    private String place() {
        return cloned() ? TEMPORARY + "ID" : Objects.requireNonNull(repository().directory());
    }

    @Override
    public String name() {
        return repository().name();
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Sort.GIT, name());
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>(List.of(Check.ok(Words.of("backup.git.there", shell.where()))));
        if (room != null) {
            checks.add(check(room));
        }
        checks.addAll(elsewhere.checks());
        return checks;
    }

    /** A clone takes about what the last bundle took; how much the first one takes, nobody knows before. */
    private Check check(TemporaryRoom temporary) {
        if (!temporary.known()) {
            return Check.ok(Words.of("backup.check.temporary.unknown", TemporaryFolder.PARENT));
        }
        String text = Words.of(
                expectedBytes == 0 ? "backup.git.room.first" : "backup.git.room",
                TemporaryFolder.PARENT,
                shell.where(),
                Amounts.bytes(temporary.free()),
                Amounts.bytes(temporary.reserve()),
                Amounts.bytes(expectedBytes));
        if (temporary.fits(expectedBytes)) {
            return Check.ok(text);
        }
        return temporary.holds(expectedBytes)
                ? Check.warning(text, Words.of("backup.temporary.little.next", TemporaryFolder.PARENT))
                : Check.blocker(text, Words.of("backup.temporary.full.next", TemporaryFolder.PARENT));
    }

    @Override
    public String reading() {
        return Words.of("backup.git.step.bundle", name());
    }

    @Override
    public Pipeline shown() {
        return Pipeline.of(bundle(place()));
    }

    @Override
    public List<Step> before() {
        return cloned()
                ? List.of(new Step(
                        Words.of("backup.git.step.clone", name()),
                        shell.where(),
                        CommandText.of(copy(place())),
                        Effect.READS))
                : List.of();
    }

    @Override
    public String ending() {
        return ".bundle";
    }

    /** A bundle holds what git has compressed. */
    @Override
    public boolean packed() {
        return true;
    }

    @Override
    public Flow open(Work work) throws OperationFailed {
        if (!cloned()) {
            return flow(place(), () -> {});
        }
        String folder = TEMPORARY + source.means().ids().get();
        TemporaryFolder temporary = TemporaryFolder.make(source.server(), shell, folder, work);
        try {
            fetch(folder, work);
            return flow(folder, temporary);
        } catch (OperationFailed e) {
            temporary.close();
            throw e;
        }
    }

    private void fetch(String folder, Work work) throws OperationFailed {
        work.step(Words.of("backup.git.step.clone", name()));
        Exit exit = Errand.run(shell, copy(folder), work);
        if (!exit.good()) {
            throw OperationFailed.failed(Words.of("backup.git.clone", name()))
                    .on(shell.where())
                    .cameBack(exit.errorText())
                    .next(TemporaryFolder.next(exit.errorText(), Words.of("backup.git.clone.next")))
                    .build();
        }
    }

    private Flow flow(String folder, GitFlow.Closing closing) throws OperationFailed {
        Manifest.Objects refs = references(folder);
        if (refs.count() == 0) {
            throw OperationFailed.failed(Words.of("backup.git.empty", name()))
                    .on(shell.where())
                    .next(Words.of("backup.git.empty.next"))
                    .build();
        }
        List<String> notes = new ArrayList<>(elsewhere(folder).notes());
        if (ask(folder, "rev-parse", "--is-shallow-repository").equals("true")) {
            notes.add(Words.of("backup.git.shallow"));
        }
        String from = cloned() ? Objects.requireNonNull(repository().url()) : folder;
        Content content = new Content(
                Manifest.Source.plain(KIND, name(), from),
                ask(folder, "version").replace("version ", ""),
                "bundle",
                List.of(),
                List.of(refs),
                notes);
        return new GitFlow(Pipeline.of(bundle(folder)), content, () -> references(folder), closing);
    }

    private GitElsewhere elsewhere(String folder) throws OperationFailed {
        return GitElsewhere.look(words -> {
            List<String> all = git(folder);
            all.addAll(words);
            return shell.run(Command.of(all));
        });
    }

    private Manifest.Objects references(String folder) throws OperationFailed {
        return References.of(ask(folder, "for-each-ref", "--format=%(objectname) %(refname)"));
    }

    private String ask(String folder, String... question) throws OperationFailed {
        List<String> words = git(folder);
        words.addAll(List.of(question));
        Result result = shell.run(Command.of(words));
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("backup.git.look", name()))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.git.look.next"))
                    .build();
        }
        return result.text();
    }

    /** The profile names this directory, so who owns it is no reason to refuse it. */
    private static List<String> git(String folder) {
        return new ArrayList<>(List.of("git", "-c", "safe.directory=" + folder, "-C", folder));
    }

    private static Command bundle(String folder) {
        List<String> words = git(folder);
        words.addAll(List.of("bundle", "create", "--quiet", "-", "--all"));
        return Command.of(words);
    }

    /** Nobody is there to be asked for a password. */
    private Command copy(String folder) {
        String url = String.valueOf(repository().url());
        return Command.of("git", "clone", "--quiet", "--mirror", "--", url, folder)
                .with("GIT_TERMINAL_PROMPT", "0")
                .with("GIT_ASKPASS", "true")
                .with("SSH_ASKPASS_REQUIRE", "never");
    }

    @Override
    public void close() {
        shell.close();
    }
}
