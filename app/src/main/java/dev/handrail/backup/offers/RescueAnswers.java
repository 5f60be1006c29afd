package dev.handrail.backup.offers;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.Rescue;
import dev.handrail.backup.rescue.RescueWords;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.backup.rescue.SideSchema;
import dev.handrail.operation.Answer;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of tables that were brought beside the live ones, for scripts and for people. */
final class RescueAnswers {
    private RescueAnswers() {}

    static Answer rescued(List<SideSchema> schemas) {
        List<Map<String, Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (SideSchema schema : schemas) {
            Rescue rescue = schema.rescue();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("schema", schema.name());
            document.put("backup", rescue.backup());
            document.put("taken", rescue.taken());
            document.put("run", rescue.run());
            document.put("cut", rescue.cut());
            document.put("tables", rescue.tables());
            documents.add(document);
            rows.add(List.of(
                    schema.name(),
                    rescue.backup(),
                    rescue.taken(),
                    rescue.tables().stream().map(Rescue.Table::full).collect(Collectors.joining(", "))));
        }
        List<String> heads = List.of(
                Words.of("rescue.head.schema"),
                Words.of("rescue.head.backup"),
                Words.of("rescue.head.taken"),
                Words.of("rescue.head.tables"));
        return Answer.table(documents, heads, rows);
    }

    static Answer compared(List<Compared> all, String schema) {
        List<Map<String, Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Compared compared : all) {
            documents.add(document(compared));
            for (Compared.Row row : compared.rows()) {
                rows.add(List.of(
                        Words.of(row.kind().key()),
                        row.key(),
                        row.cells().stream().map(RescueAnswers::told).collect(Collectors.joining(", "))));
            }
            lines.add(RescueWords.summary(compared));
            lines.addAll(RescueWords.remarks(compared, schema));
            if (!compared.seen().isEmpty()) {
                lines.add(Words.of("rescue.compared.seen", compared.seen()));
            }
            if (compared.more()) {
                lines.add(Words.of("rescue.compared.more"));
            }
        }
        List<String> heads = rows.isEmpty()
                ? List.of()
                : List.of(Words.of("rescue.head.kind"), Words.of("rescue.head.key"), Words.of("rescue.head.values"));
        return new Answer(documents, heads, rows, lines, false);
    }

    private static String told(Compared.Cell cell) {
        String then = Objects.requireNonNullElse(cell.backup(), "∅");
        String now = Objects.requireNonNullElse(cell.live(), "∅");
        return Words.of("rescue.cell", cell.column(), then, now);
    }

    private static Map<String, Object> document(Compared compared) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", compared.table().schema());
        document.put("table", compared.table().name());
        document.put("parent", compared.table().parent());
        document.put("there", compared.there());
        document.put("away", compared.away());
        document.put("cut", compared.cut());
        document.put("key", compared.key());
        for (RowKind kind : RowKind.values()) {
            document.put(kind.word(), compared.count(kind));
        }
        document.put("same", compared.same());
        document.put("seen", compared.seen());
        document.put("onlyInBackup", compared.onlyInBackup());
        document.put("onlyLive", compared.onlyLive());
        document.put("otherType", compared.otherType());
        document.put("lostLargeObjects", compared.lostObjects());
        document.put(
                "lostViews",
                compared.lostViews().stream()
                        .map(view -> Map.of("name", view.name(), "statements", view.statements()))
                        .toList());
        document.put(
                "rows", compared.rows().stream().map(RescueAnswers::document).toList());
        document.put("more", compared.more());
        return document;
    }

    private static Map<String, Object> document(Compared.Row row) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", row.kind().word());
        document.put("key", row.key());
        Map<String, @Nullable String> backup = new LinkedHashMap<>();
        Map<String, @Nullable String> live = new LinkedHashMap<>();
        for (Compared.Cell cell : row.cells()) {
            backup.put(cell.column(), cell.backup());
            live.put(cell.column(), cell.live());
        }
        document.put("backup", row.kind() == RowKind.EXTRA ? Map.of() : backup);
        document.put("live", row.kind() == RowKind.MISSING ? Map.of() : live);
        return document;
    }
}
