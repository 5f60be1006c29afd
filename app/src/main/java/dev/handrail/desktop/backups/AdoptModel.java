package dev.handrail.desktop.backups;

import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Looks for backups in a place, says what it found, and enters it into the catalogue when it is told to. */
public final class AdoptModel {
    static final String WORDS = "backup adopt";
    private static final Pattern WHOLE_PATH = Pattern.compile("(/|~/|~$|[A-Za-z]:[\\\\/]).*");

    private final Server server;
    private final Deeds deeds;
    private final ObjectProperty<Place> place;
    private final StringProperty folder = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable PlanModel> found = new ReadOnlyObjectWrapper<>();
    private int asked;

    /** Where to look: one of the server's destinations, or a folder. */
    record Place(Optional<String> destination) {
        String words() {
            return destination
                    .map(name -> Words.of("adopt.destination", name))
                    .orElseGet(() -> Words.of("adopt.folder"));
        }
    }

    public AdoptModel(Server server, Deeds deeds) {
        this.server = server;
        this.deeds = deeds;
        this.place = new SimpleObjectProperty<>(places().getFirst());
        place.subscribe(this::forget);
        folder.subscribe(this::forget);
    }

    Server server() {
        return server;
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        server.destinations().stream()
                .map(Destination::name)
                .map(name -> new Place(Optional.of(name)))
                .forEach(places::add);
        places.add(new Place(Optional.empty()));
        return places;
    }

    ObjectProperty<Place> place() {
        return place;
    }

    StringProperty folder() {
        return folder;
    }

    BooleanProperty busy() {
        return busy;
    }

    /** What there is, as a plan to enter it; null before one has looked. */
    ReadOnlyObjectProperty<@Nullable PlanModel> found() {
        return found.getReadOnlyProperty();
    }

    boolean inFolder() {
        return place.get().destination().isEmpty();
    }

    /** What is wrong with the folder, or nothing. */
    String problem() {
        boolean fine = !inFolder()
                || folder.get().isBlank()
                || WHOLE_PATH.matcher(folder.get().strip()).matches();
        return fine ? "" : Words.of("adopt.folder.whole");
    }

    BooleanExpression canLook() {
        return Bindings.createBooleanBinding(
                () -> !busy.get()
                        && problem().isEmpty()
                        && (!inFolder() || !folder.get().isBlank()),
                busy,
                place,
                folder);
    }

    BooleanExpression canEnter() {
        return Bindings.createBooleanBinding(
                () -> found.get() != null
                        && !found.get().plan().steps().isEmpty()
                        && !found.get().plan().blocked(),
                found);
    }

    /** What the button says that enters it. */
    String action() {
        PlanModel plan = found.get();
        int steps = plan == null ? 0 : plan.plan().steps().size();
        return steps == 0 ? Words.of("adopt.enter") : Words.of("adopt.enter.many", steps);
    }

    void look() {
        int now = ++asked;
        busy.set(true);
        deeds.plan(WORDS, arguments(), plan -> told(now, plan), failed -> failed(now, failed));
    }

    /** Starts what was found and shown. */
    void enter() {
        PlanModel plan = Objects.requireNonNull(found.get());
        deeds.start(plan.operation(), plan.plan());
    }

    private Arguments arguments() {
        String where = place.get().destination().orElseGet(() -> folder.get().strip());
        return new Arguments(Map.of("DEST", List.of(where), "--server", List.of(server.name())));
    }

    private void told(int asking, PlanModel plan) {
        if (asking == asked) {
            busy.set(false);
            found.set(plan);
        }
    }

    private void failed(int asking, OperationFailed failure) {
        if (asking == asked) {
            busy.set(false);
            deeds.tell(failure);
        }
    }

    /** What was found elsewhere is no longer what one would enter. */
    private void forget() {
        asked++;
        busy.set(false);
        found.set(null);
    }
}
