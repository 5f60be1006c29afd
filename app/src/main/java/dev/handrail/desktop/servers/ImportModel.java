package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Servers that were found in a file, to be chosen from. */
public final class ImportModel {
    private final Collection<String> taken;
    private final Errands errands;
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** One server that was found, and whether it is wanted. */
    public record Found(Server server, boolean known, BooleanProperty wanted) {
        public String address() {
            return server.access() instanceof Access.Ssh ssh ? ssh.address() : Words.of("frame.here");
        }
    }

    /** @param taken the names that there are already, which would be replaced */
    public ImportModel(Collection<String> taken, Errands errands) {
        this.taken = taken.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.errands = errands;
    }

    public ObservableList<Found> found() {
        return found;
    }

    /** Why nothing could be read, or nothing. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Reads, away from the window. What is known already is not wanted unless a person says so. */
    public void read(Errands.Errand<List<Server>> reader) {
        problem.set("");
        errands.run(reader, this::offer, failed -> {
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
        found.setAll(servers.stream().map(this::found).toList());
        if (servers.isEmpty()) {
            problem.set(Words.of("import.nothing"));
        }
    }

    private Found found(Server server) {
        boolean known = taken.contains(server.name().toLowerCase(Locale.ROOT));
        return new Found(server, known, new SimpleBooleanProperty(!known));
    }

    private static String told(OperationFailed failed) {
        return failed.cameBack() == null ? failed.tried() : failed.tried() + "\n" + failed.cameBack();
    }
}
