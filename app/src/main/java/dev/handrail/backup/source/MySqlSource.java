package dev.handrail.backup.source;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/**
 * A MariaDB or MySQL database, dumped by its server's own programs.
 *
 * @param entry of the profile, which says how it is reached and dumped
 * @param name what its backups are called
 * @param database what it is called on its server
 */
public record MySqlSource(Means means, Server server, Database entry, String name, String database) implements Source {
    /** What an entry of a profile stands for. */
    public static Source of(Means means, Server server, Database entry) {
        return switch (entry.dump().what()) {
            case ONE -> new MySqlSource(means, server, entry, entry.name(), entry.name());
            case ALL -> new MySqlAll(means, server, entry);
            case ROLES -> new MySqlUsers(means, server, entry);
        };
    }

    /** One of several databases of an entry. */
    static MySqlSource among(MySqlAll all, String database) {
        return new MySqlSource(all.means(), all.server(), all.entry(), Entries.source(all.entry(), database), database);
    }

    /** Says which ways of dumping there are, where the profile asks for another. */
    private void accept() throws OperationFailed {
        Dump dump = entry.dump();
        if (dump.format() != Dump.Format.AUTO && dump.format() != Dump.Format.PLAIN) {
            throw refused(Words.of("backup.mysql.format", dump.format().word()), Words.of("backup.mysql.format.next"));
        }
    }

    private OperationFailed refused(String why, String next) {
        return OperationFailed.refused(Words.of("backup.mysql.refused", name()))
                .on(server.name())
                .cameBack(why)
                .next(next)
                .build();
    }

    @Override
    public Tap look() throws OperationFailed {
        accept();
        MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, entry, database);
        try {
            return MySqlTap.look(this, client);
        } catch (OperationFailed e) {
            client.close();
            throw e;
        }
    }
}
