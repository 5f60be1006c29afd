package dev.handrail.desktop.servers.form;

import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All parts of one kind, of which one at a time is open to be changed; each has a name of its own where the kind asks for it. */
public final class PartsModel<T, M extends PartModel<T>> {
    private final Supplier<M> fresh;
    private final ObservableList<M> all = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable M> open = new SimpleObjectProperty<>();

    PartsModel(List<T> before, Function<T, M> known, Supplier<M> fresh) {
        this.fresh = fresh;
        before.stream().map(known).forEach(this::take);
    }

    public ObservableList<M> all() {
        return all;
    }

    public ObjectProperty<@Nullable M> open() {
        return open;
    }

    public void add() {
        M added = fresh.get();
        take(added);
        open.set(added);
    }

    public void remove(M part) {
        if (open.get() == part) {
            open.set(null);
        }
        all.remove(part);
        all.forEach(other -> other.name().lookAgain());
    }

    /** Opens the first that is wrong, where one is. */
    boolean valid() {
        List<M> wrong = all.stream().filter(part -> !part.valid()).toList();
        if (!wrong.isEmpty() && !wrong.contains(open.get())) {
            open.set(wrong.getFirst());
        }
        return wrong.isEmpty();
    }

    List<T> build() {
        return all.stream().map(PartModel::build).toList();
    }

    private void take(M part) {
        all.add(part);
        if (!part.named()) {
            return;
        }
        part.name().alsoCheck(name -> taken(part, name));
        part.name()
                .text()
                .subscribe((was, now) -> all.stream()
                        .filter(other -> other != part)
                        .forEach(other -> other.name().lookAgain()));
    }

    private Optional<String> taken(M part, String name) {
        boolean twice = all.stream()
                .takeWhile(other -> other != part)
                .anyMatch(other -> other.name().value().equals(name));
        return twice ? Optional.of(Words.of("form.part.taken")) : Optional.empty();
    }
}
