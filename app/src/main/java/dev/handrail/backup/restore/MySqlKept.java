package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.function.Consumer;

/** Tables of MariaDB or MySQL that were put aside. */
public record MySqlKept(Means means, Server server, KeptDatabase kept) implements RestoreForget.Place {
    private MySqlClient client() throws OperationFailed {
        return MySqlClient.open(means.shells(), means.databases(), server, KeptThere.beside(server, kept), kept.kept());
    }

    @Override
    public boolean there() throws OperationFailed {
        try (MySqlClient client = client()) {
            return new MySqlKeptSchema(client).isOf(kept.run());
        }
    }

    @Override
    public long connected() throws OperationFailed {
        String query = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE BINARY DB = BINARY "
                + MySqlClient.literal(kept.kept()) + " AND ID <> CONNECTION_ID()";
        try (MySqlClient client = client()) {
            return Long.parseLong(client.askServer(query).getFirst().getFirst());
        }
    }

    @Override
    public String statement() {
        return "DROP DATABASE " + MySqlClient.quoted(kept.kept());
    }

    @Override
    public void drop(Consumer<String> telling) throws OperationFailed {
        try (MySqlClient client = client()) {
            MySqlKeptSchema schema = new MySqlKeptSchema(client);
            if (schema.isOf(kept.run())) {
                telling.accept(statement());
                schema.drop();
            }
        }
    }
}
