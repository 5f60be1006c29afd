package dev.handrail.desktop.frame;

import dev.handrail.desktop.shared.Light;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of servers: all of them first, then by environment, narrowed by what is searched for. */
public final class SidebarModel {
    private static final Standing UNKNOWN = new Standing(Light.UNKNOWN, Words.of("standing.unknown"));

    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private List<Server> servers = List.of();
    private Map<String, Standing> standings = Map.of();

    public SidebarModel() {
        search.subscribe(text -> arrange());
    }

    /** A row of the list. */
    public sealed interface Row {
        /** All servers, with how many there are and how many need a hand. */
        record All(String words) implements Row {}

        /** The head of a group. */
        record Group(Environment environment) implements Row {}

        /** A server and how it stands. */
        record One(Server server, Standing standing) implements Row {}
    }

    public void know(List<Server> all, Map<String, Standing> byName) {
        servers = List.copyOf(all);
        standings = Map.copyOf(byName);
        arrange();
    }

    public StringProperty search() {
        return search;
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    private void arrange() {
        List<Row> arranged = new ArrayList<>();
        if (search.get().isBlank()) {
            arranged.add(new Row.All(summary()));
        }
        for (Environment environment : Environment.values()) {
            List<Row.One> group = servers.stream()
                    .filter(server -> server.environment() == environment && matches(server))
                    .map(server -> new Row.One(server, standing(server)))
                    .toList();
            if (!group.isEmpty()) {
                arranged.add(new Row.Group(environment));
                arranged.addAll(group);
            }
        }
        if (!arranged.equals(rows)) {
            rows.setAll(arranged);
        }
    }

    private Standing standing(Server server) {
        return standings.getOrDefault(server.name(), UNKNOWN);
    }

    private String summary() {
        long needy = servers.stream()
                .map(this::standing)
                .filter(s -> s.light() == Light.BAD || s.light() == Light.WARN)
                .count();
        String count = servers.size() == 1 ? Words.of("fleet.one") : Words.of("fleet.many", servers.size());
        return needy == 0 ? count : Words.of("fleet.needy", count, needy);
    }

    private boolean matches(Server server) {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        return server.name().toLowerCase(Locale.ROOT).contains(wanted)
                || server.tags().stream()
                        .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
