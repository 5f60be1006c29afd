package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Part;
import dev.handrail.desktop.servers.ProfileModel;
import dev.handrail.server.Access;
import dev.handrail.server.Contact;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.LogSource;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.server.TemplateFile;
import dev.handrail.words.Words;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The form in which a server is added or changed; what the form does not show stays as it was. */
public final class ServerModel {
    private final @Nullable Server before;
    private final Optional<TemplateFile> template;
    private final Server base;
    private final Collection<String> taken;
    private final Field name;
    private final ObjectProperty<Environment> environment;
    private final AccessModel access;
    private final PartsModel<Database, DatabaseModel> databases;
    private final PartsModel<FileSet, FileSetModel> files;
    private final PartsModel<Script, ScriptModel> scripts;
    private final PartsModel<Repository, RepositoryModel> repositories;
    private final PartsModel<Destination, DestinationModel> destinations;
    private final EncryptionModel encryption;
    private final PackingModel packing;
    private final PartsModel<LogSource, LogModel> logs;
    private final PartsModel<Site, SiteModel> sites;
    private final MaintenanceModel maintenance;
    private final AnnouncingModel announcing;
    private final PartsModel<Contact, ContactModel> contacts;
    private final PagesModel pages = new PagesModel();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final KnownGaps gaps;

    /**
     * @param before the server that is changed; null where one is added
     * @param taken the names that there are
     */
    public ServerModel(@Nullable Server before, Collection<String> taken) {
        this(before, Optional.empty(), taken);
    }

    /** The form for a new server of a kind, with what such a server has; what only a person knows is still to be put in. */
    public static ServerModel of(TemplateFile template, Collection<String> taken) {
        return new ServerModel(null, Optional.of(template), taken);
    }

    private ServerModel(@Nullable Server before, Optional<TemplateFile> template, Collection<String> taken) {
        this.template = template;
        this.base = before == null
                ? template.map(TemplateFile::server)
                        .orElseGet(() -> Server.of("any", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE)))
                : before;
        this.before = before;
        this.taken = taken;
        this.name = new Field(before == null ? "" : before.name(), this::nameProblem);
        this.environment = new SimpleObjectProperty<>(base.environment());
        this.access = new AccessModel(before == null && template.isEmpty() ? null : base.access());
        this.databases = new PartsModel<>(base.databases(), DatabaseModel::new, DatabaseModel::new);
        this.files = new PartsModel<>(base.files(), FileSetModel::new, FileSetModel::new);
        this.scripts = new PartsModel<>(base.scripts(), ScriptModel::new, ScriptModel::new);
        this.repositories = new PartsModel<>(base.repositories(), RepositoryModel::new, RepositoryModel::new);
        this.destinations = DestinationModel.all(base.destinations(), access::build);
        this.encryption = new EncryptionModel(base.encryption());
        this.packing = new PackingModel(base.packing());
        this.logs = new PartsModel<>(base.logs(), LogModel::new, LogModel::new);
        this.sites = new PartsModel<>(base.sites(), SiteModel::new, SiteModel::new);
        this.maintenance = new MaintenanceModel(base.maintenance());
        this.announcing = new AnnouncingModel(base.announcing());
        this.contacts = new PartsModel<>(base.contacts(), ContactModel::new, ContactModel::new);
        this.gaps = new KnownGaps(before);
    }

    /** Whether a server is added, and not changed. */
    public boolean adds() {
        return before == null;
    }

    /** What it was called when the form was opened. */
    String initialName() {
        return before == null ? "" : before.name();
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

    public PartsModel<Database, DatabaseModel> databases() {
        return databases;
    }

    public PartsModel<FileSet, FileSetModel> files() {
        return files;
    }

    public PartsModel<Script, ScriptModel> scripts() {
        return scripts;
    }

    public PartsModel<Repository, RepositoryModel> repositories() {
        return repositories;
    }

    public PartsModel<Destination, DestinationModel> destinations() {
        return destinations;
    }

    public EncryptionModel encryption() {
        return encryption;
    }

    public PackingModel packing() {
        return packing;
    }

    public PartsModel<LogSource, LogModel> logs() {
        return logs;
    }

    public PartsModel<Site, SiteModel> sites() {
        return sites;
    }

    public MaintenanceModel maintenance() {
        return maintenance;
    }

    public AnnouncingModel announcing() {
        return announcing;
    }

    public PartsModel<Contact, ContactModel> contacts() {
        return contacts;
    }

    /** The page that is open. */
    public ObjectProperty<FormPage> page() {
        return pages.open();
    }

    /** The pages on which something was not right when it was looked at last. */
    public ObservableSet<FormPage> wrong() {
        return pages.wrong();
    }

    /** What is wrong with the whole, where every field by itself is right. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public KnownGaps gaps() {
        return gaps;
    }

    /** What the template has to say to a page; empty where there is none. */
    String about(FormPage shown) {
        return template.map(file -> shown.keys().stream()
                        .map(file::about)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    /** The server as the form says it; empty where something is wrong, which is then said beside it. */
    public Optional<Server> build() {
        Optional<Server> server = drafted();
        if (server.isPresent() && TemplateFile.unfilled(ProfileFile.write(server.get()))) {
            pages.open().set(FormPage.REST);
            problem.set(Words.of("form.placeholder.rest", TemplateFile.PLACEHOLDER));
            return Optional.empty();
        }
        return server;
    }

    private Optional<Server> drafted() {
        problem.set("");
        pages.look(checks());
        if (!pages.wrong().isEmpty()) {
            problem.set(Words.of("form.problem"));
            return Optional.empty();
        }
        try {
            return Optional.of(built());
        } catch (InvalidProfile e) {
            pages.open().set(FormPage.of(e.key()));
            problem.set(Words.of("form.problem.whole", e.key(), e.text()));
            return Optional.empty();
        }
    }

    /** What looks at every field of a page, so that each says what is wrong with it. */
    private Map<FormPage, BooleanSupplier> checks() {
        Map<FormPage, BooleanSupplier> checks = new EnumMap<>(FormPage.class);
        checks.put(FormPage.SERVER, () -> name.valid() & access.valid());
        checks.put(FormPage.DATABASES, databases::valid);
        checks.put(FormPage.FILES, files::valid);
        checks.put(FormPage.SCRIPTS, scripts::valid);
        checks.put(FormPage.REPOSITORIES, repositories::valid);
        checks.put(FormPage.DESTINATIONS, destinations::valid);
        checks.put(FormPage.ENCRYPTION, encryption::valid);
        checks.put(FormPage.PACKING, packing::valid);
        checks.put(FormPage.LOGS, logs::valid);
        checks.put(FormPage.SITES, sites::valid);
        checks.put(FormPage.SWITCH, () -> maintenance.valid() & announcing.valid());
        checks.put(FormPage.CONTACTS, contacts::valid);
        return checks;
    }

    /** What the profile holds beside what the form shows, a line a part. */
    public List<String> others() {
        return adds() && template.isEmpty() ? List.of() : Part.beside(base);
    }

    /** The whole as text, to go on there; empty where something is wrong, which is then said. */
    public Optional<ProfileModel> asText() {
        return drafted().map(server -> new ProfileModel(server, adds() ? this::nameProblem : this::otherName));
    }

    /** The server as far as it has to be known to try a destination of it; empty where that is not right yet. */
    Optional<Server> reached(boolean onServer) {
        boolean right = name.valid() & (!onServer || access.valid());
        return right
                ? Optional.of(Server.of(
                        name.value(),
                        environment.get(),
                        onServer ? access.build() : new Access.ThisComputer(Sudo.NONE)))
                : Optional.empty();
    }

    /** A name is more than a word of the profile: secrets and backups go by it. */
    private Optional<String> otherName(String text) {
        return text.equals(name.value()) ? Optional.empty() : Optional.of(Words.of("form.also.name", name.value()));
    }

    private Server built() {
        return new Server(
                name.value(),
                environment.get(),
                base.template(),
                access.build(),
                databases.build(),
                files.build(),
                scripts.build(),
                destinations.build(),
                encryption.build(),
                logs.build(),
                sites.build(),
                maintenance.build(),
                contacts.build(),
                base.tags(),
                repositories.build(),
                packing.build(),
                announcing.build());
    }

    private Optional<String> nameProblem(String text) {
        boolean twice = before == null && taken.stream().map(Servers::key).anyMatch(Servers.key(text)::equals);
        return twice
                ? Optional.of(Words.of("form.name.taken"))
                : Field.accepted(t -> Server.of(t, Environment.TEST, new Access.ThisComputer(Sudo.NONE)))
                        .apply(text);
    }
}
