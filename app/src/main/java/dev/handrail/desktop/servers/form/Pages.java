package dev.handrail.desktop.servers.form;

import dev.handrail.words.Words;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The pages of the form, each with its fields. */
final class Pages {
    private final ServerModel model;
    private final AccessPage access;
    private final EncryptionPage encryption;
    private final MaintenancePage maintenance;
    private final Map<FormPage, PartsPage<?, ?>> lists = new EnumMap<>(FormPage.class);
    private final Runnable onText;
    private final Map<FormPage, Node> made = new EnumMap<>(FormPage.class);

    Pages(
            ServerModel model,
            Set<String> secrets,
            Clock clock,
            ServerSheet.Desk desk,
            Consumer<DestinationForm> onTry,
            Runnable onText) {
        String server = model.initialName();
        this.model = model;
        this.onText = onText;
        this.access = new AccessPage(model, secrets);
        this.encryption = new EncryptionPage(model.encryption(), server, secrets, clock, desk::tell);
        this.maintenance = new MaintenancePage(model.maintenance(), model.announcing(), server, secrets);
        lists.put(FormPage.LOGS, new PartsPage<>(model.logs(), logs(), LogForm::new));
        lists.put(FormPage.CONTACTS, new PartsPage<>(model.contacts(), contacts(), ContactForm::new));
        lists.put(FormPage.SITES, new PartsPage<>(model.sites(), sites(), SiteForm::new));
        lists.put(
                FormPage.DATABASES,
                new PartsPage<>(
                        model.databases(), databases(), database -> new DatabaseForm(database, server, secrets)));
        lists.put(FormPage.FILES, new PartsPage<>(model.files(), files(), FileSetForm::new));
        lists.put(FormPage.SCRIPTS, new PartsPage<>(model.scripts(), scripts(), ScriptForm::new));
        lists.put(FormPage.REPOSITORIES, new PartsPage<>(model.repositories(), repositories(), RepositoryForm::new));
        lists.put(
                FormPage.DESTINATIONS,
                new PartsPage<>(
                        model.destinations(),
                        destinations(),
                        destination -> new DestinationForm(destination, server, secrets, onTry)));
    }

    AccessPage access() {
        return access;
    }

    /** The page, built when it is first looked at. */
    Node node(FormPage page) {
        return made.computeIfAbsent(page, this::make);
    }

    private Node make(FormPage page) {
        return switch (page) {
            case SERVER -> access.node();
            case DATABASES, FILES, SCRIPTS, REPOSITORIES, DESTINATIONS, LOGS, SITES, CONTACTS ->
                Objects.requireNonNull(lists.get(page)).node();
            case ENCRYPTION -> encryption.node();
            case PACKING -> new PackingPage(model.packing()).node();
            case SWITCH -> maintenance.node();
            case REST -> new RestPage(model.others(), onText).node();
        };
    }

    /** All forms that were opened: what was not looked at has nothing that was typed. */
    Stream<PartForm> forms() {
        return Stream.concat(
                Stream.of(access, encryption, maintenance),
                lists.values().stream().flatMap(PartsPage::forms));
    }

    /** How many there are on a page, where it lists something. */
    ObservableValue<Integer> count(FormPage page) {
        return switch (page) {
            case DATABASES -> Bindings.size(model.databases().all()).asObject();
            case FILES -> Bindings.size(model.files().all()).asObject();
            case SCRIPTS -> Bindings.size(model.scripts().all()).asObject();
            case REPOSITORIES -> Bindings.size(model.repositories().all()).asObject();
            case DESTINATIONS -> Bindings.size(model.destinations().all()).asObject();
            case LOGS -> Bindings.size(model.logs().all()).asObject();
            case CONTACTS -> Bindings.size(model.contacts().all()).asObject();
            case SITES -> Bindings.size(model.sites().all()).asObject();
            case SERVER, ENCRYPTION, PACKING, SWITCH, REST -> new SimpleObjectProperty<>(0);
        };
    }

    private static PartWords databases() {
        return new PartWords(
                "databases",
                Words.of("form.page.databases"),
                Words.of("form.databases.about"),
                Words.of("form.database.add"),
                Words.of("form.database.none"),
                Words.of("form.database.new"));
    }

    private static PartWords logs() {
        return new PartWords(
                "logs",
                Words.of("form.page.logs"),
                Words.of("form.logs.about"),
                Words.of("form.logs.add"),
                Words.of("form.logs.none"),
                Words.of("form.logs.new"));
    }

    private static PartWords contacts() {
        return new PartWords(
                "contacts",
                Words.of("form.page.contacts"),
                Words.of("form.contacts.about"),
                Words.of("form.contacts.add"),
                Words.of("form.contacts.none"),
                Words.of("form.contacts.new"));
    }

    private static PartWords sites() {
        return new PartWords(
                "sites",
                Words.of("form.page.sites"),
                Words.of("form.sites.about"),
                Words.of("form.sites.add"),
                Words.of("form.sites.none"),
                Words.of("form.sites.new"));
    }

    private static PartWords files() {
        return new PartWords(
                "files",
                Words.of("form.page.files"),
                Words.of("form.files.about"),
                Words.of("form.files.add"),
                Words.of("form.files.none"),
                Words.of("form.files.new"));
    }

    private static PartWords scripts() {
        return new PartWords(
                "scripts",
                Words.of("form.page.scripts"),
                Words.of("form.scripts.about"),
                Words.of("form.scripts.add"),
                Words.of("form.scripts.none"),
                Words.of("form.scripts.new"));
    }

    private static PartWords repositories() {
        return new PartWords(
                "repositories",
                Words.of("form.page.repositories"),
                Words.of("form.repositories.about"),
                Words.of("form.repositories.add"),
                Words.of("form.repositories.none"),
                Words.of("form.repositories.new"));
    }

    private static PartWords destinations() {
        return new PartWords(
                "destinations",
                Words.of("form.page.destinations"),
                Words.of("form.destinations.about"),
                Words.of("form.destinations.add"),
                Words.of("form.destinations.none"),
                Words.of("form.destinations.new"));
    }
}
