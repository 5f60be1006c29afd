package dev.handrail.backup.restore;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Manifest;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A database that comes back under the name that it had: the application is to find it as it was, so it gets the owner, the
 * rights and the settings too, as far as their roles are there. Under another name it is only a copy to look at.
 */
final class OwnName {
    /** Since then a member may not make itself the role unless it is said so. */
    static final int SET_SINCE = 16;

    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final Manifest.Source source;
    private final String into;

    OwnName(Databases databases, Server server, Database beside, Manifest.Source source, String into) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.source = source;
        this.into = into;
    }

    /**
     * What it can have there.
     *
     * @param owner what the statement that makes the database says of it; nothing where it cannot have the one it had
     * @param statements what gives it the rest
     */
    record Prospect(String owner, List<String> statements, List<Check> checks) {}

    Prospect look(int major) throws OperationFailed {
        if (!into.equals(source.origin())) {
            return new Prospect("", List.of(), List.of());
        }
        Set<String> there = names("SELECT rolname FROM pg_roles");
        String may = "pg_has_role(current_user, oid, 'USAGE')"
                + (major < SET_SINCE ? "" : " AND pg_has_role(current_user, oid, 'SET')");
        boolean ours = names("SELECT rolname FROM pg_roles WHERE " + may).contains(source.owner());
        List<Check> checks = new ArrayList<>();
        if (!source.owner().isEmpty()) {
            checks.add(ours ? Check.ok(Words.of("restore.check.owner", source.owner())) : notOwned());
        }
        List<String> statements = new ArrayList<>();
        Besides besides = source.besides();
        if (besides == null) {
            checks.add(
                    Check.warning(Words.of("restore.check.nobesides", into), Words.of("restore.check.nobesides.next")));
        } else {
            Settable settable = new Settable(
                    !names(Settable.SUPERUSER).isEmpty(),
                    names(Settable.reserved(major)),
                    names(Settable.roles(major)));
            List<String> lacking = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            for (Besides.Statement each : besides.statements(into, source.owner())) {
                boolean known = each.role() == null || there.contains(each.role());
                (!known ? lacking : settable.has(each) ? statements : refused).add(each.sql());
            }
            checks.addAll(notCarried("restore.check.notcarried", "restore.check.notcarried.next", lacking));
            checks.addAll(notCarried("restore.check.notset", "restore.check.notset.next", refused));
            checks.addAll(notCarried("restore.check.unsaid", "restore.check.unsaid.next", besides.unsaid(into)));
        }
        return new Prospect(ours ? " OWNER " + SqlNames.quoted(source.owner()) : "", statements, checks);
    }

    private Check notOwned() {
        String later = "ALTER DATABASE " + SqlNames.quoted(into) + " OWNER TO " + SqlNames.quoted(source.owner());
        return Check.warning(
                Words.of("restore.check.noowner", source.owner()), Words.of("restore.check.noowner.next", later));
    }

    private static List<Check> notCarried(String key, String next, List<String> statements) {
        return statements.isEmpty()
                ? List.of()
                : List.of(Check.warning(Words.of(key, String.join("; ", statements)), Words.of(next)));
    }

    private Set<String> names(String query) throws OperationFailed {
        Set<String> names = new HashSet<>();
        try (Connection connection = databases.maintenance(server, beside);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.look", into), server.name(), e);
        }
    }

    List<Step> steps(Prospect prospect) {
        return prospect.statements().isEmpty()
                ? List.of()
                : List.of(new Step(
                        Words.of("restore.step.besides", into),
                        server.name(),
                        String.join("; ", prospect.statements()),
                        Effect.CHANGES));
    }

    /** A right that is refused is no reason to drop what was proven, nor to fail: it is said what is to be done. */
    void give(Prospect prospect, Work work) throws OperationFailed {
        if (prospect.statements().isEmpty()) {
            return;
        }
        work.step(Words.of("restore.step.besides", into));
        List<String> refused = new ArrayList<>();
        try (Connection connection = databases.maintenance(server, beside);
                Statement statement = connection.createStatement()) {
            for (String sql : prospect.statements()) {
                work.command(server.name(), sql);
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    work.say(String.valueOf(e.getMessage()));
                    refused.add(sql);
                }
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.keep", into), server.name(), e);
        }
        if (!refused.isEmpty()) {
            work.say(Words.of("restore.refused", into, String.join("; ", refused)));
            work.made("refused", String.valueOf(refused.size()));
        }
    }

    /** What it says of itself: what it said before, unless that was a word of ours on where it came from. */
    String remark(String origin) {
        Besides besides = source.besides();
        String before = besides == null || !into.equals(source.origin()) ? null : besides.comment();
        return before == null || before.startsWith(Words.of("restore.origin", "")) ? origin : before;
    }
}
