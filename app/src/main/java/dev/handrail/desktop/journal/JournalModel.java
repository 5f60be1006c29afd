package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Run;
import dev.handrail.words.OperationFailed;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The journal of a server, newest first, page by page, narrowed by what is searched for; what people wrote stands among the runs. */
public final class JournalModel {
    static final int PAGE = 100;
    private static final int LINES = 5_000;

    private final Journal journal;
    private final MaintenanceLog log;
    private final String server;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final JournalFilters filters;
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final ObservableList<String> people = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Entry> entry = new ReadOnlyObjectWrapper<>();
    private @Nullable Run wanted;
    private Found found = new Found(List.of(), List.of());
    private int asked;

    /** A page of runs, and all that people wrote. */
    private record Found(List<Run> runs, List<MaintenanceEntry> written) {
        /** What is older than the last of the runs comes with older runs. */
        List<Run> rows(boolean more) {
            return Stream.concat(
                            runs.stream(),
                            written.stream()
                                    .filter(entry -> !more
                                            || !entry.began()
                                                    .isBefore(runs.getLast().started()))
                                    .map(MaintenanceEntry::asRun))
                    .sorted(Comparator.comparing(Run::started).reversed())
                    .toList();
        }

        Found and(List<Run> older) {
            return new Found(Stream.concat(runs.stream(), older.stream()).toList(), written);
        }
    }

    /** @param zone where the days begin that are looked for */
    public JournalModel(
            Journal journal,
            MaintenanceLog log,
            String server,
            ZoneId zone,
            Errands errands,
            Consumer<OperationFailed> onFailure) {
        this.journal = journal;
        this.log = log;
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
        JournalFilter filter = filter().limit(Math.max(PAGE, found.runs.size()));
        errands.run(
                () -> new Found(journal.runs(filter), log.entries(filter)),
                now -> show(question, filter.limit(), now),
                onFailure);
        errands.run(this::everybody, this::show, onFailure);
        if (wanted != null) {
            fetch(wanted);
        }
    }

    /** Reads the next page of older ones. */
    public void older() {
        if (found.runs.isEmpty()) {
            return;
        }
        int question = ++asked;
        JournalFilter filter = filter().before(found.runs.getLast().id());
        errands.run(
                () -> journal.runs(filter),
                older -> {
                    if (question == asked) {
                        show(found.and(older), older.size() == PAGE);
                    }
                },
                onFailure);
    }

    public void choose(@Nullable Run run) {
        wanted = run;
        if (run == null) {
            entry.set(null);
        } else {
            fetch(run);
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

    private List<String> everybody() {
        return Stream.concat(
                        journal.people().stream(),
                        log.entries(null, null, null).stream().flatMap(one -> one.people().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private void show(int question, int limit, Found now) {
        if (question == asked) {
            show(now, now.runs.size() == limit);
        }
    }

    private void show(Found now, boolean hasMore) {
        found = now;
        List<Run> rows = now.rows(hasMore);
        if (!rows.equals(runs)) {
            runs.setAll(rows);
        }
        more.set(hasMore);
    }

    private void fetch(Run chosen) {
        errands.run(
                () -> chosen.operation().equals(MaintenanceEntry.OPERATION) ? written(chosen.id()) : ran(chosen.id()),
                there -> {
                    if (chosen.equals(wanted)) {
                        entry.set(there.orElse(null));
                    }
                },
                onFailure);
    }

    private Optional<Entry> ran(String id) {
        return journal.run(id)
                .map(run ->
                        new Entry(run, journal.steps(id), journal.lines(id, 0, LINES), journal.notes(id), List.of()));
    }

    private Optional<Entry> written(String id) {
        List<MaintenanceEntry> versions = log.versions(id);
        return versions.isEmpty() ? Optional.empty() : Optional.of(Entry.written(versions, journal.notes(id)));
    }
}
