package dev.handrail.desktop.backups;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.operation.Part;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What runs on a server now and does several things at once, such as to write into each of its destinations. */
final class Live {
    private final Activities activities;
    private final String server;
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Part> parts = FXCollections.observableArrayList();
    private Subscription each = Subscription.EMPTY;

    Live(Activities activities, String server) {
        this.activities = activities;
        this.server = server;
    }

    /** The newest that has parts; null where none has. */
    ReadOnlyObjectProperty<@Nullable Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    ObservableList<Part> parts() {
        return parts;
    }

    Subscription follow() {
        Subscription running = activities.running().subscribe(this::listen);
        listen();
        return running.and(() -> each.unsubscribe());
    }

    private List<Activity> here() {
        return activities.running().stream()
                .filter(one -> one.operation().server().name().equals(server))
                .toList();
    }

    private void listen() {
        each.unsubscribe();
        each = Subscription.EMPTY;
        here().forEach(one -> each = each.and(one.parts().subscribe(this::look)));
        look();
    }

    private void look() {
        activity.set(here().stream()
                .filter(one -> !one.parts().isEmpty())
                .findFirst()
                .orElse(null));
        Activity shown = activity.get();
        parts.setAll(shown == null ? List.of() : shown.parts());
    }
}
