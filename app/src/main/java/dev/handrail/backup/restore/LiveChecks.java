package dev.handrail.backup.restore;

import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a database whose place another is to take: may that be done, and who would notice. */
public final class LiveChecks {
    /** Of which one may rename and send away: what a superuser may, and an owner who may make databases. */
    private static final String RIGHTS = """
            SELECT r.rolsuper, r.rolcreatedb AND pg_has_role(current_user, d.datdba, 'MEMBER'),
                   r.rolsuper OR r.rolcreaterole, current_database() = d.datname
              FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = ?""";

    /** Of the sessions of others one may see no more than whose they are; what clears up by itself is nobody's. */
    static final String SOMEBODY = "usesysid IS NOT NULL AND backend_type IS DISTINCT FROM 'autovacuum worker'";

    private static final String CONNECTED = """
            SELECT coalesce(usename, '?') || CASE WHEN coalesce(application_name, '') = '' THEN '' ELSE ' (' || application_name || ')' END,
                   count(*), bool_and(pg_has_role(current_user, usesysid, 'MEMBER'))
              FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()
               AND %s
             GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20""".formatted(SOMEBODY);

    private static final String PREPARED = "SELECT count(*) FROM pg_prepared_xacts WHERE database = ?";

    private static final String SLOTS = "SELECT count(*) FROM pg_replication_slots WHERE database = ?";

    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final String live;

    public LiveChecks(Databases databases, Server server, Database beside, String live) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.live = live;
    }

    /** What it is besides its content; empty where there is none of that name. */
    private Optional<LiveDatabase> database() throws OperationFailed {
        try (Connection connection = databases.maintenance(server, beside)) {
            return LiveDatabase.read(connection, live);
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    /** The same, and what is known before another is made beside it. */
    public record Seen(LiveDatabase live, NewDatabase.Prospect prospect) {}

    /** Empty where there is none of that name. */
    public Optional<Seen> with(NewDatabase other) throws OperationFailed {
        try (Connection connection = databases.maintenance(server, beside)) {
            Optional<LiveDatabase> there = LiveDatabase.read(connection, live);
            return there.isEmpty() ? Optional.empty() : Optional.of(new Seen(there.get(), other.prospect(connection)));
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    /** It must be there. */
    public LiveDatabase required() throws OperationFailed {
        return required(live, database());
    }

    /** It and the one that is to take its place, both of which must be there. */
    List<LiveDatabase> required(String coming) throws OperationFailed {
        try (Connection connection = databases.maintenance(server, beside)) {
            return List.of(
                    required(live, LiveDatabase.read(connection, live)),
                    required(coming, LiveDatabase.read(connection, coming)));
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    private LiveDatabase required(String name, Optional<LiveDatabase> there) throws OperationFailed {
        return there.orElseThrow(() -> OperationFailed.refused(Words.of("swap.gone", name))
                .on(server.name())
                .next(Words.of("swap.gone.next", name))
                .build());
    }

    List<Check> of(LiveDatabase database) throws OperationFailed {
        try (Connection connection = databases.maintenance(server, beside)) {
            List<Check> checks = new ArrayList<>();
            checks.addAll(rights(connection, database));
            checks.addAll(connected(connection));
            checks.addAll(hindrances(connection));
            checks.addAll(new Publications(databases, server, beside, live).checks());
            return checks;
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    private List<Check> rights(Connection connection, LiveDatabase database) throws SQLException {
        List<Check> checks = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
            statement.setString(1, live);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                checks.add(
                        row.getBoolean(1) || row.getBoolean(2)
                                ? Check.ok(Words.of("swap.check.allowed", live))
                                : Check.blocker(
                                        Words.of("swap.check.notallowed", live),
                                        Words.of("swap.check.notallowed.next", database.owner())));
                if (database.besides().hasSettingsOfRoles() && !row.getBoolean(3)) {
                    checks.add(Check.blocker(Words.of("swap.check.settings"), Words.of("swap.check.settings.next")));
                }
                if (row.getBoolean(4)) {
                    checks.add(Check.blocker(Words.of("swap.check.inside", live), Words.of("swap.check.inside.next")));
                }
            }
        }
        return checks;
    }

    private List<Check> connected(Connection connection) throws SQLException {
        List<String> who = new ArrayList<>();
        long sessions = 0;
        boolean ours = true;
        try (PreparedStatement statement = connection.prepareStatement(CONNECTED)) {
            statement.setString(1, live);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    who.add(Words.of("swap.check.connected.who", row.getString(1), row.getLong(2)));
                    sessions += row.getLong(2);
                    ours &= row.getBoolean(3);
                }
            }
        }
        if (who.isEmpty()) {
            return List.of(Check.ok(Words.of("swap.check.nobody", live)));
        }
        String text = Words.of("swap.check.connected", live, sessions, String.join(", ", who));
        return List.of(
                Check.warning(text, Words.of(ours ? "swap.check.connected.next" : "swap.check.connected.others")));
    }

    private List<Check> hindrances(Connection connection) throws SQLException {
        List<Check> checks = new ArrayList<>();
        long prepared = number(connection, PREPARED);
        if (prepared > 0) {
            checks.add(Check.blocker(
                    Words.of("swap.check.prepared", prepared, live), Words.of("swap.check.prepared.next")));
        }
        long slots = number(connection, SLOTS);
        if (slots > 0) {
            checks.add(Check.warning(Words.of("swap.check.slots", slots, live), Words.of("swap.check.slots.next")));
        }
        List<String> subscriptions = Subscriptions.running(connection, live);
        if (!subscriptions.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("swap.check.subscribed", live, String.join(", ", subscriptions)),
                    Words.of("swap.check.subscribed.next")));
        }
        return checks;
    }

    private long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, live);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private OperationFailed looking(SQLException e) {
        return SqlFailure.of(Words.of("swap.failed.look", live), server.name(), e);
    }
}
