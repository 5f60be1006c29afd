package dev.handrail.backup.source;

import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.server.Dump;
import dev.handrail.sql.MySqlTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which objects of a database its profile wants in the dump, and how the dumper is told. The dumper knows no patterns, so *
 * and ? are resolved here, against what is there.
 */
record MySqlChoice(Dump dump) {
    private static final Set<Kind> LIKE_TABLES = Set.of(Kind.TABLE, Kind.VIEW, Kind.SEQUENCE);

    /** Tables that are named one by one are dumped with their triggers, and without what belongs to no table. */
    boolean chosen() {
        return !dump.tables().isEmpty();
    }

    /** What a person should know of what is not in it. */
    List<String> leftOut() {
        return LeftOut.of(dump, "backup.mysql.chosen");
    }

    /** Patterns without a * that name nothing. */
    List<String> unknown(MySqlCatalogue catalogue) {
        return Stream.of(dump.tables(), dump.excludeData())
                .flatMap(List::stream)
                .filter(pattern -> !pattern.contains("*") && !pattern.contains("?"))
                .filter(pattern -> catalogue.items().stream()
                        .noneMatch(item ->
                                LIKE_TABLES.contains(item.kind()) && item.name().equals(pattern)))
                .toList();
    }

    boolean wants(Item item) {
        if (!LIKE_TABLES.contains(item.kind()) && item.kind() != Kind.TRIGGER) {
            return !chosen();
        }
        return (!chosen() || any(dump.tables(), item.table())) && !any(dump.exclude(), item.table());
    }

    /** Whether the rows of a table are dumped, not only its definition. */
    boolean wantsRows(Item table) {
        return table.kind() == Kind.TABLE
                && wants(table)
                && !dump.schemaOnly()
                && !any(dump.excludeData(), table.table());
    }

    /** The tables of which MySQL's own dumper, which cannot leave out rows, is asked for the definition beforehand. */
    List<String> withoutRows(MySqlTools tools, MySqlCatalogue catalogue) {
        return tools.mariaDb() || dump.schemaOnly() || rowless(catalogue)
                ? List.of()
                : catalogue.of(Kind.TABLE).stream()
                        .filter(this::wants)
                        .filter(table -> any(dump.excludeData(), table.name()))
                        .map(Item::name)
                        .toList();
    }

    /** Whether the rows of no table are wanted. */
    private boolean rowless(MySqlCatalogue catalogue) {
        return catalogue.items().stream().noneMatch(this::wantsRows);
    }

    /** Nothing but the definition of these tables, with their triggers. */
    List<String> definitions(MySqlTools tools, String database, List<String> tables) {
        List<String> arguments = usual(tools);
        arguments.addAll(List.of("--no-data", "--", database));
        arguments.addAll(tables);
        return arguments;
    }

    private static List<String> usual(MySqlTools tools) {
        List<String> arguments = new ArrayList<>(List.of(
                "--single-transaction",
                "--quick",
                "--triggers",
                "--hex-blob",
                "--comments",
                "--default-character-set=utf8mb4",
                "--max-allowed-packet=1G",
                "--no-tablespaces"));
        arguments.addAll(tools.dumperOptions());
        return arguments;
    }

    List<String> arguments(MySqlTools tools, String database, MySqlCatalogue catalogue) {
        List<String> arguments = usual(tools);
        List<String> before = withoutRows(tools, catalogue);
        // An option file on the machine may ask for less, or for lines that nobody would count.
        arguments.addAll(List.of("--skip-insert-ignore", "--skip-replace"));
        if (dump.schemaOnly() || !tools.mariaDb() && rowless(catalogue)) {
            arguments.add("--no-data");
        } else {
            arguments.addAll(List.of("--skip-no-data", "--where=1"));
        }
        if (!chosen()) {
            arguments.addAll(List.of("--routines", "--events"));
        }
        names(catalogue, item -> any(dump.exclude(), item.name()))
                .forEach(name -> arguments.add("--ignore-table=" + database + "." + name));
        before.forEach(name -> arguments.add("--ignore-table=" + database + "." + name));
        if (tools.mariaDb()) {
            names(catalogue, item -> any(dump.excludeData(), item.name()))
                    .forEach(name -> arguments.add("--ignore-table-data=" + database + "." + name));
        }
        arguments.addAll(List.of("--", database));
        if (chosen()) {
            arguments.addAll(names(catalogue, item -> wants(item) && !before.contains(item.name())));
        }
        return arguments;
    }

    private static List<String> names(MySqlCatalogue catalogue, Predicate<Item> which) {
        return catalogue.items().stream()
                .filter(item -> LIKE_TABLES.contains(item.kind()))
                .filter(which)
                .map(Item::name)
                .toList();
    }

    private static boolean any(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }
}
