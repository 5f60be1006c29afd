package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** What belongs to no database of a MariaDB or MySQL server: its users, its roles and what they were granted. */
record MySqlUsers(Means means, Server server, Database entry) implements Source {
    /** Which accounts of MariaDB are of no use while it resolves no names; it then refuses even to show them. */
    static final String IGNORED =
            "@@skip_name_resolve AND host RLIKE '[a-zA-Z]' AND host <> 'localhost' AND INSTR(host, ':') = 0";

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public Tap look() throws OperationFailed {
        MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, entry, entry.name());
        try {
            List<List<String>> rows = client.askServer("SELECT 'version', VERSION();\n" + MySqlAccount.QUERY);
            String version = MySqlClient.labelled("version", rows).getFirst();
            MySqlAccount account = MySqlAccount.in(rows);
            boolean all = account.grants("mysql").reads();
            return new MySqlUsersTap(
                    this,
                    client,
                    version,
                    account.grantee(),
                    all,
                    all && version.contains("MariaDB") ? ignored(client) : List.of());
        } catch (OperationFailed e) {
            client.close();
            throw e;
        }
    }

    private static List<String> ignored(MySqlClient client) throws OperationFailed {
        String query =
                "SELECT CONCAT(user, '@', host) FROM mysql.user WHERE is_role = 'N' AND user <> 'mariadb.sys' AND "
                        + IGNORED + " ORDER BY 1";
        return client.askServer(query).stream().map(List::getFirst).toList();
    }
}
