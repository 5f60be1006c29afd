package dev.handrail.desktop.palette;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that can be gone to or done, narrowed by a few letters of its name. */
public final class PaletteModel {
    private final List<Item> all;
    private final StringProperty letters = new SimpleStringProperty("");
    private final ObservableList<Item> found = FXCollections.observableArrayList();

    /**
     * Something to go to or to do.
     *
     * @param name what one looks for
     * @param words how it is typed at a prompt, which one may look for too; or nothing
     * @param kind what it is: a server, a tab, something to do
     * @param key its key, or nothing
     */
    public record Item(String name, String words, String kind, String key, Runnable action) {}

    private record Ranked(Item item, int score) {}

    public PaletteModel(List<Item> all) {
        this.all = List.copyOf(all);
        letters.subscribe(this::search);
    }

    public StringProperty letters() {
        return letters;
    }

    /** What matches, best first; all where nothing has been typed. */
    public ObservableList<Item> found() {
        return found;
    }

    private void search(String typed) {
        found.setAll(all.stream()
                .flatMap(item -> score(typed, item).stream().mapToObj(points -> new Ranked(item, points)))
                .sorted(Comparator.comparingInt(Ranked::score).reversed())
                .map(Ranked::item)
                .toList());
    }

    /** With nothing typed all are alike, and stay in their order. */
    private static OptionalInt score(String typed, Item item) {
        return typed.isBlank()
                ? OptionalInt.of(0)
                : IntStream.concat(Fuzzy.score(typed, item.name()).stream(), Fuzzy.score(typed, item.words()).stream())
                        .max();
    }
}
