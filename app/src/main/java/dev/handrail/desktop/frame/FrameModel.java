package dev.handrail.desktop.frame;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Where one is in the window: which server, which of its tabs. */
public final class FrameModel {
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.FLEET);
    private final ReadOnlyObjectWrapper<@Nullable Server> server = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
    private final ReadOnlyObjectWrapper<@Nullable Key> handed = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Tab> tabs = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final Map<String, Duration> delays = new HashMap<>();
    private final ObservableList<Server> servers;
    private Set<String> known;

    public FrameModel(ObservableList<Server> servers) {
        this.servers = servers;
        this.known = names();
        servers.subscribe(this::changed);
        place.subscribe(where -> settle());
    }

    public ObjectProperty<Place> place() {
        return place;
    }

    public void goTo(String name) {
        place.set(new Place.One(name));
    }

    /** Goes to the maintenance page of a server, and has it take the key: one writes there why, and Enter leads to the plan. */
    public void maintain(String name) {
        goTo(name);
        if (tabs.contains(Tab.MAINTENANCE)) {
            tab.set(Tab.MAINTENANCE);
            handed.set(Key.MAINTENANCE);
            handed.set(null);
        }
    }

    /** The key that the screen which is shown is handed, while it is. */
    ReadOnlyObjectProperty<@Nullable Key> handed() {
        return handed.getReadOnlyProperty();
    }

    /** The server that is shown; null where all of them are. */
    public ReadOnlyObjectProperty<@Nullable Server> server() {
        return server.getReadOnlyProperty();
    }

    public ObservableList<Tab> tabs() {
        return tabs;
    }

    public ObjectProperty<Tab> tab() {
        return tab;
    }

    /** Goes to the tab with that place in the strip, counted from one; nothing where there is none. */
    public void goToTab(int number) {
        if (number <= tabs.size()) {
            tab.set(tabs.get(number - 1));
        }
    }

    public ObservableList<Server> servers() {
        return servers;
    }

    public boolean empty() {
        return servers.isEmpty();
    }

    public boolean canBackUp() {
        return tabs.contains(Tab.BACKUPS);
    }

    /** How the server is reached, and how far away that was when it was last measured. */
    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    /** Takes down how long a server took to answer, as measured over a connection that was open anyway. */
    public void answered(String name, Duration after) {
        delays.put(name, after);
        describe();
    }

    private void describe() {
        Server now = server.get();
        if (now == null) {
            address.set("");
            return;
        }
        String reached = switch (now.access()) {
            case Access.Ssh ssh -> ssh.address();
            case Access.ThisComputer here -> Words.of("frame.here");
        };
        Duration delay = delays.get(now.name());
        address.set(delay == null ? reached : Words.of("frame.delay", reached, Amounts.duration(delay)));
    }

    private void settle() {
        Optional<Server> found = place.get() instanceof Place.One one
                ? servers.stream().filter(s -> s.name().equals(one.server())).findFirst()
                : Optional.empty();
        List<Tab> wanted = found.map(Tab::of).orElse(List.of());
        if (!tabs.equals(wanted)) {
            tabs.setAll(wanted);
        }
        if (!wanted.isEmpty() && !wanted.contains(tab.get())) {
            tab.set(wanted.getFirst());
        }
        server.set(found.orElse(null));
        describe();
    }

    /**
     * A server that was shown and is gone is left, unless it only got another name; one that is on its way, since it was only
     * just added, is waited for.
     */
    private void changed() {
        Server before = server.get();
        settle();
        if (before != null && server.get() == null && place.get() instanceof Place.One) {
            place.set(renamed(before).<Place>map(Place.One::new).orElse(Place.FLEET));
        }
        known = names();
    }

    private Optional<String> renamed(Server before) {
        return names().stream()
                .filter(name -> !known.contains(name))
                .filter(name -> servers.contains(before.withName(name)))
                .findFirst();
    }

    private Set<String> names() {
        return servers.stream().map(Server::name).collect(Collectors.toSet());
    }
}
