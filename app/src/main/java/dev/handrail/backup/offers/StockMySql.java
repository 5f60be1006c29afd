package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that load a dump of MariaDB or MySQL into a new database with the stock client. */
final class StockMySql {
    /** Of a database, and of the users of a server. */
    static final Set<String> FORMS = Set.of("sql", "users");

    private static final String PASSWORD = "MYSQL_PWD";

    private final Manifest manifest;
    private final String file;
    private final @Nullable Database database;

    /** @param database as the profile has it, where it still has it */
    StockMySql(Manifest manifest, String file, @Nullable Database database) {
        this.manifest = manifest;
        this.file = file;
        this.database = database;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (database != null && database.password() != null) {
            lines.add(Words.of("backup.commands.password"));
            lines.add("IFS= read -rs " + PASSWORD + "; export " + PASSWORD);
        }
        if (manifest.artifact().form().equals("users")) {
            lines.add(Words.of("backup.commands.users"));
            lines.add(load(List.of()));
            return lines;
        }
        String into = manifest.source().origin() + "_restored";
        String create = "CREATE DATABASE " + MySqlClient.quoted(into) + " CHARACTER SET "
                + manifest.source().encoding() + " COLLATE " + manifest.source().collate();
        lines.add(Words.of("backup.commands.create"));
        lines.add(CommandText.of(client(List.of("--execute=" + create))));
        lines.add(Words.of("backup.commands.load"));
        lines.add(load(List.of("--database=" + into)));
        return lines;
    }

    private String load(List<String> into) {
        List<String> unpack = new ArrayList<>(manifest.artifact().compression().unpack());
        unpack.add(file);
        List<String> options =
                new ArrayList<>(List.of("--default-character-set=utf8mb4", "--binary-mode", "--max-allowed-packet=1G"));
        options.addAll(into);
        return CommandText.of(Pipeline.of(Command.of(unpack)).pipe(client(options)));
    }

    private Command client(List<String> more) {
        List<String> arguments = new ArrayList<>(around());
        arguments.add(manifest.tools().dump().startsWith("mariadb") ? "mariadb" : "mysql");
        if (database != null) {
            arguments.addAll(MySqlTools.way(database));
        }
        arguments.addAll(more);
        return Command.of(arguments);
    }

    private List<String> around() {
        if (database == null) {
            return List.of();
        }
        List<String> around = new ArrayList<>();
        boolean password = database.password() != null;
        if (database.as() != null) {
            around.addAll(
                    password
                            ? List.of("sudo", "--preserve-env=" + PASSWORD, "-u", database.as())
                            : List.of("sudo", "-u", database.as()));
        }
        if (database.container() != null) {
            around.addAll(List.of(database.container().tool().word(), "exec", "-i"));
            around.addAll(password ? List.of("--env", PASSWORD) : List.of());
            around.add(database.container().name());
        }
        return around;
    }
}
