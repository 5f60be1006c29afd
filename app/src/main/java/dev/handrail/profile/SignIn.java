package dev.handrail.profile;

import dev.handrail.operation.Lazy;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.Dumper;
import dev.handrail.sql.MySqlClient;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in to a database as its backups do: through the shell, and where we have no driver by the server's own client. */
public final class SignIn implements DatabaseProbe {
    private static final String VERSION = "SELECT VERSION();";
    private static final Pattern MAJOR = Pattern.compile("[0-9]+");

    private final Lazy<? extends Secrets> secrets;

    public SignIn(Lazy<? extends Secrets> secrets) {
        this.secrets = secrets;
    }

    @Override
    public String version(Server server, Database database, Shells shells) throws OperationFailed {
        Databases databases = new Databases(shells, secrets.get());
        return database.engine() == Engine.POSTGRESQL
                ? postgres(server, database, databases)
                : asked(server, database, shells, databases);
    }

    /** In a container that does not answer nothing can be looked for. */
    @Override
    public Optional<String> dumper(Server server, Database database, Shell shell, Optional<String> answered)
            throws OperationFailed {
        if (database.engine() != Engine.POSTGRESQL || answered.isEmpty() && database.container() != null) {
            return Optional.empty();
        }
        Dumper dumper = Dumper.of(shell, database, answered.map(SignIn::major).orElse(Dumper.ANY));
        return Optional.of(Words.of("profile.test.dumper", database.name(), dumper.version(), dumper.place()));
    }

    /** Of "PostgreSQL 15.4 (Debian 15.4-1)" it is 15. */
    private static int major(String answered) {
        Matcher matcher = MAJOR.matcher(answered);
        return matcher.find() ? Integer.parseInt(matcher.group()) : Dumper.ANY;
    }

    /** What stands for a whole server need not be called as any database of it. */
    private static boolean isOne(Database entry) {
        return entry.dump().what() == Dump.What.ONE;
    }

    private static String postgres(Server server, Database database, Databases databases) throws OperationFailed {
        try (Connection connection =
                isOne(database) ? databases.open(server, database) : databases.maintenance(server, database)) {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw OperationFailed.unreachable(Words.of("profile.test.database.bad", database.name()))
                    .on(server.name())
                    .next(Words.of("profile.test.database.next"))
                    .because(e);
        }
    }

    /** By the programs, and the way, that a backup goes by. */
    private static String asked(Server server, Database database, Shells shells, Databases databases)
            throws OperationFailed {
        try (MySqlClient client = MySqlClient.open(shells, databases, server, database, database.name())) {
            List<List<String>> rows = isOne(database) ? client.ask(VERSION) : client.askServer(VERSION);
            return Words.of(
                    "profile.test.database.asked",
                    rows.getFirst().getFirst(),
                    client.tools().clientName(),
                    client.tools().dumperName(),
                    client.tools().version());
        }
    }
}
