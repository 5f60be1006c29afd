package dev.handrail.backup.restore;

import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may use which routine of a database of MariaDB or MySQL, each as the statement that grants it: a server forgets that
 * when one is dropped.
 */
record RoutineRights(List<String> grants) {
    static final RoutineRights NONE = new RoutineRights(List.of());
    private static final List<Kind> ROUTINES = List.of(Kind.PROCEDURE, Kind.FUNCTION, Kind.PACKAGE);
    private static final String END = ";\n";
    private static final Pattern BETWEEN = Pattern.compile(";\\n(?=GRANT |$)");
    /** Not from the client itself, which may have lost its server. */
    private static final Pattern ANSWERED = Pattern.compile("ERROR (?!2\\d{3} )\\d+");

    RoutineRights {
        grants = List.copyOf(grants);
    }

    /** @param there what stands in the database */
    static RoutineRights of(MySqlClient client, MySqlCatalogue there) throws OperationFailed {
        boolean mariaDb = there.version().contains("MariaDB");
        List<String> grants = new ArrayList<>();
        if (ROUTINES.stream().anyMatch(kind -> !there.of(kind).isEmpty())) {
            String query =
                    "SELECT User, Host, Routine_name, Routine_type, Proc_priv FROM mysql.procs_priv WHERE BINARY Db = BINARY "
                            + MySqlClient.literal(client.name());
            client.askServer(query).forEach(row -> grants.add(grant(client.name(), row, mariaDb)));
        }
        return new RoutineRights(grants);
    }

    private static String grant(String database, List<String> row, boolean mariaDb) {
        List<String> rights = Stream.of(row.get(4).split(","))
                .filter(right -> !right.equalsIgnoreCase("Grant") && !right.isBlank())
                .toList();
        // A role of MariaDB has no host.
        String host = mariaDb && row.get(1).isEmpty() ? "" : "@" + MySqlClient.quoted(row.get(1));
        return "GRANT " + (rights.isEmpty() ? "USAGE" : String.join(", ", rights))
                + on(database, row.get(3), row.get(2)) + MySqlClient.quoted(row.get(0)) + host
                + (row.get(4).contains("Grant") ? " WITH GRANT OPTION" : "");
    }

    private static String on(String database, String kind, String routine) {
        return " ON " + kind + " " + MySqlClient.quoted(database) + "." + MySqlClient.quoted(routine) + " TO ";
    }

    static RoutineRights read(String script) {
        return new RoutineRights(
                BETWEEN.splitAsStream(script).filter(grant -> !grant.isBlank()).toList());
    }

    String script() {
        return grants.isEmpty() ? "" : String.join(END, grants) + END;
    }

    RoutineRights and(RoutineRights others) {
        return new RoutineRights(
                Stream.concat(grants.stream(), others.grants.stream()).toList());
    }

    /** Those to what stands in the database. */
    RoutineRights toWhatIsIn(String database, MySqlCatalogue there) {
        return new RoutineRights(
                grants.stream().filter(grant -> isTo(database, there, grant)).toList());
    }

    RoutineRights toWhatIsNotIn(String database, MySqlCatalogue there) {
        return new RoutineRights(
                grants.stream().filter(grant -> !isTo(database, there, grant)).toList());
    }

    /** A server has the names of routines in capitals or not, as it likes. */
    private static boolean isTo(String database, MySqlCatalogue there, String grant) {
        String granted = grant.toLowerCase(Locale.ROOT);
        return there.items().stream()
                .filter(item -> ROUTINES.contains(item.kind()))
                .flatMap(item -> ons(database, item))
                .anyMatch(on -> granted.contains(on.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> ons(String database, Item routine) {
        String kind = routine.kind().name();
        Stream<String> kinds = routine.kind() == Kind.PACKAGE ? Stream.of(kind, kind + " BODY") : Stream.of(kind);
        return kinds.map(each -> on(database, each, routine.name()));
    }

    /** Each that the server does not take is told, and keeps none of the others from being given. */
    void give(MySqlClient client, Consumer<String> say) throws OperationFailed {
        for (String grant : grants) {
            try {
                client.askServer(grant);
            } catch (OperationFailed e) {
                String said = String.valueOf(e.getMessage());
                if (!ANSWERED.matcher(said).find()) {
                    throw e;
                }
                say.accept(Words.of("swap.mysql.grants", grant, said));
            }
        }
    }
}
