package dev.handrail.sql;

import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Channel;
import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Opens JDBC connections to databases that often only their server can see: the bytes go through the shell. */
public final class Databases {
    private static final String PATIENCE_SECONDS = "20";

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_WISH = "";

    /** There is no such database, or one may not connect to it. */
    private static final Set<String> CLOSED_TO_US = Set.of("3D000", "42501");

    private final Shells shells;
    private final Secrets secrets;

    public Databases(Shells shells, Secrets secrets) {
        this.shells = shells;
        this.secrets = secrets;
    }

    /** A connection to the database that the profile names. */
    public Connection open(Server server, Database database) throws OperationFailed {
        return open(server, database, database.name());
    }

    /** The same, under the limits of time that its role has: for statements that are not ours. */
    public Connection limited(Server server, Database database) throws OperationFailed {
        return connected(server, database, database.name(), NO_WISH);
    }

    /** A connection that is opened with options of the server's own, which it may refuse. */
    Connection wishing(Server server, Database database, String name, String options) throws OperationFailed {
        return connected(server, database, name, options);
    }

    /** A connection to another database of the same database server, such as one that was just restored. */
    public Connection open(Server server, Database database, String name) throws OperationFailed {
        Connection connection = connected(server, database, name, NO_WISH);
        try {
            Sessions.unlimited(connection);
            return connection;
        } catch (SQLException e) {
            abandon(connection);
            throw SqlFailure.connecting(name, server.name(), e);
        }
    }

    private static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What went wrong before is what is told.
        }
    }

    private Connection connected(Server server, Database database, String name, String options) throws OperationFailed {
        if (database.engine() != Engine.POSTGRESQL) {
            throw OperationFailed.usage(Words.of(
                            "sql.engine", database.name(), database.engine().word()))
                    .next(Words.of("sql.engine.next"))
                    .build();
        }
        try (Shell shell = shells.on(server);
                @Nullable Secret password = password(server, database)) {
            Endpoint endpoint = new Way(shell, database).endpoint();
            Properties properties = properties(database, endpoint, password);
            if (!options.isEmpty()) {
                properties.setProperty("options", options);
            }
            return connect(name, shell.where(), properties, () -> through(server, endpoint));
        } catch (OperationFailed e) {
            if (e.getCause() instanceof SQLException refused && WRONG_PASSWORD.equals(refused.getSQLState())) {
                secrets.didNotFit(SecretNames.database(server.name(), database.name()));
            }
            throw e;
        }
    }

    /** A connection to a database that is there on any server, or where it is not, to the one that the profile names. */
    public Connection maintenance(Server server, Database database) throws OperationFailed {
        try {
            return open(server, database, "postgres");
        } catch (OperationFailed e) {
            if (e.getCause() instanceof SQLException sql && CLOSED_TO_US.contains(String.valueOf(sql.getSQLState()))) {
                return open(server, database);
            }
            throw e;
        }
    }

    /** Each socket keeps a shell of its own, and lets go of it when the driver closes it. */
    private Channel through(Server server, Endpoint endpoint) throws OperationFailed {
        Shell shell = shells.on(server);
        try {
            return new ShellChannel(shell.connect(endpoint), shell);
        } catch (OperationFailed e) {
            shell.close();
            throw e;
        }
    }

    private static Connection connect(String name, String where, Properties properties, ChannelSocket.Opener opener)
            throws OperationFailed {
        String ticket = ChannelSocketFactory.leave(opener);
        properties.setProperty("socketFactory", ChannelSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", ticket);
        // The host of the address is never looked up: the socket factory decides where the bytes go.
        String address = "jdbc:postgresql://127.0.0.1:5432/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        try {
            Connection connection = new Driver().connect(address, properties);
            if (connection == null) {
                throw new SQLException("The driver did not accept its own address.");
            }
            return connection;
        } catch (SQLException e) {
            throw SqlFailure.connecting(name, where, e);
        } finally {
            ChannelSocketFactory.forget(ticket);
        }
    }

    private static Properties properties(Database database, Endpoint endpoint, @Nullable Secret password) {
        Properties properties = new Properties();
        properties.setProperty("user", Way.user(database));
        properties.setProperty("ApplicationName", "Handrail");
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("sslmode", endpoint instanceof Endpoint.Tcp ? "prefer" : "disable");
        // Never absent: the driver would look into this computer's own .pgpass, and tell another machine what it finds.
        properties.setProperty("password", password == null ? "" : text(password));
        return properties;
    }

    /** The driver takes nothing but a String; it is gone with the properties when the connection stands. */
    private static String text(Secret password) {
        char[] characters = password.characters();
        try {
            return new String(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** The password of a database, where its profile points to one. */
    @Nullable
    Secret password(Server server, Database database) throws OperationFailed {
        return database.password() == null
                ? null
                : secrets.find(database.password(), SecretNames.database(server.name(), database.name()));
    }
}
