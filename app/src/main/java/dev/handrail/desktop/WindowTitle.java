package dev.handrail.desktop;

import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.MaintenanceWords;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The title of the window: the server that is shown, and before all else a maintenance page that is up. */
record WindowTitle(
        FrameModel model,
        ReadOnlyObjectProperty<Map<String, dev.handrail.site.maintenance.Window>> maintenance,
        Clock clock) {

    void follow(Consumer<String> title) {
        model.server().subscribe(server -> title.accept(text()));
        maintenance.subscribe(windows -> title.accept(text()));
    }

    String text() {
        Server server = model.server().get();
        String plain = server == null
                ? Words.of("desktop.name")
                : Words.of(
                        "desktop.title",
                        server.name(),
                        Words.of(server.environment().key()));
        String closed = closed(server);
        return closed == null ? plain : Words.of("desktop.title.maintenance", closed, plain);
    }

    private @Nullable String closed(@Nullable Server shown) {
        Map<String, dev.handrail.site.maintenance.Window> all = maintenance.get();
        if (shown != null && all.containsKey(shown.name())) {
            return MaintenanceWords.of(all.get(shown.name()), clock);
        }
        return all.values().stream()
                .findFirst()
                .map(window ->
                        Words.of("desktop.title.maintenance.of", window.server(), MaintenanceWords.of(window, clock)))
                .orElse(null);
    }
}
