package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.words.OperationFailed;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The journal of a server, newest first, page by page, narrowed by what is searched for. */
public final class JournalModel {
    static final int PAGE = 100;
    private static final int LINES = 5_000;

    private final Journal journal;
    private final String server;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final JournalFilters filters;
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final ObservableList<String> people = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Entry> entry = new ReadOnlyObjectWrapper<>();
    private @Nullable String wanted;
    private int asked;

    /** @param zone where the days begin that are looked for */
    public JournalModel(
            Journal journal, String server, ZoneId zone, Errands errands, Consumer<OperationFailed> onFailure) {
        this.journal = journal;
        this.server = server;
        this.filters = new JournalFilters(zone);
        this.errands = errands;
        this.onFailure = onFailure;
    }

    /** What is looked for. */
    public JournalFilters filters() {
        return filters;
    }

    /** Everybody who stands in the journal. */
    public ObservableList<String> people() {
        return people;
    }

    public ObservableList<Run> runs() {
        return runs;
    }

    /** Whether there may be older ones. */
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /** The entry that was chosen, in full; null while none is, or while it is fetched. */
    public ReadOnlyObjectProperty<@Nullable Entry> entry() {
        return entry.getReadOnlyProperty();
    }

    /** Reads anew as many as are shown, at least a page. */
    public void refresh() {
        int question = ++asked;
        JournalFilter filter = filter().limit(Math.max(PAGE, runs.size()));
        errands.run(() -> journal.runs(filter), found -> show(question, filter.limit(), found), onFailure);
        errands.run(journal::people, this::show, onFailure);
        if (wanted != null) {
            fetch(wanted);
        }
    }

    /** Reads the next page of older ones. */
    public void older() {
        if (runs.isEmpty()) {
            return;
        }
        int question = ++asked;
        JournalFilter filter = filter().before(runs.getLast().id());
        errands.run(
                () -> journal.runs(filter),
                found -> {
                    if (question == asked) {
                        runs.addAll(found);
                        more.set(found.size() == PAGE);
                    }
                },
                onFailure);
    }

    public void choose(@Nullable Run run) {
        wanted = run == null ? null : run.id();
        if (run == null) {
            entry.set(null);
        } else {
            fetch(run.id());
        }
    }

    /** What is looked for, page by page. */
    JournalFilter filter() {
        return filters.of(server).limit(PAGE);
    }

    private void show(List<String> names) {
        if (!names.equals(people)) {
            people.setAll(names);
        }
    }

    private void show(int question, int limit, List<Run> found) {
        if (question != asked) {
            return;
        }
        if (!found.equals(runs)) {
            runs.setAll(found);
        }
        more.set(found.size() == limit);
    }

    private void fetch(String id) {
        errands.run(
                () -> journal.run(id)
                        .map(run -> new Entry(run, journal.steps(id), journal.lines(id, 0, LINES), journal.notes(id))),
                found -> {
                    if (id.equals(wanted)) {
                        entry.set(found.orElse(null));
                    }
                },
                onFailure);
    }
}
