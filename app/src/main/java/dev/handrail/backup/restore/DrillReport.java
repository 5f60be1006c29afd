package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.server.Server;
import dev.handrail.storage.WholeFile;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a drill went, as Markdown that can be filed.
 *
 * @param rows table by table; null where it did not come to that
 * @param failure null where there was none
 */
record DrillReport(
        Means means,
        Backup backup,
        Server server,
        Instant began,
        Duration took,
        @Nullable RowsCompared rows,
        @Nullable OperationFailed failure) {

    void write(Path file) throws OperationFailed {
        String text = String.join("\n", lines()) + "\n";
        WholeFile.write(file, Words.of("drill.report.failed", file), out -> out.write(text));
    }

    private List<String> lines() {
        ZoneId zone = means.clock().getZone();
        List<String> lines = new ArrayList<>();
        lines.add("# " + Words.of("drill.report.title", backup.source()));
        lines.add("");
        lines.add(Words.of(failure == null ? "drill.report.passed" : "drill.report.notpassed"));
        lines.add("");
        item(lines, "drill.report.backup", backup.id());
        item(lines, "drill.report.of", backup.server() + " / " + backup.source());
        item(lines, "drill.report.taken", Amounts.moment(backup.taken(), zone));
        item(
                lines,
                "drill.report.size",
                Amounts.bytes(backup.manifest().artifact().storedBytes()));
        item(lines, "drill.report.on", server.name());
        item(lines, "drill.report.began", Amounts.moment(began, zone));
        item(lines, "drill.report.took", Amounts.duration(took));
        if (failure != null) {
            item(lines, "drill.report.failure", failure.getMessage());
        }
        if (rows != null) {
            tables(lines, rows);
        }
        return lines;
    }

    private static void item(List<String> lines, String key, String value) {
        lines.add("- " + Words.of(key) + ": " + value.replace("\n", " "));
    }

    private static void tables(List<String> lines, RowsCompared rows) {
        lines.add("");
        row(
                lines,
                Words.of("restore.proof.table"),
                Words.of("restore.proof.backup"),
                Words.of("drill.report.restored"),
                Words.of("restore.proof.verdict"));
        row(lines, "---", "---:", "---:", "---");
        for (RowsCompared.Table table : rows.tables()) {
            row(
                    lines,
                    table.name(),
                    Amounts.count(table.backup()),
                    table.isMissing() ? "" : Amounts.count(table.now()),
                    verdict(table));
        }
    }

    private static void row(List<String> lines, String... cells) {
        List<String> escaped = List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .toList();
        lines.add("| " + String.join(" | ", escaped) + " |");
    }

    private static String verdict(RowsCompared.Table table) {
        if (table.isMissing()) {
            return Words.of("restore.proof.missing");
        }
        if (table.isOther()) {
            return Words.of("restore.proof.other");
        }
        if (!table.isEqual()) {
            return Words.of("drill.report.unequal");
        }
        return Words.of(table.content() == null ? "restore.proof.equal" : "restore.proof.same");
    }
}
