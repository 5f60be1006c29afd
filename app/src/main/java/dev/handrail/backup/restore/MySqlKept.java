package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tables of MariaDB or MySQL that were put aside. */
public record MySqlKept(Means means, Server server, KeptDatabase kept) implements RestoreForget.Place {
    private MySqlClient client() throws OperationFailed {
        return MySqlClient.open(means.shells(), means.databases(), server, KeptThere.beside(server, kept), kept.kept());
    }

    @Override
    public Optional<RestoreForget.Found> find() throws OperationFailed {
        String query = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE BINARY DB = BINARY "
                + MySqlClient.literal(kept.kept()) + " AND ID <> CONNECTION_ID()";
        try (MySqlClient client = client()) {
            if (!new MySqlKeptSchema(client).isOf(kept.run())) {
                return Optional.empty();
            }
            long connected = Long.parseLong(client.askServer(query).getFirst().getFirst());
            return Optional.of(new RestoreForget.Found(connected, List.of(), statement()));
        }
    }

    private String statement() {
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
