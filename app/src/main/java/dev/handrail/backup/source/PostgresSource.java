package dev.handrail.backup.source;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A PostgreSQL database.
 *
 * @param entry of the profile, which says how it is reached and dumped
 * @param name what its backups are called
 * @param database what it is called on its server
 */
public record PostgresSource(Means means, Server server, Database entry, String name, String database)
        implements Source {
    /** What an entry of a profile stands for. */
    public static Source of(Means means, Server server, Database entry) {
        return switch (entry.dump().what()) {
            case ONE -> new PostgresSource(means, server, entry, entry.name(), entry.name());
            case ALL -> new AllDatabases(means, server, entry);
            case ROLES -> new RolesSource(means, server, entry);
        };
    }

    /** One of several databases of an entry. */
    static PostgresSource among(AllDatabases all, String database) {
        return new PostgresSource(
                all.means(), all.server(), all.entry(), Entries.source(all.entry(), database), database);
    }

    @Override
    public Tap look() throws OperationFailed {
        Shell shell = means.shells().on(server);
        try {
            DatabaseFacts facts = facts(shell);
            return tap(shell, facts, means.tools().find(shell, server, entry, facts.major()));
        } catch (OperationFailed e) {
            shell.close();
            throw e;
        }
    }

    /** Whatever fails here, the password is wiped. */
    private Tap tap(Shell shell, DatabaseFacts facts, PostgresTools tools) throws OperationFailed {
        try {
            return suited(shell, facts, tools);
        } catch (OperationFailed e) {
            tools.close();
            throw e;
        }
    }

    private Tap suited(Shell shell, DatabaseFacts facts, PostgresTools tools) throws OperationFailed {
        return switch (entry.dump().format()) {
            case PLAIN -> new PostgresTap(this, shell, facts, tools, PostgresTap.PLAIN, 0, null);
            case CUSTOM -> new PostgresTap(this, shell, facts, tools, PostgresTap.CUSTOM, 0, null);
            case DIRECTORY -> parallel(shell, facts, tools, DumpMachine.look(shell));
            case AUTO -> suiting(shell, facts, tools);
        };
    }

    private PostgresTap suiting(Shell shell, DatabaseFacts facts, PostgresTools tools) throws OperationFailed {
        Optional<DumpMachine> machine =
                entry.container() == null ? DumpMachine.worthwhile(shell, facts.contentBytes()) : Optional.empty();
        return machine.isPresent()
                ? parallel(shell, facts, tools, machine.get())
                : new PostgresTap(this, shell, facts, tools, PostgresTap.CUSTOM, 0, null);
    }

    /** Inside a container, the folder that it dumps into would be out of sight. */
    private PostgresTap parallel(Shell shell, DatabaseFacts facts, PostgresTools tools, DumpMachine machine)
            throws OperationFailed {
        if (entry.container() != null) {
            throw OperationFailed.refused(Words.of("backup.directory.container", name))
                    .on(shell.where())
                    .next(Words.of("backup.directory.container.next"))
                    .build();
        }
        int jobs = entry.dump().jobs() > 0 ? entry.dump().jobs() : machine.jobs();
        return new PostgresTap(this, shell, facts, tools, PostgresTap.DIRECTORY, jobs, machine);
    }

    private DatabaseFacts facts(Shell shell) throws OperationFailed {
        try (Connection connection = means.databases().open(server, entry, database)) {
            return DatabaseFacts.of(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", database), shell.where(), e);
        }
    }

    /** One moment of the database, held open. */
    Snapshot snapshot(Shell shell) throws OperationFailed {
        try {
            return Snapshot.take(means.databases().open(server, entry, database));
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", database), shell.where(), e);
        }
    }
}
