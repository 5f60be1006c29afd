package dev.handrail.backup.restore;

import dev.handrail.backup.AwakeEvents;
import dev.handrail.backup.NamelessAlter;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a database of MariaDB or MySQL holds beside its tables, as scripts that make it anew in the place of what is there of
 * the same name: no server takes any of it along when tables are renamed into another database.
 *
 * @param triggers those of its tables
 * @param others its views, routines and events
 */
public record MySqlDefinitions(String triggers, String others) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Kind> CODE = List.of(Kind.PROCEDURE, Kind.FUNCTION, Kind.PACKAGE, Kind.EVENT);
    /** Begins what is set before a trigger is made, and set back after. */
    private static final String CONDITION = "/*!50003 SET ";

    private static final String COMPLETE = "\n-- Dump completed";

    /** Of a database that nobody uses yet. */
    static MySqlDefinitions of(MySqlClient client, MySqlCatalogue catalogue) throws OperationFailed {
        return of(client, catalogue, MySqlClient.LOOK);
    }

    /** Of a live database, where a damaged table is what the dumper stumbles over as a rule. */
    static MySqlDefinitions ofLive(MySqlClient client, MySqlCatalogue catalogue) throws OperationFailed {
        return of(client, catalogue, "swap.mysql.failed.next");
    }

    /**
     * The own dumper of the server knows best under which modes and character sets each was made.
     *
     * @param next what is to be done where nobody knows more of what it says
     */
    private static MySqlDefinitions of(MySqlClient client, MySqlCatalogue catalogue, String next)
            throws OperationFailed {
        String triggers = catalogue.of(Kind.TRIGGER).isEmpty()
                ? ""
                : dumped(client, List.of("--no-create-info", "--triggers", "--add-drop-trigger"), List.of(), next);
        String code = CODE.stream().allMatch(kind -> catalogue.of(kind).isEmpty())
                ? ""
                : dumped(
                        client,
                        List.of("--no-create-info", "--skip-triggers", "--routines", "--events"),
                        List.of(),
                        next);
        List<String> views = catalogue.names(Kind.VIEW);
        return new MySqlDefinitions(
                triggers, views.isEmpty() ? code : code + dumped(client, List.of("--skip-triggers"), views, next));
    }

    /** The triggers of one table, without what the dumper writes around them, for whichever database it is sent into. */
    public static String triggers(MySqlClient client, String table) throws OperationFailed {
        List<String> lines =
                List.of(dumped(client, List.of("--no-create-info", "--triggers"), List.of(table), MySqlClient.LOOK)
                        .split("\n", -1));
        List<String> bounds = lines.stream()
                .filter(line -> line.startsWith(CONDITION) || line.startsWith(NamelessAlter.BEFORE))
                .toList();
        return bounds.isEmpty()
                ? ""
                : NamelessAlter.in(String.join(
                        "\n",
                        lines.subList(lines.indexOf(bounds.getFirst()), 1 + lines.lastIndexOf(bounds.getLast()))));
    }

    /** The same, with those events running that were only put to sleep. */
    MySqlDefinitions with(AwakeEvents events) {
        return new MySqlDefinitions(triggers, events.awake(others));
    }

    /** In one transaction: it locks nothing. A broken view among those that are named ends it. */
    private static String dumped(MySqlClient client, List<String> what, List<String> names, String next)
            throws OperationFailed {
        List<String> arguments = Stream.of(
                        List.of(
                                "--single-transaction",
                                "--no-data",
                                "--comments",
                                "--default-character-set=utf8mb4",
                                "--no-tablespaces"),
                        client.tools().dumperOptions(),
                        what,
                        List.of("--", client.name()),
                        names)
                .flatMap(List::stream)
                .toList();
        Command command =
                client.tools().connected(client.tools().dumper(), arguments).within(PATIENCE);
        Result result = client.shell().run(command);
        String script = new String(result.output(), StandardCharsets.UTF_8);
        if (!result.good() || !script.contains(COMPLETE)) {
            String said = result.exit().errorText();
            throw OperationFailed.failed(Words.of("swap.mysql.failed.definitions", client.name()))
                    .on(client.shell().where())
                    .cameBack(said)
                    .next(MySqlClient.advice(said, next))
                    .build();
        }
        return script;
    }

    /** What drops the views, routines and events that are there. */
    static String dropping(MySqlCatalogue there) {
        StringBuilder drops = new StringBuilder();
        for (MySqlCatalogue.Item item : there.items()) {
            if (item.kind() == Kind.VIEW || CODE.contains(item.kind())) {
                drops.append("DROP ")
                        .append(item.kind().name())
                        .append(" IF EXISTS ")
                        .append(MySqlClient.quoted(item.name()))
                        .append(";\n");
            }
        }
        return drops.toString();
    }
}
