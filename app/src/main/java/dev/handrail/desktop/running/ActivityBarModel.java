package dev.handrail.desktop.running;

import dev.handrail.operation.Event;
import dev.handrail.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The bar at the bottom: the newest of what runs, or the one that was asked for, how many others there are, and what ended last. */
public final class ActivityBarModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Activities activities;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<@Nullable Activity> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper others = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");
    private @Nullable Activity newest;

    public ActivityBarModel(Activities activities, ZoneId zone) {
        this.activities = activities;
        this.zone = zone;
        activities.running().subscribe(this::arrange);
        activities.last().subscribe(this::arrange);
        arrange();
    }

    public Activities activities() {
        return activities;
    }

    /** The one that is shown; null where nothing runs. */
    public ReadOnlyObjectProperty<@Nullable Activity> shown() {
        return shown.getReadOnlyProperty();
    }

    /** How many run besides, or nothing. */
    public ReadOnlyStringProperty others() {
        return others.getReadOnlyProperty();
    }

    /** What ended last, or nothing. */
    public ReadOnlyStringProperty last() {
        return last.getReadOnlyProperty();
    }

    /** Brings another of those that run to the front. */
    public void show(Activity activity) {
        if (activities.running().contains(activity)) {
            shown.set(activity);
        }
    }

    /** Whose transcript there is to see: of what runs, or else of what ended last. */
    public @Nullable Activity forTranscript() {
        return shown.get() != null ? shown.get() : activities.last().get();
    }

    private void arrange() {
        // One that begins is shown at once; one that ends takes nothing from under the hand of who looks at another.
        Activity first =
                activities.running().isEmpty() ? null : activities.running().getFirst();
        if (first != newest && activities.running().contains(newest)
                || !activities.running().contains(shown.get())) {
            shown.set(first);
        }
        newest = first;
        int more = activities.running().size() - 1;
        others.set(more > 0 ? Words.of("running.others", more) : "");
        Activity ended = activities.last().get();
        last.set(ended == null ? "" : told(ended));
    }

    private String told(Activity activity) {
        Event.Ended end = activity.ended().get();
        return end == null
                ? ""
                : Words.of(
                        "running.last",
                        activity.title(),
                        TIME.format(end.at().atZone(zone)),
                        Words.of(end.outcome().key()).toLowerCase(java.util.Locale.ROOT));
    }
}
