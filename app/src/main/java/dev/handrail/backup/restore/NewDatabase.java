package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A database that is made to restore into. Until the restore is proven it carries a mark, and only what carries the mark
 * is ever dropped: a database that was there before is safe even from a clean-up after a crash.
 */
final class NewDatabase {
    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final String name;

    /** @param beside the profile's database on the same database server */
    NewDatabase(Databases databases, Server server, Database beside, String name) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.name = name;
    }

    /** What is known before: whether the name is free, whether we may, and how new the server is. */
    record Prospect(boolean taken, boolean allowed, String version, int major) {}

    Prospect prospect() throws OperationFailed {
        String query = "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = ?),"
                + " (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user),"
                + " split_part(current_setting('server_version'), ' ', 1),"
                + " current_setting('server_version_num')::int / 10000";
        try (Connection connection = maintenance();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Prospect(row.getBoolean(1), row.getBoolean(2), row.getString(3), row.getInt(4));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.look", name), server.name(), e);
        }
    }

    /** The statement that makes it, as alike to the source as a new database can be. */
    static String statement(String name, Manifest.Source source) {
        return "CREATE DATABASE " + SqlNames.quoted(name) + " TEMPLATE template0 ENCODING "
                + SqlNames.literal(source.encoding()) + " LC_COLLATE " + SqlNames.literal(source.collate())
                + " LC_CTYPE " + SqlNames.literal(source.characterType());
    }

    void create(Manifest.Source source, String mark) throws OperationFailed {
        try (Connection connection = maintenance();
                Statement statement = connection.createStatement()) {
            statement.execute(statement(name, source));
            comment(statement, mark);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.create", name), server.name(), e);
        }
    }

    /** The restore is proven: the mark gives way to a word on where the database came from. */
    void keep(String origin) throws OperationFailed {
        try (Connection connection = maintenance();
                Statement statement = connection.createStatement()) {
            comment(statement, origin);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.keep", name), server.name(), e);
        }
    }

    /** Drops it if it still carries the mark. */
    void dropIfMarked(String mark) throws OperationFailed {
        try (Connection connection = maintenance();
                Statement statement = connection.createStatement()) {
            if (mark.equals(comment(connection))) {
                statement.execute("DROP DATABASE " + SqlNames.quoted(name) + " WITH (FORCE)");
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.drop", name), server.name(), e);
        }
    }

    private void comment(Statement statement, String text) throws SQLException {
        statement.execute("COMMENT ON DATABASE " + SqlNames.quoted(name) + " IS " + SqlNames.literal(text));
    }

    private @Nullable String comment(Connection connection) throws SQLException {
        String query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** The source itself may be gone, which is when one restores: so the database that is always there comes first. */
    private Connection maintenance() throws OperationFailed {
        try {
            return databases.open(server, beside, "postgres");
        } catch (OperationFailed e) {
            if (e.getCause() instanceof SQLException sql && "42501 3D000".contains(String.valueOf(sql.getSQLState()))) {
                return databases.open(server, beside);
            }
            throw e;
        }
    }
}
