package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Run;
import dev.handrail.journal.Sought;
import dev.handrail.journal.Sought.Edge;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
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
    /** So many lines of transcripts are looked through while somebody types, and so many when they ask for more. */
    private static final int SOON = 40_000;

    private static final int FURTHER = 500_000;

    private final Journal journal;
    private final MaintenanceLog log;
    private final String server;
    private final int soon;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final JournalFilters filters;
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final ObservableList<String> people = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Instant> reached = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Entry> entry = new ReadOnlyObjectWrapper<>();
    private @Nullable Run chosen;
    private Found found = new Found(JournalFilter.all(), List.of(), null, List.of());
    private int asked;
    /** The search that has not come to its end yet, and whether there was news since it began. */
    private @Nullable JournalFilter underway;

    private boolean again;

    /** What was found, and how far back; null where there is nothing older. */
    private record Found(
            JournalFilter by, List<Run> runs, @Nullable Edge edge, List<MaintenanceEntry> written) {
        /** What people wrote about older days comes with the runs of those days. */
        List<Run> rows() {
            return Stream.concat(
                            runs.stream(),
                            written.stream()
                                    .filter(entry ->
                                            edge == null || !entry.began().isBefore(edge.began()))
                                    .map(MaintenanceEntry::asRun))
                    .sorted(Comparator.comparing(Run::started).reversed())
                    .toList();
        }

        Found and(Sought older) {
            return new Found(
                    by, Stream.concat(runs.stream(), older.runs().stream()).toList(), older.edge(), written);
        }

        /** One looks into transcripts anew only as far as that is quick: what was found further back is there still. */
        Found before(Found sooner) {
            Edge near = sooner.edge;
            if (near == null || !by.searchesTranscripts() || !by.equals(sooner.by)) {
                return sooner;
            }
            String to = near.run();
            if (edge != null && edge.run().compareTo(to) >= 0) {
                return sooner;
            }
            Stream<Run> older = runs.stream().filter(run -> run.id().compareTo(to) < 0);
            return new Found(by, Stream.concat(sooner.runs.stream(), older).toList(), edge, sooner.written);
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
        this(journal, log, server, zone, errands, onFailure, SOON);
    }

    JournalModel(
            Journal journal,
            MaintenanceLog log,
            String server,
            ZoneId zone,
            Errands errands,
            Consumer<OperationFailed> onFailure,
            int soon) {
        this.soon = soon;
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

    /** How far back transcripts were searched; null where they are not, or all of them were. */
    public ReadOnlyObjectProperty<@Nullable Instant> reached() {
        return reached.getReadOnlyProperty();
    }

    /** Whether older ones are being looked for. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** The entry that was chosen, in full; null while none is, or while it is fetched. */
    public ReadOnlyObjectProperty<@Nullable Entry> entry() {
        return entry.getReadOnlyProperty();
    }

    /** Reads anew as many as are shown, at least a page. */
    public void refresh() {
        JournalFilter wanted = filter();
        if (wanted.equals(underway)) {
            again = true;
        } else {
            read(wanted);
        }
        errands.run(this::everybody, this::show, onFailure);
        if (chosen != null) {
            fetch(chosen);
        }
    }

    private void read(JournalFilter wanted) {
        int question = ++asked;
        underway = wanted;
        again = false;
        JournalFilter filter = wanted.limit(Math.max(PAGE, found.runs.size()));
        errands.run(
                () -> {
                    Sought now = journal.sought(filter, soon);
                    return new Found(wanted, now.runs(), now.edge(), log.entries(filter));
                },
                now -> {
                    show(question, now);
                    over(question);
                },
                failure -> {
                    over(question);
                    onFailure.accept(failure);
                });
    }

    /** What was written meanwhile is looked for now, and but once: a long search is not to run beside itself. */
    private void over(int question) {
        if (question == asked) {
            underway = null;
            if (again) {
                read(filter());
            }
        }
    }

    /** Reads the next page of older ones. */
    public void older() {
        Edge edge = found.edge;
        if (edge == null) {
            return;
        }
        JournalFilter by = found.by;
        looking.set(true);
        errands.run(
                () -> journal.sought(by.before(edge.run()), FURTHER), older -> append(by, edge, older), this::failed);
    }

    public void choose(@Nullable Run run) {
        chosen = run;
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

    private void show(int question, Found now) {
        if (question == asked) {
            show(found.before(now));
        }
    }

    /** It may have taken its time, while others went on writing: it belongs there if what it goes on from still does. */
    private void append(JournalFilter by, Edge from, Sought older) {
        looking.set(false);
        if (by.equals(found.by) && from.equals(found.edge)) {
            show(found.and(older));
        }
    }

    private void failed(OperationFailed failure) {
        looking.set(false);
        onFailure.accept(failure);
    }

    private void show(Found now) {
        found = now;
        List<Run> rows = now.rows();
        if (!rows.equals(runs)) {
            runs.setAll(rows);
        }
        Edge edge = now.edge;
        more.set(edge != null);
        reached.set(edge == null || !now.by.searchesTranscripts() ? null : edge.began());
    }

    private void fetch(Run wanted) {
        errands.run(
                () -> wanted.operation().equals(MaintenanceEntry.OPERATION) ? written(wanted.id()) : ran(wanted.id()),
                there -> {
                    if (wanted.equals(chosen)) {
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
