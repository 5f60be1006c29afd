package dev.handrail.desktop.samples;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single tables of a backup beside the live ones, and the files in an archive. */
record SampleRescue(Servers servers) {
    private static final String SIDE = "handrail_rescue_20261120_041200_000";
    /** Where the table stands that does not lie beside the live ones any more. */
    static final int AWAY = 3;

    private static final String WHERE = "deploy@chms.example.org";

    List<Offer> offers() {
        List<Argument> place = List.of(
                Argument.required("SERVER", Type.SERVER, "The server"),
                Argument.required("DATABASE", Type.DATABASE, "The database"));
        return List.of(
                new Offer.Question("restore rescued", "Show what was brought", place, given -> rescued()),
                new Offer.Question("restore compare", "Compare tables", place, SampleRescue::compare),
                new Offer.Action("restore rows", "Bring rows back", Effect.DESTROYS, place, given -> rows()),
                new Offer.Action("restore clear", "Drop what was brought", Effect.DESTROYS, place, given -> rows()),
                new Offer.Question(
                        "backup files",
                        "List the files in a backup",
                        List.of(Argument.required("ID", Type.BACKUP, "The backup")),
                        given -> files()));
    }

    static Operation bring(Servers servers) throws OperationFailed {
        Plan plan = new Plan(
                "Bring tables of a backup beside those of chms_production: public.members",
                Effect.CHANGES,
                List.of(Check.ok("The backup has public.members with 41,372 rows")),
                List.of(new Step("Bring the schema " + SIDE + " into chms_production", WHERE, null, Effect.CHANGES)),
                List.of());
        return new SampleOperation("restore", plan.title(), servers.require("Parish office"), plan, work -> {
            work.made("database", "chms_production");
            work.made("schema", SIDE);
        });
    }

    private Operation rows() throws OperationFailed {
        Plan plan = new Plan(
                "Bring back rows of public.members in chms_production",
                Effect.CHANGES,
                List.of(
                        Check.ok("public.members: 312 missing rows come back"),
                        Check.ok("14 rows of public.households come back too, since rows refer to them")),
                List.of(
                        new Step("Bring back rows", WHERE, "INSERT INTO \"public\".\"households\" …", Effect.CHANGES),
                        new Step("Bring back rows", WHERE, "INSERT INTO \"public\".\"members\" …", Effect.CHANGES)),
                List.of());
        return new SampleOperation(
                "restore rows", plan.title(), servers.require("Parish office"), plan, work -> work.step(plan.title()));
    }

    private static Answer rescued() {
        return Answer.lines(
                List.of(Map.of(
                        "schema", SIDE, "backup", "20261119010000-chms_production", "taken", "2026-11-19T01:00:00Z")),
                List.of());
    }

    private static Answer compare(Arguments given) {
        List<String> one = given.all("TABLE");
        List<Object> rows = one.isEmpty() ? List.of() : members(given.all("--only"));
        List<Map<String, Object>> tables = List.of(
                table("members", 312, 5, 7, rows),
                table("households", 14, 0, 2, List.of()),
                table("groups", 0, 0, 0, List.of()),
                away("pledges"));
        return Answer.lines(
                one.isEmpty()
                        ? tables
                        : tables.stream()
                                .filter(table -> one.contains("public." + table.get("table")))
                                .toList(),
                List.of());
    }

    private static Map<String, Object> away(String name) {
        Map<String, Object> table = table(name, 0, 0, 0, List.of());
        table.put("there", false);
        table.put("away", true);
        table.put("key", List.of());
        return table;
    }

    private static Map<String, Object> table(String name, long missing, long changed, long extra, List<Object> rows) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("schema", "public");
        table.put("table", name);
        table.put("parent", name.equals("households"));
        table.put("there", true);
        table.put("key", List.of("id"));
        table.put("missing", missing);
        table.put("changed", changed);
        table.put("extra", extra);
        table.put("same", 41_053L);
        table.put("seen", "0a-1b-2c");
        table.put("rows", rows);
        table.put("more", !rows.isEmpty());
        return table;
    }

    private static List<Object> members(List<String> only) {
        List<Object> rows = new ArrayList<>();
        if (only.contains("missing")) {
            for (int id = 1_204; id < 1_216; id++) {
                rows.add(row(
                        "missing", id, member("Member " + id, id % 3 == 0 ? null : "1971-04-0" + id % 9), Map.of()));
            }
        }
        if (only.contains("changed")) {
            rows.add(row("changed", 4_071, named("Anna Meyer"), named("Anna Meyer-Lindt")));
            rows.add(row("changed", 4_072, named("Jonas Frei"), named("")));
        }
        if (only.contains("extra")) {
            rows.add(row("extra", 41_380, Map.of(), member("New Member", "2001-12-24")));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> member(String name, @Nullable String born) {
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put("name", name);
        member.put("born", born);
        member.put("household", "217");
        member.put("mail", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org");
        return member;
    }

    private static Map<String, @Nullable Object> named(String name) {
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put("name", name);
        return member;
    }

    private static Map<String, Object> row(String kind, int id, Map<String, ?> backup, Map<String, ?> live) {
        return Map.of("kind", kind, "key", String.valueOf(id), "backup", backup, "live", live);
    }

    private static Answer files() {
        List<Object> entries = new ArrayList<>();
        entries.add(entry(".", "directory", 0));
        entries.add(entry("settings", "directory", 0));
        entries.add(entry("settings/site.yml", "file", 4_812));
        entries.add(entry("settings/mail.yml", "file", 912));
        entries.add(entry("certificates", "directory", 0));
        entries.add(entry("certificates/uso.pem", "file", 3_204));
        entries.add(entry("logo.svg", "file", 18_403));
        entries.add(entry("templates", "directory", 0));
        for (int i = 1; i < 20; i++) {
            entries.add(entry("templates/letter-" + i + ".odt", "file", 1_240_000L * i));
        }
        return Answer.lines(entries, List.of());
    }

    private static Map<String, Object> entry(String path, String kind, long bytes) {
        return Map.of("path", path, "kind", kind, "bytes", bytes, "modified", "2026-10-12T09:20:00Z");
    }
}
