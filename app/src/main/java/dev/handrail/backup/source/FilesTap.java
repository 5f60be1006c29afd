package dev.handrail.backup.source;

import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a directory is going to be archived.
 *
 * @param user who reads it, or null for who logs in
 */
record FilesTap(
        FileSet set,
        Shell shell,
        FilesFound found,
        @Nullable String user) implements Tap {
    @Override
    public String name() {
        return set.name();
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Sort.FILES, name());
    }

    @Override
    public List<Check> checks() {
        if (found.unreadable().isEmpty()) {
            return List.of(Check.ok(
                    Words.of("backup.files.reached", set.directory(), Amounts.bytes(found.bytes()), found.tar())));
        }
        return List.of(Check.warning(
                Words.of("backup.files.unreadable", Listed.of(found.unreadable())),
                Words.of("backup.files.unreadable.next")));
    }

    @Override
    public String reading() {
        return Words.of("backup.files.step", set.directory());
    }

    @Override
    public Pipeline shown() {
        return Pipeline.of(Command.of(tar(List.of())).as(user));
    }

    /** The same, with what counts what goes into the archive. */
    Pipeline counted() {
        List<String> counting =
                List.of("--utc", "--verbose", "--verbose", "--quoting-style=escape", "--index-file=/dev/fd/4");
        List<String> arguments = tar(counting);
        return Pipeline.of(ScriptText.command(FilesTap.class, "archive.sh", arguments.subList(1, arguments.size()))
                .as(user));
    }

    private List<String> tar(List<String> counting) {
        List<String> words = new ArrayList<>(
                List.of("tar", "--create", "--file=-", "--format=posix", "--numeric-owner", "--sparse"));
        words.addAll(found.more());
        words.addAll(counting);
        set.exclude().forEach(pattern -> words.add("--exclude=" + pattern));
        int slash = found.directory().lastIndexOf('/');
        String name = found.directory().substring(slash + 1);
        words.addAll(List.of(
                "--directory=" + (slash <= 0 ? "/" : found.directory().substring(0, slash)),
                "--",
                name.isEmpty() ? "." : name));
        return words;
    }

    @Override
    public long expectedBytes() {
        return found.bytes();
    }

    @Override
    public String ending() {
        return ".tar";
    }

    @Override
    public Flow open(Work work) {
        return new FilesFlow(this);
    }

    @Override
    public void close() {
        shell.close();
    }
}
