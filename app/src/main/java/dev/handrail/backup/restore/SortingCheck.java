package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Sorting;
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
import java.util.Locale;
import java.util.Set;

/** Whether a database server can sort and compare as the one did that a backup is from. */
record SortingCheck(Databases databases, Server server, Database beside) {
    private static final Set<String> EVERYWHERE = Set.of("c", "posix", "c.utf8", "");

    private static final String KNOWN = """
            SELECT EXISTS (SELECT 1 FROM pg_collation WHERE collprovider = 'c'
                            AND lower(replace(collcollate, '-', '')) = ?)
                OR EXISTS (SELECT 1 FROM pg_database WHERE lower(replace(datcollate, '-', '')) = ?)""";

    List<Check> of(Manifest.Source source, int major) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        Sorting sorting = source.sorting();
        if (sorting != null) {
            String how = sorting.locale() == null ? sorting.provider() : sorting.provider() + " " + sorting.locale();
            checks.add(
                    sorting.knownTo(major)
                            ? Check.ok(Words.of("restore.check.sorting", how))
                            : Check.warning(
                                    Words.of("restore.check.nosorting", how, source.collate()),
                                    Words.of("restore.check.nosorting.next")));
        }
        if (!known(source.collate()) || !known(source.characterType())) {
            checks.add(Check.warning(
                    Words.of("restore.check.nolocale", source.collate()), Words.of("restore.check.nolocale.next")));
        }
        return checks;
    }

    private boolean known(String locale) throws OperationFailed {
        String plain = locale.toLowerCase(Locale.ROOT).replace("-", "");
        if (EVERYWHERE.contains(plain)) {
            return true;
        }
        try (Connection connection = databases.maintenance(server, beside);
                PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, plain);
            statement.setString(2, plain);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.look", locale), server.name(), e);
        }
    }
}
