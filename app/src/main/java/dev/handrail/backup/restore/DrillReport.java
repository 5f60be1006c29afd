package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.report.Report;
import dev.handrail.report.ReportFile;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a drill went, as something that can be filed.
 *
 * @param rows table by table; null where it did not come to that
 * @param answers what was asked of it besides
 * @param failure null where there was none
 * @param left why what was made for it is still there, null where it went
 */
public record DrillReport(
        Means means,
        Backup backup,
        Server server,
        Instant began,
        Duration took,
        @Nullable RowsCompared rows,
        List<DrillChecks.Result> answers,
        @Nullable Verdict failure,
        @Nullable OperationFailed left) {

    /** One of what has no tables, and was asked nothing. */
    public DrillReport(
            Means means,
            Backup backup,
            Server server,
            Instant began,
            Duration took,
            @Nullable Verdict failure,
            @Nullable OperationFailed left) {
        this(means, backup, server, began, took, null, List.of(), failure, left);
    }

    public void write(Path file) throws OperationFailed {
        ReportFile.write(report(), file);
    }

    private Report report() {
        ZoneId zone = means.clock().getZone();
        Report.Writing report = Report.titled(
                Words.of("drill.report.title", backup.source()),
                Words.of("drill.report.under", Amounts.moment(means.clock().instant(), zone)));
        if (failure == null) {
            report.paragraph(Words.of(left == null ? "drill.report.passed" : "drill.report.left"));
        } else {
            report.notice(Words.of(
                            failure.condemns() ? "drill.report.notpassed" : "drill.report.undecided", server.name()))
                    .paragraph(Words.of(left == null ? "drill.report.gone" : "drill.report.stays"));
        }
        report.fact(Words.of("drill.report.backup"), backup.id())
                .fact(Words.of("drill.report.of"), backup.server() + " / " + backup.source())
                .fact(Words.of("drill.report.taken"), Amounts.moment(backup.taken(), zone))
                .fact(
                        Words.of("drill.report.size"),
                        Amounts.bytes(backup.manifest().artifact().storedBytes()))
                .fact(Words.of("drill.report.on"), server.name())
                .fact(Words.of("drill.report.began"), Amounts.moment(began, zone))
                .fact(Words.of("drill.report.took"), Amounts.duration(took));
        if (failure != null) {
            report.fact(Words.of("drill.report.failure"), failure.why().getMessage());
        }
        if (left != null) {
            report.fact(Words.of("drill.report.failure"), left.getMessage());
        }
        if (!answers.isEmpty()) {
            answers(report);
        }
        if (rows != null) {
            tables(report, rows);
        }
        return report.done();
    }

    private void answers(Report.Writing report) {
        report.chapter(Words.of("drill.report.checks"))
                .table(
                        List.of(
                                Words.of("drill.report.asked"),
                                Words.of("drill.report.said"),
                                Words.of("drill.report.result")),
                        Set.of(),
                        answers.stream()
                                .map(one -> List.of(
                                        one.what(),
                                        one.said(),
                                        Words.of(one.passed() ? "drill.report.yes" : "drill.report.no")))
                                .toList());
    }

    private static void tables(Report.Writing report, RowsCompared rows) {
        report.chapter(Words.of("drill.report.tables"))
                .table(
                        List.of(
                                Words.of("restore.proof.table"),
                                Words.of("restore.proof.backup"),
                                Words.of("drill.report.restored"),
                                Words.of("restore.proof.verdict")),
                        Set.of(1, 2),
                        rows.tables().stream().map(DrillReport::row).toList());
    }

    private static List<String> row(RowsCompared.Table table) {
        return List.of(
                table.name(),
                Amounts.count(table.backup()),
                table.isMissing() ? "" : Amounts.count(table.now()),
                verdict(table));
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
