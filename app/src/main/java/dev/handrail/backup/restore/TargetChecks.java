package dev.handrail.backup.restore;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the database server that a dump goes to: does it have what the dump needs, and room, and how long will it take. */
public final class TargetChecks {
    /** Where a new database lies unless something else is said. */
    static final String USUAL_TABLESPACE = "pg_default";

    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final Set<String> ITSELF = Set.of("localhost", "127.0.0.1", "::1");
    /** The available kilobytes, and where it is mounted. */
    private static final Pattern DF = Pattern.compile("\\S.*\\s\\d+\\s+\\d+\\s+(\\d+)\\s+\\d+%\\s+(\\S.*)");

    private static final String FOLDER = """
            SELECT coalesce(nullif(pg_tablespace_location(t.oid), ''),
                            (SELECT setting FROM pg_settings WHERE name = 'data_directory'))
              FROM pg_tablespace t WHERE t.spcname = ?""";

    /** The roles that one may give things to. */
    private static final String OURS = "SELECT rolname FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')";

    /** The extensions that one may make; before version 13 none was trusted. */
    private static final String MAKEABLE = """
            SELECT name FROM pg_available_extension_versions v
             WHERE NOT superuser OR (to_jsonb(v) ->> 'trusted')::boolean
                OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)""";

    /** The tablespaces in which one may make something. */
    private static final String TABLESPACES =
            "SELECT spcname FROM pg_tablespace WHERE has_tablespace_privilege(oid, 'CREATE')";

    private final Means means;
    private final Server server;
    private final Database beside;

    public TargetChecks(Means means, Server server, Database beside) {
        this.means = means;
        this.server = server;
        this.beside = beside;
    }

    /** @param of the backup that needs it */
    List<Check> needs(DumpNeeds needs, Backup of) throws OperationFailed {
        try (Connection connection = means.databases().maintenance(server, beside)) {
            Set<String> roles = new TreeSet<>(needs.owners());
            roles.addAll(needs.others());
            Set<String> noRoles = missing(connection, "SELECT rolname FROM pg_roles", roles);
            Set<String> noExtensions =
                    missing(connection, "SELECT name FROM pg_available_extensions", needs.extensions());
            List<Check> checks = new ArrayList<>();
            checks.add(
                    noRoles.isEmpty()
                            ? Check.ok(Words.of("restore.check.roles", named(roles)))
                            : Check.blocker(Words.of("restore.check.noroles", named(noRoles)), rolesFor(of)));
            checks.add(
                    noExtensions.isEmpty()
                            ? Check.ok(Words.of("restore.check.extensions", named(needs.extensions())))
                            : Check.blocker(
                                    Words.of("restore.check.noextensions", named(noExtensions)),
                                    Words.of("restore.check.noextensions.next")));
            checks.addAll(tablespaces(connection, needs.tablespaces()));
            Set<String> others = missing(connection, OURS, needs.owners());
            others.removeAll(noRoles);
            if (!others.isEmpty()) {
                checks.add(Check.blocker(
                        Words.of("restore.check.notgiving", named(others)),
                        Words.of("restore.check.notgiving.next", named(others))));
            }
            Set<String> reserved = missing(connection, MAKEABLE, needs.extensions());
            reserved.removeAll(noExtensions);
            if (!reserved.isEmpty()) {
                checks.add(Check.blocker(
                        Words.of("restore.check.reserved", named(reserved)), Words.of("restore.check.reserved.next")));
            }
            return checks;
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    /** Where the roles of its database server were backed up, the command that says how they come back. */
    private String rolesFor(Backup of) throws OperationFailed {
        Optional<Server> its = means.servers().named(of.server());
        List<Backup> all = means.catalogue().of(of.server());
        return its.flatMap(one -> new RolesOf(one, all).newest(of))
                .map(backup -> Words.of("restore.check.noroles.commands", backup.id()))
                .orElse(Words.of("restore.check.noroles.next"));
    }

    private static List<Check> tablespaces(Connection connection, Set<String> wanted) throws SQLException {
        Set<String> lacking = missing(connection, TABLESPACES, wanted);
        return lacking.isEmpty()
                ? List.of()
                : List.of(Check.blocker(
                        Words.of("restore.check.notablespaces", named(lacking)),
                        Words.of("restore.check.notablespaces.next")));
    }

    private static String named(Set<String> names) {
        return names.isEmpty() ? Words.of("restore.check.none") : String.join(", ", new TreeSet<>(names));
    }

    private static Set<String> missing(Connection connection, String query, Set<String> wanted) throws SQLException {
        Set<String> missing = new TreeSet<>(wanted);
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                missing.remove(row.getString(1));
            }
        }
        return missing;
    }

    /**
     * Room on the volume that the database itself lies on.
     *
     * @param tablespace where the new one will lie
     */
    public Check room(String tablespace, RoomNeeded needed) throws OperationFailed {
        return room(tablespace, needed, Ahead.NOTHING);
    }

    Check room(String tablespace, RoomNeeded needed, Ahead ahead) throws OperationFailed {
        return roomIn(ITSELF.contains(beside.host()) ? folder(tablespace) : null, needed, ahead);
    }

    /** @param folder where the database server keeps its files; null where that is not known */
    Check roomIn(@Nullable String folder, RoomNeeded needed, Ahead ahead) throws OperationFailed {
        if (folder == null || !ITSELF.contains(beside.host())) {
            return needed.check("", OptionalLong.empty());
        }
        // What lies where in a container, its server does not know.
        long before = beside.container() == null ? ahead.bytesBeside(folder, beside.as()) : 0;
        return needed.after(before).check(folder, free(folder));
    }

    /** Null where we may not know it. */
    private @Nullable String folder(String tablespace) throws OperationFailed {
        try (Connection connection = means.databases().maintenance(server, beside);
                PreparedStatement statement = connection.prepareStatement(FOLDER)) {
            statement.setString(1, tablespace);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw looking(e);
        }
    }

    private OptionalLong free(String folder) throws OperationFailed {
        List<String> df = new ArrayList<>();
        if (beside.container() != null) {
            df.addAll(List.of(
                    beside.container().tool().word(), "exec", beside.container().name()));
        }
        df.addAll(List.of("df", "-Pk", "--", folder));
        try (Shell shell = means.shells().on(server)) {
            Result result = shell.run(Command.of(df).as(beside.as()).within(A_MOMENT));
            Matcher line =
                    DF.matcher(result.lines().isEmpty() ? "" : result.lines().getLast());
            return result.good() && line.matches()
                    ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
                    : OptionalLong.empty();
        }
    }

    /** How long it took the last time, by the size of this one. */
    public Check duration(Backup backup) throws OperationFailed {
        record Restored(Backup of, Proof proof) {}
        Optional<Restored> last = means.catalogue().of(backup.server()).stream()
                .filter(Subject.of(backup)::has)
                .flatMap(one -> one.proofs().stream()
                        .filter(proof -> proof.passed() && proof.rung() == Proof.Rung.RESTORED)
                        .map(proof -> new Restored(one, proof)))
                .max(Comparator.comparing(restored -> restored.proof().at()));
        if (last.isEmpty()) {
            return Check.ok(Words.of("restore.check.duration.unknown"));
        }
        double was = Math.max(1, last.get().of().manifest().artifact().bytes());
        double now = Math.max(1, backup.manifest().artifact().bytes());
        long millis = Math.round(last.get().proof().millis() * now / was);
        return Check.ok(Words.of(
                "restore.check.duration",
                Amounts.duration(Duration.ofMillis(millis)),
                Amounts.moment(last.get().proof().at(), means.clock().getZone())));
    }

    private OperationFailed looking(SQLException e) {
        return SqlFailure.of(Words.of("restore.failed.look", beside.name()), server.name(), e);
    }
}
