package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The side databases of MariaDB and MySQL. What one is says a table in it: databases carry no comment on every version. A
 * restore that did not come to its end has none yet, and is known by its own mark.
 *
 * @param client the way to the live database
 */
record MySqlSide(MySqlClient client) {
    /** What it is called in every one of them. */
    static final String ABOUT = "handrail_rescue";

    private static final String BESIDE =
            "SELECT TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME = '" + ABOUT
                    + "' AND INSTR(TABLE_SCHEMA, '_rescue_') > 0 ORDER BY SUBSTRING_INDEX(TABLE_SCHEMA, '_rescue_', -1)";
    private static final String WITHIN = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE %1$s"
            + " UNION ALL SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE %2$s"
            + " UNION ALL SELECT EVENT_NAME FROM information_schema.EVENTS WHERE %3$s";

    /** Those of the live database, oldest first. */
    List<SideSchema> all() throws OperationFailed {
        List<String> names =
                client.askServer(BESIDE).stream().map(List::getFirst).toList();
        if (names.isEmpty()) {
            return List.of();
        }
        List<SideSchema> found = new ArrayList<>();
        for (List<String> told :
                client.askServer(names.stream().map(MySqlSide::reading).collect(Collectors.joining(";\n")))) {
            Rescue.of(plain(told.getFirst()))
                    .filter(rescue -> rescue.tables().stream()
                            .allMatch(table -> table.schema().equals(client.name())))
                    .ifPresent(rescue -> found.add(new SideSchema(told.get(1), rescue)));
        }
        return found;
    }

    SideSchema require(String name) throws OperationFailed {
        return SideSchema.require(all(), name, client.shell().where());
    }

    private static String reading(String name) {
        return "SELECT HEX(about), " + MySqlClient.literal(name) + " FROM " + about(name);
    }

    private static String plain(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    /** What its tables had when they came; nothing where that was not written down. */
    static Optional<MySqlBelongings> belongings(MySqlSession session, String name) throws OperationFailed {
        return session.ask(reading(name)).stream()
                .map(told -> MySqlBelongings.read(plain(told.getFirst())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String about(String name) {
        return MySqlClient.quoted(name) + "." + MySqlClient.quoted(ABOUT);
    }

    /** Says what it is, and what its tables had. */
    void mark(String name, Rescue rescue, MySqlBelongings belongings) throws OperationFailed {
        client.askServer("CREATE TABLE " + about(name)
                + " (id int PRIMARY KEY, about longtext CHARACTER SET utf8mb4);\nINSERT INTO " + about(name)
                + " VALUES (1, " + MySqlClient.literal(rescue.comment()) + "), (2, "
                + MySqlClient.literal(belongings.written()) + ")");
    }

    static String dropping(String name) {
        return "DROP DATABASE " + MySqlClient.quoted(name);
    }

    /** What somebody else put into it, which would go with it. */
    List<String> strange(SideSchema side) throws OperationFailed {
        return within(side).stream().filter(name -> !isOurs(side, name)).toList();
    }

    /** How many rows each of its tables has that keep what a rescue overwrote. */
    Map<String, Long> overwritten(SideSchema side) throws OperationFailed {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String name : within(side)) {
            if (name.startsWith(SideSchema.BEFORE)) {
                String table = MySqlClient.quoted(side.name()) + "." + MySqlClient.quoted(name);
                String counted = client.askServer("SELECT count(*) FROM " + table)
                        .getFirst()
                        .getFirst();
                rows.put(name, Long.parseLong(counted));
            }
        }
        return rows;
    }

    private List<String> within(SideSchema side) throws OperationFailed {
        String query = WITHIN.formatted(
                MySqlTable.is("TABLE_SCHEMA", side.name()),
                MySqlTable.is("ROUTINE_SCHEMA", side.name()),
                MySqlTable.is("EVENT_SCHEMA", side.name()));
        return client.askServer(query).stream().map(List::getFirst).toList();
    }

    private static boolean isOurs(SideSchema side, String name) {
        return name.equals(ABOUT)
                || name.startsWith(SideSchema.BEFORE)
                || name.startsWith(MySqlWitness.DONE)
                || side.rescue().tables().stream()
                        .anyMatch(table -> table.name().equals(name));
    }
}
