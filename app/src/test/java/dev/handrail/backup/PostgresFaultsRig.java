package dev.handrail.backup;

import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Engine;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of the test PostgreSQL. */
final class PostgresFaultsRig extends ExchangeRig {
    private final String live;
    private final List<Destination> destinations;
    private int sshPort;
    private int port = TestDatabase.port();

    /** @param live made anew, with a parish in it */
    PostgresFaultsRig(Path home, String live, int visits) throws Exception {
        this(
                home,
                live,
                visits,
                RealSshd.start(),
                new Destination.Folder("kept", home.resolve("kept").toString()));
    }

    /** The same by an sshd of its own and with other destinations. */
    PostgresFaultsRig(Path home, String live, int visits, RealSshd sshd, Destination... destinations) throws Exception {
        super(home, sshd, TestDatabase.port(), live);
        this.live = live;
        this.destinations = List.of(destinations);
        Beside.dropAll(live);
        TestDatabase.create(live);
        TestDatabase.fill(live, visits);
        reached();
    }

    void reached() {
        port = TestDatabase.port();
        reachedBy(sshd.port());
    }

    @Override
    void reachedBy(int way) {
        sshPort = way;
        keep();
    }

    /** From now on its server has this port. */
    void answersAt(int databasePort) {
        port = databasePort;
        keep();
    }

    private void keep() {
        rig.keep(
                sshd.access(sshPort),
                List.of(new Database(
                        live, Engine.POSTGRESQL, "127.0.0.1", port, "postgres", null, null, null, null, null)),
                destinations);
    }

    Backup taken() throws Exception {
        return rig.catalogue().require(Rig.id(rig.backUp()));
    }

    long content() throws SQLException {
        return Beside.content(live);
    }

    String besides() throws SQLException {
        return Beside.besides(live);
    }

    @Override
    String whole() throws SQLException {
        return content() + "; " + besides();
    }

    @Override
    List<String> names() throws SQLException {
        return Beside.names(live);
    }

    /** Who holds this keeps an exchange from going on: the row of the live database in the catalogue. */
    Connection held() throws SQLException {
        Connection connection = TestDatabase.connect("postgres");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + live + " CONNECTION LIMIT 5");
        }
        return connection;
    }

    @Override
    public void close() throws Exception {
        super.close();
        Beside.dropAll(live);
    }
}
