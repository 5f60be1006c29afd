package dev.handrail.desktop.restore;

import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.backup.restore.RowsCompared.Table;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.Comparator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/** The rows of every table in the backup beside those that are there now; what differs comes first. */
final class ProofTable {
    private static final double GAP = 8;

    private final TableView<Table> view;

    ProofTable(
            TableView<Table> view,
            TableColumn<Table, String> name,
            TableColumn<Table, String> backup,
            TableColumn<Table, String> now,
            TableColumn<Table, Table> verdict) {
        this.view = view;
        Tables.words(name, Table::name, "mono");
        Tables.words(backup, table -> Amounts.count(table.backup()), "figure-cell");
        Tables.words(now, ProofTable::now, "figure-cell");
        Tables.nodes(verdict, table -> table, ProofTable::verdict, ProofTable::words);
        Tables.copyable(view);
        Tables.alike(view);
    }

    void show(RowsCompared compared) {
        view.getItems()
                .setAll(compared.tables().stream()
                        .sorted(Comparator.comparing(Table::isEqual))
                        .toList());
    }

    void copy() {
        Pieces.copy(Tables.whole(view));
    }

    private static String now(Table table) {
        return table.isMissing() ? "—" : Amounts.count(table.now());
    }

    static String words(Table table) {
        if (table.isMissing()) {
            return Words.of("restore.proof.missing");
        }
        if (table.isEqual()) {
            return table.content() == null ? Words.of("restore.proof.equal") : Words.of("restore.proof.same");
        }
        if (table.isOther()) {
            return Words.of("restore.proof.other");
        }
        long more = table.now() - table.backup();
        return more > 0
                ? Words.of("restore.proof.more", Amounts.count(more))
                : Words.of("restore.proof.fewer", Amounts.count(-more));
    }

    private static Node verdict(Table table) {
        Node icon = table.isEqual()
                ? Pieces.icon("fth-check-circle", "good-icon")
                : Pieces.icon("fth-x-circle", "bad-icon");
        HBox both = new HBox(GAP, icon, Pieces.label(words(table), table.isEqual() ? "plain" : "bad"));
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }
}
