package dev.handrail.desktop.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.backup.aside.RestorePrune;
import dev.handrail.backup.restore.RestoreForget;
import dev.handrail.backup.restore.RestoreUndo;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What restores put aside on a server and what can be put back: never out of sight while there is any. */
public final class KeptModel {
    private static final String RUN = "RUN";
    static final String SINCE = "restore since";
    static final String KEPT = "restore kept";

    private final Server server;
    private final KeptDatabases kept;
    private final Deeds deeds;
    private final Errands errands;
    private final Times times;
    private final Consumer<OperationFailed> onFailure;
    private final ObservableList<KeptDatabase> all = FXCollections.observableArrayList();
    private final ObservableList<KeptFolder> folders = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<String, Stay>> stays = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper arrivals = new ReadOnlyStringWrapper("");
    private final BooleanProperty behind = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();

    public KeptModel(
            Server server,
            KeptDatabases kept,
            Deeds deeds,
            Errands errands,
            Times times,
            Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.kept = kept;
        this.deeds = deeds;
        this.errands = errands;
        this.times = times;
        this.onFailure = onFailure;
    }

    /** Newest first. */
    public ObservableList<KeptDatabase> all() {
        return all;
    }

    /** The same of files, newest first. */
    public ObservableList<KeptFolder> folders() {
        return folders;
    }

    /** Whether each stays, by the run that put it aside. */
    public ReadOnlyObjectProperty<Map<String, Stay>> stays() {
        return stays.getReadOnlyProperty();
    }

    /** Whether anything is due to go. */
    public BooleanExpression due() {
        return BooleanExpression.booleanExpression(
                stays.map(all -> all.values().stream().anyMatch(Stay::due)));
    }

    /** What was written since, as it was last counted. */
    public ReadOnlyStringProperty arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty counting() {
        return counting.getReadOnlyProperty();
    }

    /** Whether the site is held by its maintenance page while something is put back. */
    public BooleanProperty behind() {
        return behind;
    }

    /** Whether there is something to put back, and a site that can be held for it. */
    public boolean canHold() {
        return server.maintenance() != null
                && (!all.isEmpty() || folders.stream().anyMatch(KeptFolder::undoable));
    }

    /** Looks which there are now. */
    public void refresh() {
        errands.run(this::here, this::show, onFailure);
        if (deeds.has(KEPT)) {
            deeds.ask(KEPT, Arguments.of("SERVER", server.name()), this::showFolders, onFailure);
        }
    }

    private void showFolders(Answer answer) {
        List<KeptFolder> now = KeptFolder.of(answer);
        if (!now.equals(folders)) {
            folders.setAll(now);
        }
        stays.set(Stay.of(answer));
    }

    private List<KeptDatabase> here() {
        return kept.all().stream()
                .filter(one -> one.server().equals(server.name()))
                .toList();
    }

    private void show(List<KeptDatabase> now) {
        if (!now.equals(all)) {
            arrivals.set("");
            all.setAll(now);
        }
    }

    /** What took its place, and since when. */
    String title(KeptDatabase one) {
        return one.settled()
                ? Words.of("kept.strip.title", one.live(), times.age(one.at()))
                : Words.of("kept.strip.unsettled", one.live(), times.age(one.at()));
    }

    /** What is kept. */
    String told(KeptDatabase one) {
        String told = one.shut() ? "kept.strip.told" : "kept.strip.told.open";
        return stay(one.run(), Words.of(told, one.kept(), times.exact(one.at()), one.origin()));
    }

    String title(KeptFolder one) {
        if (!one.undoable()) {
            return Words.of("kept.strip.only", one.live(), times.age(one.at()));
        }
        return one.settled()
                ? Words.of("kept.strip.files", one.live(), times.age(one.at()))
                : Words.of("kept.strip.unsettled", one.live(), times.age(one.at()));
    }

    String told(KeptFolder one) {
        return one.undoable()
                ? stay(one.run(), Words.of("kept.strip.files.told", one.kept(), times.exact(one.at()), one.origin()))
                : only(one);
    }

    /** Where it lies comes first: that alone tells it from others of the same directory, and a row may be short. */
    private String only(KeptFolder one) {
        String told = Words.of("kept.strip.only.told", one.kept(), times.exact(one.at()));
        Stay stay = stays.get().get(one.run());
        return stay == null ? told : Words.of("kept.strip.only.stays", told, stay.why());
    }

    private String stay(String run, String told) {
        Stay stay = stays.get().get(run);
        return stay == null ? told : Words.of(stay.key(), told, stay.why());
    }

    /** Removes for good all that is due. */
    public void prune() {
        deeds.act(RestorePrune.WORDS, Arguments.of("SERVER", server.name()));
    }

    /** Puts back what the run replaced. */
    public void undo(String run) {
        Map<String, List<String>> given = new HashMap<>(Map.of(RUN, List.of(run)));
        if (behind.get()) {
            given.put(Wish.BEHIND, List.of("true"));
        }
        deeds.act(RestoreUndo.WORDS, new Arguments(given));
    }

    /** Removes for good what the run put aside. */
    public void forget(String run) {
        deeds.act(RestoreForget.WORDS, Arguments.of(RUN, run));
    }

    /** Every row is read for it, so only when somebody asks. */
    public void count(KeptDatabase one) {
        if (counting.get()) {
            return;
        }
        counting.set(true);
        deeds.ask(
                SINCE,
                Arguments.of(RUN, one.run()),
                answer -> {
                    counting.set(false);
                    arrivals.set(
                            Words.of("kept.strip.since", times.exact(times.now()), String.join("; ", answer.lines())));
                },
                failed -> {
                    counting.set(false);
                    onFailure.accept(failed);
                });
    }
}
