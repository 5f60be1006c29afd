package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.server.Access;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Servers that were found in a file, to be chosen from, each with what would be added or changed. */
public final class ImportModel {
    private final Map<String, Server> known;
    private final Errands errands;
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * One server that was found, and whether it is wanted.
     *
     * @param before the one of that name that is there already
     */
    public record Found(Server server, @Nullable Server before, BooleanProperty wanted) {
        public String address() {
            return server.access() instanceof Access.Ssh ssh ? ssh.address() : Words.of("frame.here");
        }

        /** Whether it is there already, just as it was found. */
        public boolean same() {
            return server.equals(before);
        }

        public String state() {
            if (before == null) {
                return Words.of("import.new");
            }
            return same() ? Words.of("import.same") : Words.of("import.changes");
        }

        /** What would be added or changed, a line a part. */
        public List<String> lines() {
            return before == null ? Part.beyondAccess(server) : Part.changes(before, server);
        }
    }

    /** @param known the servers that are there already, which would be replaced */
    public ImportModel(Collection<Server> known, Errands errands) {
        this.known = known.stream().collect(Collectors.toMap(server -> Servers.key(server.name()), server -> server));
        this.errands = errands;
    }

    public ObservableList<Found> found() {
        return found;
    }

    /** Why nothing could be read, or nothing. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Reads profile files, away from the window; all of them or none. */
    public void read(List<Path> files) {
        read(() -> {
            List<Server> all = new ArrayList<>();
            for (Path file : files) {
                all.addAll(ProfileFile.read(file));
            }
            return all;
        });
    }

    /** Reads the SSH configuration, away from the window, and says what in it could not be taken over. */
    public void readHosts(Errands.Errand<SshConfig> reader) {
        read(reader, config -> {
            offer(config.offers());
            if (!config.notices().isEmpty()) {
                problem.set(String.join("\n", config.notices()));
            }
        });
    }

    /** Reads, away from the window. What is known already is not wanted unless a person says so. */
    public void read(Errands.Errand<List<Server>> reader) {
        read(reader, this::offer);
    }

    private <T> void read(Errands.Errand<T> reader, Consumer<T> then) {
        problem.set("");
        errands.run(reader, then, failed -> {
            found.clear();
            problem.set(told(failed));
        });
    }

    public List<Server> wanted() {
        return found.stream()
                .filter(one -> one.wanted().get())
                .map(Found::server)
                .toList();
    }

    private void offer(List<Server> servers) {
        Set<String> names = new HashSet<>();
        found.setAll(servers.stream()
                .map(server -> found(server, names.add(Servers.key(server.name()))))
                .toList());
        if (servers.isEmpty()) {
            problem.set(Words.of("import.nothing"));
        }
    }

    /** @param first whether none of that name stands before it, which it would replace without a word */
    private Found found(Server server, boolean first) {
        Server before = known.get(Servers.key(server.name()));
        // It keeps the name that it has here.
        return new Found(
                before == null ? server : server.withName(before.name()),
                before,
                new SimpleBooleanProperty(before == null && first));
    }

    private static String told(OperationFailed failed) {
        return failed.cameBack() == null ? failed.tried() : failed.tried() + "\n" + failed.cameBack();
    }
}
