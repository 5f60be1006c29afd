package dev.handrail.desktop.rows;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RescueWords;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** Tables of a backup beside the live ones: which rows are missing, changed or extra, which are chosen, and brings them back. */
public final class RowsModel {
    static final String RESCUED = "restore rescued";
    static final String COMPARE = "restore compare";
    static final String ROWS = "restore rows";
    static final String CLEAR = "restore clear";

    private final Asking asking;
    private final List<String> databases;
    private final Deeds deeds;
    private final ObservableList<Side> sides = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Side> side = new SimpleObjectProperty<>();
    private final ObservableList<Compared> tables = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Compared> table = new SimpleObjectProperty<>();
    private final ObservableSet<RowKind> kinds = FXCollections.observableSet(RowKind.MISSING);
    private final RowsPage page = new RowsPage();
    private final ChosenRows chosen = new ChosenRows();
    private String wanted;

    /** @param databases those of the server that tables may have been brought into; the one of the place first */
    public RowsModel(RowsPlace place, List<String> databases, Deeds deeds, Consumer<OperationFailed> onFailure) {
        this.asking = new Asking(place, deeds, onFailure);
        this.databases = List.copyOf(databases);
        this.deeds = deeds;
        this.wanted = place.schema();
        asking.database().subscribe(name -> {
            // What was brought into another one says nothing of this one.
            side.set(null);
            sides.clear();
            refresh();
        });
        side.subscribe(one -> compare());
    }

    public String server() {
        return asking.server();
    }

    public List<String> databases() {
        return databases;
    }

    /** Whose tables are compared. */
    public ObjectProperty<String> database() {
        return asking.database();
    }

    /** What was brought into it, newest first. */
    public ObservableList<Side> sides() {
        return sides;
    }

    public ObjectProperty<@Nullable Side> side() {
        return side;
    }

    /** The tables that were brought, with how many of their rows differ. */
    public ObservableList<Compared> tables() {
        return tables;
    }

    /** The one whose rows are shown. */
    public ObjectProperty<@Nullable Compared> table() {
        return table;
    }

    /** Which rows are shown. */
    public ObservableSet<RowKind> kinds() {
        return kinds;
    }

    public ObservableList<RowLine> lines() {
        return page.lines();
    }

    public ReadOnlyBooleanProperty reading() {
        return asking.reading();
    }

    /** Whether it is known what there is. */
    public ReadOnlyBooleanProperty looked() {
        return asking.looked();
    }

    /** Whether what was asked for last could not be read. */
    public ReadOnlyBooleanProperty lost() {
        return asking.lost();
    }

    /** Asks once more for what could not be read. */
    public void again() {
        asking.again();
    }

    /** The chosen rows, by their keys. */
    public ObservableMap<String, RowKind> chosen() {
        return chosen.rows();
    }

    /** Looks again what there is. */
    public void refresh() {
        asking.ask(RESCUED, Map.of(), answer -> {
            List<Side> now = Side.of(answer);
            Side before = side.get();
            sides.setAll(now);
            Side next = now.stream()
                    .filter(one -> one.schema().equals(before == null ? wanted : before.schema()))
                    .findFirst()
                    .orElse(now.isEmpty() ? null : now.getFirst());
            if (next != null && next.equals(before)) {
                compare();
            } else {
                side.set(next);
            }
        });
    }

    private void compare() {
        Side of = side.get();
        if (of == null || !of.schema().equals(wanted)) {
            chosen.rows().clear();
            tables.clear();
            table.set(null);
            page.clear();
        }
        if (of == null) {
            return;
        }
        wanted = of.schema();
        asking.ask(COMPARE, Map.of("SCHEMA", List.of(of.schema())), answer -> {
            Compared before = table.get();
            tables.setAll(Comparisons.of(answer));
            Compared next = tables.stream()
                    .filter(one -> before != null && one.table().equals(before.table()))
                    .findFirst()
                    .orElseGet(() -> Comparisons.first(tables));
            show(next);
        });
    }

    /** Shows the rows of another table. */
    public void show(@Nullable Compared one) {
        table.set(one);
        chosen.rows().clear();
        page.clear();
        page.isStale();
        read(0);
    }

    /** Shows rows of a kind, or does not. */
    public void show(RowKind kind, boolean shown) {
        boolean other = shown ? kinds.add(kind) : kinds.remove(kind);
        if (other) {
            chosen.rows().values().removeIf(one -> !kinds.contains(one));
            page.keep(line -> kinds.contains(line.kind()));
            page.isStale();
            read(0);
        }
    }

    /** @param skip how many rows come before those that are to be shown */
    private void read(long skip) {
        Side of = side.get();
        Compared one = table.get();
        if (of == null || one == null || kinds.isEmpty()) {
            page.clear();
            if (kinds.isEmpty()) {
                asking.drop();
            }
            return;
        }
        Map<String, List<String>> given = new HashMap<>();
        given.put("SCHEMA", List.of(of.schema()));
        given.put("TABLE", List.of(one.table().full()));
        given.put("--only", kinds.stream().map(RowKind::word).sorted().toList());
        given.put("--limit", List.of(String.valueOf(RowsPage.LENGTH)));
        given.put("--skip", List.of(String.valueOf(skip)));
        asking.ask(
                COMPARE,
                given,
                answer -> Comparisons.of(answer).stream().findFirst().ifPresent(found -> fill(found, skip)));
    }

    private void fill(Compared one, long skip) {
        tables.replaceAll(known -> known.table().equals(one.table()) ? one : known);
        table.set(one);
        page.show(one.rows().stream().map(chosen::line).toList(), skip, all());
    }

    public boolean hasNext() {
        Compared one = table.get();
        return one != null && (page.unread() ? all() > 0 : one.more());
    }

    public boolean hasPrevious() {
        return page.hasPrevious();
    }

    public void next() {
        turn(page.next());
    }

    public void previous() {
        turn(page.previous());
    }

    /** Asked twice in a row, it turns one page. */
    private void turn(long skip) {
        if (!asking.reading().get()) {
            read(skip);
        }
    }

    /** Which rows of how many are shown. */
    public String shown() {
        return page.shown(asking.reading().get(), asking.lost().get());
    }

    private long all() {
        Compared one = table.get();
        return one == null ? 0 : kinds.stream().mapToLong(one::count).sum();
    }

    /** What must be known of the table besides. */
    public List<String> remarks() {
        Compared one = table.get();
        Side of = side.get();
        return one == null || of == null ? List.of() : RescueWords.remarks(one, of.schema());
    }

    /** Whether its rows can be told apart, and so be chosen. */
    public boolean canChoose() {
        Compared one = table.get();
        return one != null && !one.key().isEmpty();
    }

    public boolean canAct() {
        return canChoose() && !asking.reading().get() && !page.unread() && !counts().isEmpty();
    }

    /** What the button says: what becomes of how many rows. */
    public String action() {
        return chosen.action(counts());
    }

    /** Whether it overwrites or deletes something. */
    public boolean destroys() {
        return counts().keySet().stream().anyMatch(kind -> kind != RowKind.MISSING);
    }

    private Map<RowKind, Long> counts() {
        return chosen.counts(kinds, table.get());
    }

    /** Shows the statements, brings the rows back, and compares again. */
    public void act() {
        Side of = side.get();
        Compared one = table.get();
        if (of == null || one == null || !canAct()) {
            return;
        }
        Map<String, List<String>> given = asking.place();
        given.put("SCHEMA", List.of(of.schema()));
        given.put("TABLE", List.of(one.table().full()));
        given.putAll(chosen.given(counts()));
        given.put("--seen", List.of(one.seen()));
        deeds.act(ROWS, new Arguments(given), this::compare);
    }

    /** Drops what was brought beside the live tables. */
    public void clear() {
        Side of = side.get();
        if (of != null) {
            Map<String, List<String>> given = asking.place();
            given.put("SCHEMA", List.of(of.schema()));
            deeds.act(CLEAR, new Arguments(given), this::refresh);
        }
    }
}
