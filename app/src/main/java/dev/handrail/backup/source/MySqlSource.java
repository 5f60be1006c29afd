package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** A MariaDB or MySQL database, dumped by its server's own programs. */
public record MySqlSource(Means means, Server server, Database database) implements Source {
    /** Says which ways of dumping there are, where the profile asks for another. */
    private void accept() throws OperationFailed {
        Dump dump = database.dump();
        if (dump.what() != Dump.What.ONE) {
            throw refused(Words.of("backup.mysql.what", dump.what().word()), Words.of("backup.mysql.what.next"));
        }
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
    public String name() {
        return database.name();
    }

    @Override
    public Tap look() throws OperationFailed {
        accept();
        Shell shell = means.shells().on(server);
        MySqlTools tools = null;
        try {
            tools = MySqlTools.find(means.databases(), shell, server, database);
            return MySqlTap.look(this, new MySqlClient(shell, tools, database.name()));
        } catch (OperationFailed e) {
            if (tools != null) {
                tools.close();
            }
            shell.close();
            throw e;
        }
    }
}
