package dev.handrail.backup.restore;

import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * From which version of MariaDB or MySQL a backup goes into which, and what becomes different for an application by that.
 *
 * @param from the version that it was taken of, as that server told it
 * @param into the version of the server that it is restored on
 */
record MySqlVersions(String from, String into) {
    /** What another default of a version means for a database that comes from before it. */
    private record Change(boolean mariaDb, int since, String key) {}

    private static final List<Change> CHANGES = List.of(
            new Change(true, 10_002, "restore.mysql.change.strict"),
            new Change(true, 11_006, "restore.mysql.change.unicode"),
            new Change(false, 5_007, "restore.mysql.change.groups"),
            new Change(false, 8_000, "restore.mysql.change.accounts"),
            new Change(false, 8_000, "restore.mysql.change.collation"),
            new Change(false, 8_004, "restore.mysql.change.native"));

    Check check() {
        String text = Words.of("restore.mysql.version", from, into);
        if (mariaDb(from) != mariaDb(into) || number(into) < number(from)) {
            return Check.warning(text, Words.of("restore.mysql.version.next"));
        }
        return newer() ? Check.ok(told(text)) : Check.ok(text);
    }

    /** What a foreign dump does not say cannot be older. */
    private boolean newer() {
        return number(from) > 0 && number(into) > number(from);
    }

    private String told(String text) {
        List<String> told = new ArrayList<>(List.of(Words.of("restore.mysql.newer", text)));
        CHANGES.stream()
                .filter(change -> change.mariaDb() == mariaDb(into))
                .filter(change -> number(from) < change.since() && change.since() <= number(into))
                .map(change -> Words.of(change.key()))
                .forEach(told::add);
        return String.join(" ", told);
    }

    private static boolean mariaDb(String version) {
        return version.contains("MariaDB");
    }

    /** Of 10.11.4-MariaDB what counts: 10011. */
    static int number(String version) {
        String[] parts = version.replaceFirst("^(\\d+(?:\\.\\d+)?).*", "$1").split("\\.", 2);
        return parts[0].matches("\\d{1,4}")
                ? Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0)
                : 0;
    }
}
