package dev.handrail.backup.restore;

import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Views of a database of MariaDB or MySQL that want what is not there, such as a table that was dropped: no dumper writes
 * them down, and no server would have them made anew.
 */
record BrokenViews(MySqlClient client, List<String> names) {
    private static final String DESCRIBED =
            "SELECT DISTINCT 'described', BINARY TABLE_NAME FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = DATABASE() AND BINARY TABLE_SCHEMA = BINARY DATABASE()";
    /** What of the view itself, or of a table that it wants; all else is the trouble of who asks, or of the line. */
    static final Set<MySqlComplaint> ITS_OWN = Set.of(MySqlComplaint.UNKNOWN, MySqlComplaint.LACKING);

    private static final String WRITTEN =
            "SELECT VIEW_DEFINITION FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND BINARY TABLE_SCHEMA = BINARY DATABASE() AND BINARY TABLE_NAME = BINARY ";

    /** What is to be asked first; nothing where there are no views. */
    static String query(MySqlCatalogue catalogue) {
        return catalogue.of(Kind.VIEW).isEmpty() ? "" : DESCRIBED;
    }

    /** @param rows the answers to that, others among them */
    static BrokenViews in(MySqlClient client, MySqlCatalogue catalogue, List<List<String>> rows)
            throws OperationFailed {
        Set<String> described = Set.copyOf(MySqlClient.labelled("described", rows));
        List<String> broken = new ArrayList<>();
        for (Item view : catalogue.of(Kind.VIEW)) {
            if (!described.contains(view.name()) && !isValid(client, view.name())) {
                broken.add(view.name());
            }
        }
        return new BrokenViews(client, broken);
    }

    /** Asked as the dumper asks: it has the last word. */
    private static boolean isValid(MySqlClient client, String view) throws OperationFailed {
        try {
            client.ask("SHOW FIELDS FROM " + MySqlClient.quoted(view));
            return true;
        } catch (OperationFailed e) {
            String said = String.valueOf(e.cameBack());
            if (MySqlComplaint.isAnswer(said) && ITS_OWN.contains(MySqlComplaint.of(said))) {
                return false;
            }
            throw e;
        }
    }

    MySqlCatalogue without(MySqlCatalogue catalogue) {
        return catalogue.without(item -> item.kind() == Kind.VIEW && names.contains(item.name()));
    }

    /** What was written in them is kept by the record of the run. */
    void tell(Work work) {
        for (String view : names) {
            work.say(Words.of("swap.mysql.broken.left", view, definition(view)));
        }
    }

    private String definition(String view) {
        try {
            return client.ask("SHOW CREATE VIEW " + MySqlClient.quoted(view))
                    .getFirst()
                    .get(1);
        } catch (OperationFailed e) {
            return written(view, e);
        }
    }

    /** Whoever shows how a view is made may want its tables, of which one may be damaged. */
    private String written(String view, OperationFailed why) {
        try {
            return client.ask(WRITTEN + MySqlClient.literal(view)).stream()
                    .map(List::getFirst)
                    .findFirst()
                    .orElse(String.valueOf(why.getMessage()));
        } catch (OperationFailed e) {
            return String.valueOf(why.getMessage());
        }
    }
}
