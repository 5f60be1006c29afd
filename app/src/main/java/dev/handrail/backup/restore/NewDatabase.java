package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Sorting;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.sql.Tongue;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * A database that is made to restore into. Until the restore is proven it carries a mark, and only what carries the mark
 * is ever dropped: a database that was there before is safe even from a clean-up after a crash.
 */
public final class NewDatabase {
    private static final String THERE_ALREADY = "42P04";

    private static final String MAKING = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE state = 'active' AND pid <> pg_backend_pid() AND position(? IN query) > 0";

    /** With an exchange that would rename it, and may wait in its COMMIT for as long as it likes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final String name;

    /** @param beside the profile's database on the same database server */
    public NewDatabase(Databases databases, Server server, Database beside, String name) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.name = name;
    }

    /**
     * What is known before: whether the name is free, whether we may, how new the server is and what language it speaks.
     *
     * @param subscribes whether we may make subscriptions
     */
    public record Prospect(
            boolean taken, boolean allowed, boolean subscribes, String version, int major, Tongue tongue) {}

    public Prospect prospect() throws OperationFailed {
        try (Connection connection = maintenance()) {
            return prospect(connection);
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    private OperationFailed looking(SQLException e) {
        return SqlFailure.of(Words.of("restore.failed.look", name), server.name(), e);
    }

    Prospect prospect(Connection connection) throws OperationFailed {
        String query = "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = ?),"
                + " (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user),"
                + " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
                + " OR EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pg_create_subscription'"
                + " AND pg_has_role(current_user, oid, 'USAGE')),"
                + " split_part(current_setting('server_version'), ' ', 1),"
                + " current_setting('server_version_num')::int / 10000, current_setting('lc_messages')";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Tongue tongue = Tongue.of(databases, server, beside, connection.getCatalog(), row.getString(6));
                return new Prospect(
                        row.getBoolean(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getInt(5),
                        tongue);
            }
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    /**
     * The statement that makes it, as alike to the source as a new database can be.
     *
     * @param major the version of the server that makes it
     */
    static String statement(String name, Manifest.Source source, int major) {
        Sorting sorting = source.sorting();
        return making(name) + " TEMPLATE template0 ENCODING " + SqlNames.literal(source.encoding()) + " LC_COLLATE "
                + SqlNames.literal(source.collate())
                + " LC_CTYPE " + SqlNames.literal(source.characterType())
                + (sorting == null || !sorting.knownTo(major) ? "" : clause(sorting));
    }

    /** How each statement begins that makes it. */
    static String making(String name) {
        return "CREATE DATABASE " + SqlNames.quoted(name);
    }

    static String clause(Sorting sorting) {
        StringBuilder clause = new StringBuilder(" LOCALE_PROVIDER ").append(sorting.provider());
        if (sorting.locale() != null) {
            String word = sorting.provider().equals(Sorting.ICU) ? " ICU_LOCALE " : " BUILTIN_LOCALE ";
            clause.append(word).append(SqlNames.literal(sorting.locale()));
        }
        if (sorting.rules() != null) {
            clause.append(" ICU_RULES ").append(SqlNames.literal(sorting.rules()));
        }
        return clause.toString();
    }

    /**
     * Answers what is known of the server then.
     *
     * @param create the statement that makes it
     * @param refused told that nothing was made, because something of that name was there
     */
    Prospect create(String create, String mark, Runnable refused) throws OperationFailed {
        try (Connection connection = maintenance();
                Stop.Handle cancel = Stop.here().stopping(() -> RestoredRows.end(connection))) {
            create(connection, create, mark, refused);
            return prospect(connection);
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    private void create(Connection connection, String create, String mark, Runnable refused) throws OperationFailed {
        try (Statement statement = connection.createStatement()) {
            statement.execute(new FirstMark(mark).on(create, name));
            comment(statement, mark);
            statement.execute("ALTER DATABASE " + SqlNames.quoted(name) + " CONNECTION LIMIT " + FirstMark.NO_LIMIT);
        } catch (SQLException e) {
            if (THERE_ALREADY.equals(e.getSQLState())) {
                refused.run();
            }
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

    /**
     * Drops it if it still carries the mark, and leaves alone what says something else of itself. One that says nothing may
     * be somebody's, or ours that somebody took the mark from: only a person can tell.
     */
    void dropIfMarked(String mark) throws OperationFailed {
        try (Connection connection = maintenance();
                Statement statement = connection.createStatement()) {
            FirstMark first = new FirstMark(mark);
            endMaking(connection, first);
            Optional<String> comment = comment(connection, first);
            if (comment.isPresent() && comment.get().equals(mark)) {
                statement.execute("SET lock_timeout = " + PATIENCE.toMillis());
                Dropping.drop(statement, new Subscriptions(databases, server, beside, name));
            } else if (comment.isPresent() && comment.get().isEmpty()) {
                throw unmarked();
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.drop", name), server.name(), e);
        }
    }

    private OperationFailed unmarked() {
        String quoted = SqlNames.quoted(name);
        return OperationFailed.refused(Words.of("restore.failed.drop", name))
                .on(server.name())
                .cameBack(Words.of("restore.unmarked", name))
                .next(Words.of(
                        "restore.unmarked.next",
                        "DROP DATABASE " + quoted,
                        "COMMENT ON DATABASE " + quoted + " IS 'kept'"))
                .build();
    }

    private void comment(Statement statement, String text) throws SQLException {
        statement.execute("COMMENT ON DATABASE " + SqlNames.quoted(name) + " IS " + SqlNames.literal(text));
    }

    /** The server goes on making it for a session whose line was cut, or whose program died: then it would come later. */
    private void endMaking(Connection connection, FirstMark first) throws SQLException, OperationFailed {
        try (PreparedStatement statement = connection.prepareStatement(MAKING)) {
            statement.setString(1, first.clause());
            StillMaking.end(() -> ended(statement) == 0, name, server.name());
        }
    }

    private static int ended(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** What the database says of itself, which may be nothing; empty where there is no such database. */
    private Optional<String> comment(Connection connection, FirstMark first) throws SQLException {
        String query =
                "SELECT coalesce(shobj_description(oid, 'pg_database'), CASE datconnlimit WHEN ? THEN ? ELSE '' END)"
                        + " FROM pg_database WHERE datname = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, first.limit());
            statement.setString(2, first.mark());
            statement.setString(3, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The source itself may be gone, which is when one restores: so the database that is always there comes first. */
    private Connection maintenance() throws OperationFailed {
        return databases.maintenance(server, beside);
    }
}
