package dev.handrail.backup.source;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one PostgreSQL database is going to be dumped, found out by looking: its facts and the tools that suit it.
 *
 * @param form what pg_dump calls the format
 * @param jobs how many dump at once, where it is a directory
 * @param machine that the directory is dumped on, where it is one
 */
record PostgresTap(
        PostgresSource source,
        Shell shell,
        DatabaseFacts facts,
        PostgresTools tools,
        String form,
        int jobs,
        @Nullable DumpMachine machine)
        implements Tap {
    static final String CUSTOM = "custom";
    static final String PLAIN = "plain";
    static final String DIRECTORY = "directory";
    private static final String PG_RESTORE = "pg_restore";
    private static final String LIST = "--list";
    /** Somebody may hold a table for hours: rather a clear failure than a snapshot held open as long. */
    static final Duration LOCK_PATIENCE = Duration.ofMinutes(1);

    /** Up to which size the content of a database is hashed, where the profile does not say. */
    private static final long PROVE_UP_TO = 2L << 30;

    @Override
    public String name() {
        return source.name();
    }

    Database entry() {
        return source.entry();
    }

    Selection selection() {
        return new Selection(entry().dump());
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>(List.of(Check.ok(Words.of(
                "backup.check.reached",
                facts.name(),
                facts.version(),
                Amounts.bytes(facts.bytes()),
                tools.version()))));
        if (selection().rows()) {
            checks.add(Check.ok(
                    Words.of(proves() ? "backup.check.hashed" : "backup.check.counted", Amounts.bytes(proveUpTo()))));
        }
        if (onlyOneProcess()) {
            checks.add(Check.ok(Words.of("backup.check.container", name())));
        }
        if (machine != null && selection().rows()) {
            checks.add(machine.room(facts.contentBytes(), selection().partial()));
        }
        selection().leftOut().forEach(note -> checks.add(Check.ok(note)));
        return checks;
    }

    /** A folder that several processes wrote would lie inside the container, and could not be restored into it from here. */
    private boolean onlyOneProcess() {
        return entry().container() != null
                && entry().dump().format() == Dump.Format.AUTO
                && facts.contentBytes() > DumpMachine.LARGE;
    }

    /** Whether the content of its tables is hashed, beside that their rows are counted. */
    boolean proves() {
        return facts.contentBytes() <= proveUpTo();
    }

    private long proveUpTo() {
        ByteSize asked = source.server().packing().proveUpTo();
        return asked == null ? PROVE_UP_TO : asked.bytes();
    }

    @Override
    public String reading() {
        return Words.of("backup.run.step.dump", name());
    }

    boolean directory() {
        return form.equals(DIRECTORY);
    }

    @Override
    public List<Step> before() {
        return directory()
                ? List.of(new Step(
                        Words.of("backup.run.step.folder", jobs),
                        shell.where(),
                        CommandText.of(dump(DirectoryFlow.into(TemporaryFolder.ANY))),
                        Effect.READS))
                : List.of();
    }

    @Override
    public Pipeline shown() {
        return Pipeline.of(directory() ? DirectoryFlow.tar(TemporaryFolder.ANY) : dump(List.of()));
    }

    /** Each job compresses what it dumps: one program behind them all would be too slow for them. */
    @Override
    public boolean packed() {
        return directory();
    }

    @Override
    public boolean squeezes() {
        return true;
    }

    @Override
    public long expectedBytes() {
        return facts.contentBytes();
    }

    @Override
    public String ending() {
        return switch (form) {
            case PLAIN -> ".sql";
            case DIRECTORY -> ".tar";
            default -> ".dump";
        };
    }

    @Override
    public Flow open(Work work) throws OperationFailed {
        PostgresFlow flow = PostgresFlow.begin(this, work);
        return directory() ? DirectoryFlow.begin(this, flow, work) : flow;
    }

    /** The dump proper: usually in custom format, since one can pick from it; compressed by a program that is good at it. */
    Command dump(List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("--format=" + form, "--compress=" + (directory() ? 1 : 0)));
        if (directory()) {
            arguments.add("--jobs=" + jobs);
        }
        arguments.addAll(selection().arguments());
        return dumping(arguments, more);
    }

    /** A dump of what tables there are whose rows are dumped, for its table of contents. */
    Pipeline tablesWithRows(String snapshot) {
        List<String> arguments = new ArrayList<>(List.of("--format=custom", "--compress=0"));
        arguments.addAll(selection().tablesWithRows());
        return Pipeline.of(dumping(arguments, List.of("--snapshot=" + snapshot)))
                .pipe(list());
    }

    /** What prints the list of a dump that it reads from its stdin. */
    Command list() {
        return tools.alone(PG_RESTORE, List.of(LIST));
    }

    /** What prints the list of a dump in a folder. */
    Command list(String folder) {
        return tools.alone(PG_RESTORE, List.of(LIST, folder));
    }

    private Command dumping(List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--lock-wait-timeout=" + LOCK_PATIENCE.toMillis());
        all.addAll(more);
        return tools.connected("pg_dump", source.database(), all);
    }

    @Override
    public void close() {
        tools.close();
        shell.close();
    }
}
