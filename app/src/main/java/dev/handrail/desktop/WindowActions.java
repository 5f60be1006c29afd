package dev.handrail.desktop;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.backups.AdoptModel;
import dev.handrail.desktop.backups.AdoptSheet;
import dev.handrail.desktop.backups.PinModel;
import dev.handrail.desktop.backups.PinSheet;
import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.palette.Choosable;
import dev.handrail.desktop.palette.KeysSheet;
import dev.handrail.desktop.palette.OfferModel;
import dev.handrail.desktop.palette.OfferSheet;
import dev.handrail.desktop.palette.PaletteModel;
import dev.handrail.desktop.palette.PaletteSheet;
import dev.handrail.desktop.servers.ImportModel;
import dev.handrail.desktop.servers.ImportSheet;
import dev.handrail.desktop.servers.RenameModel;
import dev.handrail.desktop.servers.RenameSheet;
import dev.handrail.desktop.settings.DataFolderModel;
import dev.handrail.desktop.settings.SettingsDeeds;
import dev.handrail.desktop.settings.SettingsModel;
import dev.handrail.desktop.settings.SettingsSheet;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.vault.VaultDeeds;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.AtOnce;
import dev.handrail.operation.Offer;
import dev.handrail.profile.ServerImport;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What the window does when it is asked from anywhere in it. */
final class WindowActions implements Actions {
    private final Desk desk;
    private final FrameModel model;
    private final Deeds deeds;
    private final SettingsModel settings;
    private final Sheets sheets;
    private final Errands errands;
    private final VaultDesk vault;
    private final AtOnce atOnce;
    private final ServerForms forms;
    private final ObjectProperty<@Nullable Path> wantedGuide = new SimpleObjectProperty<>();
    private @Nullable String wantedRecovery;

    WindowActions(Desk desk, FrameModel model, Deeds deeds, SettingsModel settings, Sheets sheets, Errands errands) {
        this.desk = desk;
        this.model = model;
        this.deeds = deeds;
        this.settings = settings;
        this.sheets = sheets;
        this.errands = errands;
        this.atOnce = new AtOnce(desk.runner());
        VaultDeeds safe = new VaultDeeds(desk.offers(), atOnce::run);
        this.vault = new VaultDesk(desk.vault(), safe, sheets, errands, deeds::tell);
        this.forms = new ServerForms(desk, model, deeds, sheets, errands, vault, this::test);
    }

    /** All servers but this one. */
    List<Server> others(Server server) {
        return model.servers().stream()
                .filter(other -> !other.name().equals(server.name()))
                .toList();
    }

    @Override
    public void palette() {
        sheets.show(new PaletteSheet(new PaletteModel(new PaletteItems(model, this, deeds).all())));
    }

    void goTo(Place place) {
        model.place().set(place);
    }

    /** Does or tells what is offered. */
    void act(Offer offer, Arguments given) {
        deeds.act(offer.words(), given);
    }

    /** Asks for the arguments of what is offered before it is done or told. */
    void ask(Offer offer, List<Argument> asked, String server) {
        ask(offer, asked, server, false);
    }

    private void ask(Offer offer, List<Argument> asked, String server, boolean planFirst) {
        Choosable choosable = new Choosable(model.servers(), desk.catalogue(), desk.journal(), times());
        sheets.show(new OfferSheet(new OfferModel(offer, asked, deeds, choosable, errands, server, planFirst)));
    }

    void changeVault() {
        vault.change(() -> {});
    }

    void openVault() {
        vault.whenOpen(() -> {});
    }

    @Override
    public void keys() {
        sheets.show(new KeysSheet());
    }

    @Override
    public void settings() {
        SettingsDeeds done = new SettingsDeeds(desk.offers(), atOnce::run);
        sheets.show(new SettingsSheet(
                settings, new DataFolderModel(desk.whereabouts(), done, errands, deeds::tell), vault));
    }

    @Override
    public void addServer() {
        forms.add(server -> {});
    }

    /** The server is described first: what it had, where the copies lie, how they are opened. */
    void recover() {
        forms.add(server -> {
            wantedRecovery = server.name();
            model.tab().set(Tab.BACKUPS);
        });
    }

    /** Whether the walkthrough was asked for that brings back what this server had; asked once. */
    boolean takeRecovery(Server server) {
        boolean wanted = server.name().equals(wantedRecovery);
        if (wanted) {
            wantedRecovery = null;
        }
        return wanted;
    }

    @Override
    public void importServers() {
        List<Server> known = List.copyOf(model.servers());
        ImportModel found = new ImportModel(known, errands);
        sheets.show(new ImportSheet(found, desk.sshConfig(), chosen -> enter(chosen, known)));
    }

    @Override
    public void edit(Server server) {
        forms.open(server);
    }

    @Override
    public void test(Server server) {
        deeds.act("server test", Arguments.of("NAME", server.name()));
    }

    @Override
    public void rename(Server server) {
        sheets.show(new RenameSheet(
                new RenameModel(server, names()),
                name -> deeds.act(
                        "server rename", new Arguments(Map.of("NAME", List.of(server.name()), "NEW", List.of(name))))));
    }

    @Override
    public void export(Server server) {
        deeds.act("server export", Arguments.of("NAME", server.name()));
    }

    @Override
    public void book(Server server) {
        ask("backup book", server);
    }

    private void ask(String words, Server server) {
        ask(words, server, false);
    }

    private void ask(String words, Server server, boolean planFirst) {
        deeds.offers().stream()
                .filter(offer -> offer.words().equals(words))
                .forEach(offer -> ask(offer, offer.arguments(), server.name(), planFirst));
    }

    @Override
    public void remove(Server server) {
        deeds.act("server remove", Arguments.of("NAME", server.name()));
    }

    @Override
    public void backUp(Server server) {
        deeds.act("backup run", Arguments.of("SERVER", server.name()));
    }

    @Override
    public void maintain(Server server) {
        if (Tab.of(server).contains(Tab.MAINTENANCE)) {
            model.maintain(server.name());
        } else {
            deeds.tell(OperationFailed.refused(Words.of("switching.none", server.name()))
                    .next(Words.of("switching.none.next"))
                    .build());
        }
    }

    @Override
    public void adopt(Server server) {
        sheets.show(new AdoptSheet(new AdoptModel(server, deeds)));
    }

    /** It only reads, but perhaps for hours: so it asks how deep to look, and its plan is seen first. */
    @Override
    public void verifyAll(Server server) {
        ask("backup verify-all", server, true);
    }

    @Override
    public void cleanDestination(Server server) {
        ask("destination clean", server);
    }

    @Override
    public void pin(Backup backup) {
        sheets.show(new PinSheet(new PinModel(backup, deeds), times()));
    }

    @Override
    public void keepRules(Server shown) {
        new KeepDesk(desk, atOnce, deeds, sheets, errands).open(shown.name());
    }

    @Override
    public void openGuide(Server server) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("runbooks.open"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        Words.of("runbooks.markdown"), "*.md", "*.markdown", "*.txt", "*.rst"));
        File chosen = chooser.showOpenDialog(sheets.node().getScene().getWindow());
        if (chosen != null) {
            model.goTo(server.name());
            model.tab().set(Tab.RUNBOOKS);
            wantedGuide.set(chosen.toPath());
        }
    }

    /** The guide that somebody wants to see; null when it is shown. */
    ObjectProperty<@Nullable Path> wantedGuide() {
        return wantedGuide;
    }

    Sheets sheets() {
        return sheets;
    }

    private Times times() {
        return new Times(desk.clock(), desk.zone());
    }

    @Override
    public void lockVault() {
        vault.lock(() -> {});
    }

    @Override
    public void practise() {
        deeds.act(desk.practice(), started -> model.goTo(started.server().name()));
    }

    @Override
    public void removePractice() {
        deeds.act("practice remove", new Arguments(Map.of()));
    }

    private void enter(List<Server> chosen, List<Server> known) {
        errands.run(
                () -> atOnce.run(new ServerImport(desk.servers(), chosen, known)),
                () -> model.goTo(chosen.getFirst().name()),
                deeds::tell);
    }

    private List<String> names() {
        return model.servers().stream().map(Server::name).toList();
    }
}
