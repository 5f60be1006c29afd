package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The operations that this window has started: those under way, newest first, and the last that ended. */
public final class Activities {
    private final Starter starter;
    private final Errands errands;
    private final Clock clock;
    private final ObservableList<Activity> running = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Activity> last = new ReadOnlyObjectWrapper<>();
    private volatile boolean busy;

    public Activities(Starter starter, Errands errands, Clock clock) {
        this.starter = starter;
        this.errands = errands;
        this.clock = clock;
        running.subscribe(() -> busy = !running.isEmpty());
    }

    /** Starts an operation: the runner. */
    public interface Starter {
        Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed;
    }

    public ObservableList<Activity> running() {
        return running;
    }

    /** Whether anything runs; may be asked by any thread. */
    public boolean busy() {
        return busy;
    }

    /** The last that ended; null before the first did. */
    public ReadOnlyObjectProperty<@Nullable Activity> last() {
        return last.getReadOnlyProperty();
    }

    /** Starts what has been planned; shown at once, taken back where it was refused. */
    public Activity start(Operation operation, Plan plan, Consumer<OperationFailed> refused) {
        Activity activity = new Activity(operation, clock);
        running.addFirst(activity);
        errands.run(() -> starter.start(operation, plan, activity::take), activity::started, failed -> {
            running.remove(activity);
            refused.accept(failed);
        });
        return activity;
    }

    /** Shows what has happened since the last frame. */
    public void drain() {
        for (Activity activity : List.copyOf(running)) {
            activity.drain();
            if (activity.ended().get() != null) {
                running.remove(activity);
                last.set(activity);
            }
        }
    }
}
