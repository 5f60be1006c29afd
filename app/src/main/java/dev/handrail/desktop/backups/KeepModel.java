package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.keep.Keeping;
import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.KeepRules;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rules by which the backups of a server are kept, and what they come to while one writes them: each that stays or goes. */
public final class KeepModel {
    private final Server server;
    private final List<Backup> backups;
    private final Keeping keeping;
    private final Errands errands;
    private final Times times;
    private final Consumer<OperationFailed> onFailure;
    private final List<RuleModel> rules;
    private final ObservableList<Verdict> verdicts = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper removable = new ReadOnlyBooleanWrapper();
    private int asked;

    /** @param backups of the server, newest first */
    public KeepModel(
            Server server,
            List<Backup> backups,
            Keeping keeping,
            Errands errands,
            Times times,
            Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.backups = List.copyOf(backups);
        this.keeping = keeping;
        this.errands = errands;
        this.times = times;
        this.onFailure = onFailure;
        this.rules = KeepRules.of(server).stream().map(RuleModel::new).toList();
        rules.forEach(rule -> rule.text().subscribe((before, now) -> judge()));
        judge();
    }

    Server server() {
        return server;
    }

    Times times() {
        return times;
    }

    List<RuleModel> rules() {
        return rules;
    }

    /** Of each backup whether it stays, those that go first; of the last rules that could be understood. */
    ObservableList<Verdict> verdicts() {
        return verdicts;
    }

    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** Whether the rules are others than those of the profile, and can be understood. */
    ReadOnlyBooleanProperty savable() {
        return savable.getReadOnlyProperty();
    }

    /** Whether the rules of the profile are those that are shown, and something goes by them. */
    ReadOnlyBooleanProperty removable() {
        return removable.getReadOnlyProperty();
    }

    /** The server as it would be with these rules. */
    Server changed() {
        return KeepRules.with(server, rules.stream().map(RuleModel::now).toList());
    }

    /** Judges away from the window; of several in a row only the last one counts. */
    private void judge() {
        boolean valid = rules.stream().allMatch(RuleModel::valid);
        savable.set(valid && rules.stream().anyMatch(RuleModel::changed));
        removable.set(false);
        int now = ++asked;
        if (!valid) {
            summary.set(Words.of("keep.invalid.above"));
            return;
        }
        Server by = changed();
        errands.run(() -> sorted(keeping.of(by, backups)), judged -> show(now, judged), onFailure);
    }

    private static List<Verdict> sorted(List<Verdict> judged) {
        return judged.stream().sorted(Comparator.comparing(Verdict::kept)).toList();
    }

    private void show(int asking, List<Verdict> judged) {
        if (asking != asked) {
            return;
        }
        verdicts.setAll(judged);
        List<Backup> going = judged.stream()
                .filter(verdict -> !verdict.kept())
                .map(Verdict::backup)
                .toList();
        long bytes = going.stream().mapToLong(Backup::lyingBytes).sum();
        summary.set(
                going.isEmpty()
                        ? Words.of("keep.summary.all", judged.size())
                        : Words.of("keep.summary", judged.size() - going.size(), going.size(), Amounts.bytes(bytes)));
        removable.set(!going.isEmpty() && !savable.get());
    }

    /** As it stands in the table. */
    static String verdict(Verdict verdict) {
        return Words.of(verdict.kept() ? "keep.stays" : "keep.goes");
    }

    static String why(Verdict verdict) {
        return BackupWords.sentence(String.join("; ", verdict.reasons()));
    }
}
