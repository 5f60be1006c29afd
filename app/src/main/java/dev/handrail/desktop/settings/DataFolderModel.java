package dev.handrail.desktop.settings;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.store.ChosenFolder;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Whereabouts;
import dev.handrail.store.Wish;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the data lie, and where they will from the next start on. */
public final class DataFolderModel {
    private final Whereabouts whereabouts;
    private final SettingsDeeds deeds;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final ReadOnlyObjectWrapper<State> state;

    /**
     * @param told what there is to say about the present folder
     * @param next what the next start will do, or nothing
     * @param asked the folder of which a person must say what becomes of the data there
     */
    public record State(String told, String next, Optional<ChosenFolder> asked, boolean canGoBack) {
        /** That data lie there already, or nothing. */
        String question() {
            return asked.map(DataFolderChange::found).orElse("");
        }
    }

    public DataFolderModel(
            Whereabouts whereabouts, SettingsDeeds deeds, Errands errands, Consumer<OperationFailed> onFailure) {
        this.whereabouts = whereabouts;
        this.deeds = deeds;
        this.errands = errands;
        this.onFailure = onFailure;
        this.state = new ReadOnlyObjectWrapper<>(
                new State(Words.of("settings.place.named.next"), "", Optional.empty(), false));
    }

    public String folder() {
        return whereabouts.home().toString();
    }

    /** Whether another can be chosen: the one that was named for this start wins over any choice. */
    public boolean choosable() {
        return whereabouts.elsewhere().isPresent();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Looks how it stands. */
    public void look() {
        whereabouts.elsewhere().ifPresent(way -> errands.run(() -> standing(way), state::set, onFailure));
    }

    /** Chosen at once, but for one in which data lie: a person says first what becomes of them. */
    public void choose(Path folder) {
        whereabouts.elsewhere().ifPresent(way -> {
            Path wanted = folder.toAbsolutePath().normalize();
            errands.run(
                    () -> {
                        if (!ChosenFolder.same(wanted, whereabouts.home())) {
                            // What a bringing that broke off has put aside there is data of which a person is asked,
                            // too.
                            way.takeBack(wanted);
                            ChosenFolder chosen = ChosenFolder.look(way, wanted);
                            if (chosen.data().isPresent()) {
                                return asking(standing(way), chosen);
                            }
                        }
                        deeds.keepIn(wanted, false);
                        return standing(way);
                    },
                    state::set,
                    onFailure);
        });
    }

    public void chooseUsual() {
        whereabouts.elsewhere().map(Elsewhere::usual).ifPresent(this::choose);
    }

    public void stay() {
        choose(whereabouts.home());
    }

    /** @param bring whether the present data are brought to where others lie, which are put aside */
    public void answer(boolean bring) {
        state.get()
                .asked()
                .ifPresent(chosen -> whereabouts
                        .elsewhere()
                        .ifPresent(way -> errands.run(
                                () -> {
                                    deeds.keepIn(chosen.folder(), bring);
                                    return standing(way);
                                },
                                state::set,
                                onFailure)));
    }

    private State standing(Elsewhere way) throws OperationFailed {
        Optional<Wish> wish = way.wish();
        String next = wish.map(wished -> DataFolderChange.told(whereabouts.home(), wished))
                .orElse("");
        boolean elsewhere = !way.usual().equals(whereabouts.home());
        String told = elsewhere ? left(way) : Words.of("settings.place.usual");
        boolean back = elsewhere
                && wish.filter(wished -> wished.folder().equals(way.usual())).isEmpty();
        return new State(told, next, Optional.empty(), back);
    }

    private String left(Elsewhere way) throws OperationFailed {
        Optional<Path> left = way.left();
        if (left.isEmpty()) {
            return Words.of("settings.place.elsewhere", way.usual());
        }
        List<String> lines = new ArrayList<>();
        lines.add(Words.of(
                left.get().equals(way.usual()) ? "settings.place.left.usual" : "settings.place.left", left.get()));
        lines.addAll(ChosenFolder.stillThere(left.get(), ChosenFolder.naming(whereabouts.home(), left.get())));
        return String.join(" ", lines);
    }

    private static State asking(State now, ChosenFolder chosen) {
        return new State(now.told(), now.next(), Optional.of(chosen), now.canGoBack());
    }
}
