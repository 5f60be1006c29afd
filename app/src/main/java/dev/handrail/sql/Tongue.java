package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * The language in which a PostgreSQL server answers its own programs. What they complain of is judged by its words, so they
 * ask for English where they may; not every role may, and not every way lets such a wish through.
 *
 * @param messages the lc_messages of its sessions
 * @param english whether we are answered in English, by itself or where we ask for it
 */
public record Tongue(String messages, boolean english) {
    private static final String WISH = "-c lc_messages=C";

    private static final Pattern ITS_OWN = Pattern.compile("(?i)(?:C|POSIX|en|English)(?:[._-].*)?");

    /**
     * @param messages what a session there said of itself
     * @param name of a database on that server
     */
    public static Tongue of(Databases databases, Server server, Database database, String name, String messages) {
        return new Tongue(messages, english(messages) || granted(databases, server, database, name));
    }

    private static boolean english(String messages) {
        return ITS_OWN.matcher(messages).matches();
    }

    /**
     * Tried out with a session that nothing depends on: whose wish is refused is not let in at all, and what stands in
     * between may let it in and forget the wish.
     */
    private static boolean granted(Databases databases, Server server, Database database, String name) {
        try (Connection wishing = databases.wishing(server, database, name, WISH);
                Statement statement = wishing.createStatement();
                ResultSet row = statement.executeQuery("SHOW lc_messages")) {
            return row.next() && english(row.getString(1));
        } catch (OperationFailed | SQLException e) {
            return false;
        }
    }

    /** The programs, which ask for English where that is needed and granted. */
    public PostgresTools of(PostgresTools tools) {
        return english && !english(messages) ? tools.wishing(WISH) : tools;
    }
}
