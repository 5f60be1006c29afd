package dev.handrail.desktop.servers;

import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The form in which a server is added or changed; what the form does not show stays as it was. */
public final class ServerModel {
    private static final String FOLDER = "here";

    private final @Nullable Server before;
    private final Collection<String> taken;
    private final Field name;
    private final Field folder;
    private final ObjectProperty<Environment> environment;
    private final AccessModel access;
    private final ObservableList<DatabaseModel> databases = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * @param before the server that is changed; null where one is added
     * @param taken the names that there are
     */
    public ServerModel(@Nullable Server before, Collection<String> taken) {
        this.before = before;
        this.taken = taken;
        this.name = new Field(before == null ? "" : before.name(), this::nameProblem);
        this.environment = new SimpleObjectProperty<>(before == null ? Environment.PRODUCTION : before.environment());
        this.access = new AccessModel(before == null ? null : before.access());
        this.folder = Field.optional(
                firstFolder().map(Destination.Folder::folder).orElse(""), text -> new Destination.Folder(FOLDER, text));
        if (before != null) {
            before.databases().forEach(database -> databases.add(new DatabaseModel(database)));
        }
    }

    /** Whether a server is added, and not changed. */
    public boolean adds() {
        return before == null;
    }

    public Field name() {
        return name;
    }

    public ObjectProperty<Environment> environment() {
        return environment;
    }

    public AccessModel access() {
        return access;
    }

    public ObservableList<DatabaseModel> databases() {
        return databases;
    }

    /** Where backups go on this computer. */
    public Field folder() {
        return folder;
    }

    /** What is wrong with the whole, where every field by itself is right. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public void addDatabase() {
        databases.add(new DatabaseModel());
    }

    /** The server as the form says it; empty where something is wrong, which is then said beside it. */
    public Optional<Server> build() {
        problem.set("");
        Stream<Boolean> fields = Stream.concat(
                Stream.of(name.valid(), access.valid(), folder.valid()),
                databases.stream().map(DatabaseModel::valid).toList().stream());
        if (!fields.allMatch(valid -> valid)) {
            problem.set(Words.of("form.problem"));
            return Optional.empty();
        }
        try {
            return Optional.of(built());
        } catch (InvalidProfile e) {
            problem.set(Words.of("form.problem.whole", e.key(), e.text()));
            return Optional.empty();
        }
    }

    /** What the profile holds beside what the form shows, a line a part. */
    public List<String> others() {
        return before == null ? List.of() : Part.beside(before);
    }

    /** The whole as text, to go on there; empty where something is wrong, which is then said. */
    public Optional<ProfileModel> asText() {
        return build().map(server -> new ProfileModel(server, adds() ? this::nameProblem : this::otherName));
    }

    /** A name is more than a word of the profile: secrets and backups go by it. */
    private Optional<String> otherName(String text) {
        return text.equals(name.value()) ? Optional.empty() : Optional.of(Words.of("form.also.name", name.value()));
    }

    private Server built() {
        Server base = before == null ? Server.of(name.value(), environment.get(), access.build()) : before;
        return new Server(
                name.value(),
                environment.get(),
                base.template(),
                access.build(),
                databases.stream().map(DatabaseModel::build).toList(),
                base.files(),
                base.scripts(),
                destinations(base),
                base.encryption(),
                base.logs(),
                base.sites(),
                base.maintenance(),
                base.contacts(),
                base.tags(),
                base.repositories(),
                base.packing());
    }

    private List<Destination> destinations(Server base) {
        List<Destination> all = new ArrayList<>(base.destinations());
        Optional<Destination.Folder> first = firstFolder();
        Optional<String> wanted = folder.given();
        if (first.isPresent() && wanted.isPresent()) {
            all.set(all.indexOf(first.get()), new Destination.Folder(first.get().name(), wanted.get()));
        } else if (first.isPresent()) {
            all.remove(first.get());
        } else {
            wanted.ifPresent(path -> all.add(new Destination.Folder(freeName(all), path)));
        }
        return all;
    }

    private static String freeName(List<Destination> all) {
        List<String> names = all.stream().map(Destination::name).toList();
        String free = FOLDER;
        for (int i = 2; names.contains(free); i++) {
            free = FOLDER + "-" + i;
        }
        return free;
    }

    private Optional<Destination.Folder> firstFolder() {
        return before == null
                ? Optional.empty()
                : before.destinations().stream()
                        .filter(Destination.Folder.class::isInstance)
                        .map(Destination.Folder.class::cast)
                        .findFirst();
    }

    private Optional<String> nameProblem(String text) {
        boolean twice =
                before == null && taken.stream().anyMatch(other -> lower(other).equals(lower(text)));
        return twice
                ? Optional.of(Words.of("form.name.taken"))
                : Field.accepted(t -> Server.of(t, Environment.TEST, new Access.ThisComputer(Sudo.NONE)))
                        .apply(text);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
