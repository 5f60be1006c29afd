package dev.handrail.desktop.servers;

import dev.handrail.desktop.frame.Standing;
import dev.handrail.desktop.shared.Light;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All servers, one row each, the one that most needs a hand first. */
public final class FleetModel {
    private static final List<Light> WORST_FIRST = List.of(Light.BAD, Light.WARN, Light.UNKNOWN, Light.GOOD);

    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    /** One server in the table. */
    public record Row(Server server, Standing standing) {
        public String address() {
            return switch (server.access()) {
                case Access.Ssh ssh -> ssh.address();
                case Access.ThisComputer here -> Words.of("frame.here");
            };
        }

        public String databases() {
            return server.databases().stream().map(d -> d.name()).collect(Collectors.joining(", "));
        }

        /** What it is sorted by: the smaller, the worse. */
        public int urgency() {
            return WORST_FIRST.indexOf(standing.light());
        }
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    public void know(List<Server> servers, Map<String, Standing> standings) {
        Standing unknown = new Standing(Light.UNKNOWN, Words.of("standing.unknown"));
        List<Row> sorted = servers.stream()
                .map(server -> new Row(server, standings.getOrDefault(server.name(), unknown)))
                .sorted(Comparator.comparingInt(Row::urgency)
                        .thenComparing(row -> row.server().environment())
                        .thenComparing(row -> row.server().name()))
                .toList();
        if (!sorted.equals(rows)) {
            rows.setAll(sorted);
        }
    }
}
