package dev.handrail.backup.source;

import dev.handrail.sql.MySqlClient;
import java.util.List;

/**
 * Whom a MariaDB or MySQL server knows us as. It is asked along with what else is to be known.
 *
 * @param grantee the user as GRANT takes him
 * @param granted what SHOW GRANTS has, line by line
 */
public record MySqlAccount(String grantee, List<String> granted) {
    /** What is asked; a line that tells what was granted is all of its row. */
    public static final String QUERY = "SELECT 'user', CURRENT_USER();\nSHOW GRANTS;\n";

    public MySqlAccount {
        granted = List.copyOf(granted);
    }

    /** @param rows the answers to that, others among them */
    public static MySqlAccount in(List<List<String>> rows) {
        String user = MySqlClient.labelled("user", rows).getFirst();
        return new MySqlAccount(
                MySqlCatalogue.grantee(user),
                rows.stream().filter(row -> row.size() == 1).map(List::getFirst).toList());
    }

    /** What he may do in a database that is to be restored into, which need not be there. */
    public MySqlRights rights(String database) {
        return new MySqlRights(grants(database));
    }

    /** What he may see of one that is to be dumped. */
    MySqlGrants grants(String database) {
        return MySqlGrants.of(granted, database);
    }
}
