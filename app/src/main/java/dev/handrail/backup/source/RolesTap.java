package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How the roles of a PostgreSQL server are going to be dumped.
 *
 * @param passwords whether the user may read the hashes of their passwords
 */
record RolesTap(RolesSource source, Shell shell, String version, boolean passwords, PostgresTools tools)
        implements Tap {
    /** Of which kind the source of them is called: no database at all. */
    private static final String ORIGIN = "globals";

    private static final long ABOUT = 10_000;

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<Check> checks() {
        String reached = Words.of("backup.check.roles", name(), version, tools.version());
        return passwords
                ? List.of(Check.ok(reached))
                : List.of(
                        Check.ok(reached),
                        Check.warning(Words.of("backup.note.nopasswords"), Words.of("backup.note.nopasswords.next")));
    }

    @Override
    public String reading() {
        return Words.of("backup.run.step.dump", name());
    }

    @Override
    public Pipeline shown() {
        List<String> arguments = new ArrayList<>(List.of("--globals-only"));
        if (!passwords) {
            arguments.add("--no-role-passwords");
        }
        Command dump = tools.cluster("pg_dumpall", arguments);
        return Pipeline.of(dump);
    }

    @Override
    public long expectedBytes() {
        return ABOUT;
    }

    @Override
    public boolean squeezes() {
        return true;
    }

    @Override
    public String ending() {
        return ".sql";
    }

    @Override
    public Flow open(Work work) {
        return new PlainFlow(shown(), content());
    }

    private Content content() {
        String kind = source.entry().engine().word();
        return new Content(
                new Manifest.Source(kind, name(), ORIGIN, version, "", "", "", ""),
                "pg_dumpall " + tools.version(),
                "roles",
                List.of(),
                List.of(),
                passwords ? List.of() : List.of(Words.of("backup.note.nopasswords")));
    }

    @Override
    public void close() {
        tools.close();
        shell.close();
    }
}
