package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.DutyWords;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runbooks for a server: what is followed just now, what can be followed, and what is wrong with the one chosen. */
public final class RunbooksModel {
    private static final int WALKS = 40;

    private final Server server;
    private final Guides guides;
    private final Errands errands;
    private final Times times;
    private final Consumer<OperationFailed> onFailure;

    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Shelf> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Guide> guide = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Standing> walk = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private final Map<String, Guide> opened = new LinkedHashMap<>();
    private Found found = new Found("", List.of(), List.of(), List.of(), Map.of());
    private boolean looking;

    public RunbooksModel(
            Server server, Guides guides, Errands errands, Times times, Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.guides = guides;
        this.errands = errands;
        this.times = times;
        this.onFailure = onFailure;
        search.subscribe(text -> fill());
    }

    public Server server() {
        return server;
    }

    /** What is looked for among the names, the titles and what they are for. */
    StringProperty search() {
        return search;
    }

    ObservableList<Shelf> rows() {
        return rows;
    }

    /** The runbook that is chosen; null where none is. */
    ReadOnlyObjectProperty<@Nullable Guide> guide() {
        return guide.getReadOnlyProperty();
    }

    /** The walkthrough that is chosen; null where none is. */
    ReadOnlyObjectProperty<@Nullable Standing> walk() {
        return walk.getReadOnlyProperty();
    }

    String began(Standing one) {
        return times.when(one.walkthrough().begun());
    }

    /** What is wrong with the runbook that is chosen. */
    ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Whether it is known what there is. */
    ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** Looks whether a file or a walkthrough has changed, and shows it then. */
    public void refresh() {
        if (looking) {
            return;
        }
        looking = true;
        Found known = found;
        List<Guide> before = List.copyOf(opened.values());
        errands.run(() -> look(known, before), this::show, failed -> {
            looking = false;
            if (!looked.get()) {
                looked.set(true);
                onFailure.accept(failed);
            }
        });
    }

    /** Opens a guide that lies anywhere; nothing of it runs because it is opened. */
    public void open(Path file) {
        String name = file.toAbsolutePath().toString();
        errands.run(
                () -> guides.open(name),
                there -> {
                    opened.put(there.file(), there);
                    fill();
                    choose(there);
                },
                onFailure);
    }

    void choose(Shelf row) {
        switch (row) {
            case Shelf.Head head -> {}
            case Shelf.Offered offered -> choose(offered.guide());
            case Shelf.Walking walking -> {
                guide.set(null);
                walk.set(walking.standing());
            }
        }
    }

    private void choose(Guide chosen) {
        walk.set(null);
        guide.set(chosen);
        findings.set(List.of());
        errands.run(
                () -> guides.check(chosen.runbook(), server),
                all -> {
                    if (chosen == guide.get()) {
                        findings.set(all);
                    }
                },
                onFailure);
    }

    private Found look(Found before, List<Guide> read) throws OperationFailed {
        Map<String, Guide> again = new LinkedHashMap<>();
        read.forEach(one -> again.put(one.file(), guides.again(one)));
        String state = guides.state() + " " + times.today();
        if (state.equals(before.state)) {
            return new Found(state, before.guides, before.duties, before.walks, again);
        }
        List<Duty> due = guides.duties(server).stream()
                .filter(duty -> duty.state().wants())
                .toList();
        return new Found(state, guides.all(server), due, guides.walks(server, WALKS), again);
    }

    private void show(Found now) {
        looking = false;
        boolean first = !looked.get();
        looked.set(true);
        boolean other =
                now.opened.entrySet().stream().anyMatch(one -> !sameText(one.getValue(), opened.get(one.getKey())));
        if (!first && !other && now.state.equals(found.state)) {
            return;
        }
        found = now;
        opened.putAll(now.opened);
        fill();
        keepChosen();
    }

    private static boolean sameText(Guide one, @Nullable Guide other) {
        return other != null && one.text().equals(other.text());
    }

    /** What is chosen stays so, and is shown as it is now. */
    private void keepChosen() {
        Guide chosen = guide.get();
        Standing standing = walk.get();
        if (chosen != null) {
            // One that was copied to be changed is followed to where it lies now.
            all().filter(one -> one.file().equals(chosen.file()))
                    .findFirst()
                    .or(() -> all().filter(one -> one.name().equals(chosen.name()))
                            .findFirst())
                    .filter(one -> !one.equals(chosen))
                    .ifPresent(this::choose);
        } else if (standing != null) {
            found.walks.stream()
                    .filter(one ->
                            one.walkthrough().id().equals(standing.walkthrough().id()))
                    .findFirst()
                    .ifPresent(walk::set);
        }
    }

    private Stream<Guide> all() {
        return Stream.concat(opened.values().stream(), found.guides.stream());
    }

    private void fill() {
        List<Shelf> fresh = new ArrayList<>();
        walks(fresh, "runbooks.in-progress", true);
        guides(fresh, "runbooks.opened", opened.values().stream());
        guides(
                fresh,
                "runbooks.due",
                found.duties.stream().map(Duty::guide).filter(one -> !opened.containsKey(one.file())));
        guides(
                fresh,
                "runbooks.fitting",
                found.guides.stream()
                        .filter(one -> one.fits(server)
                                && !opened.containsKey(one.file())
                                && found.due(one).isEmpty()));
        guides(
                fresh,
                "runbooks.others",
                found.guides.stream().filter(one -> !one.fits(server) && !opened.containsKey(one.file())));
        walks(fresh, "runbooks.finished", false);
        if (!fresh.equals(rows)) {
            rows.setAll(fresh);
        }
    }

    private void guides(List<Shelf> fresh, String key, Stream<Guide> some) {
        List<Shelf> wanted = some.filter(one -> wanted(one.name(), one.runbook().title()))
                .<Shelf>map(one -> new Shelf.Offered(one, detail(one)))
                .toList();
        head(fresh, key, wanted);
    }

    private void walks(List<Shelf> fresh, String key, boolean open) {
        List<Shelf> wanted = found.walks.stream()
                .filter(one -> one.isOpen() == open)
                .filter(one -> wanted(one.walkthrough().id(), one.walkthrough().title() + " " + one.holder()))
                .<Shelf>map(one -> new Shelf.Walking(one, detail(one)))
                .toList();
        head(fresh, key, wanted);
    }

    private static void head(List<Shelf> fresh, String key, List<Shelf> wanted) {
        if (!wanted.isEmpty()) {
            fresh.add(new Shelf.Head(Words.of(key)));
            fresh.addAll(wanted);
        }
    }

    private boolean wanted(String name, String words) {
        String part = search.get().strip().toLowerCase(Locale.ROOT);
        return (name + " " + words).toLowerCase(Locale.ROOT).contains(part);
    }

    private String detail(Guide one) {
        Optional<Duty> due = found.due(one);
        if (due.isPresent()) {
            return DutyWords.of(due.get(), times) + " · " + one.name();
        }
        long steps = one.runbook().steps().count();
        return Words.of("runbooks.steps", steps, one.name());
    }

    private String detail(Standing one) {
        return one.next()
                .filter(step -> one.isOpen())
                .map(step -> Words.of("runbooks.stands", step.number(), step.title(), one.holder()))
                .orElseGet(() -> Words.of(
                        one.isOpen() ? "runbooks.to-finish" : "runbooks.was-finished", began(one), one.holder()));
    }

    private record Found(
            String state, List<Guide> guides, List<Duty> duties, List<Standing> walks, Map<String, Guide> opened) {
        Optional<Duty> due(Guide guide) {
            return duties.stream().filter(duty -> duty.guide().equals(guide)).findFirst();
        }
    }
}
