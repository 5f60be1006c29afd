package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.LinesBox;
import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Switch.Place;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The page on the maintenance page: how it is switched, and how maintenance is announced. */
final class MaintenancePage extends PartForm {
    private final MaintenanceModel model;
    private final AnnouncingForm announcing;
    private final String server;
    private final Set<String> secrets;

    @FXML
    private ChoiceBox<SwitchKind> kind;

    @FXML
    private Label how;

    @FXML
    private Label others;

    @FXML
    private Node flag;

    @FXML
    private FieldBox file;

    @FXML
    private ChoiceBox<Optional<WebServer>> webServer;

    @FXML
    private FieldBox rule;

    @FXML
    private FieldBox directory;

    @FXML
    private FieldBox retry;

    @FXML
    private Node artisan;

    @FXML
    private LinesBox allow;

    @FXML
    private FieldBox view;

    @FXML
    private FieldBox refresh;

    @FXML
    private FieldBox redirect;

    @FXML
    private FieldBox answer;

    @FXML
    private CheckBox withSecret;

    @FXML
    private Node capistrano;

    @FXML
    private FieldBox stage;

    @FXML
    private ChoiceBox<Place> place;

    @FXML
    private Node compose;

    @FXML
    private ChoiceBox<Optional<Tool>> tool;

    @FXML
    private LinesBox services;

    @FXML
    private Node commands;

    @FXML
    private FieldBox on;

    @FXML
    private FieldBox off;

    @FXML
    private FieldBox status;

    @FXML
    private Node dns;

    @FXML
    private FieldBox zone;

    @FXML
    private FieldBox dnsRecord;

    @FXML
    private FieldBox normal;

    @FXML
    private FieldBox target;

    @FXML
    private Node render;

    @FXML
    private FieldBox service;

    @FXML
    private FieldBox page;

    @FXML
    private SecretBox token;

    @FXML
    private CheckBox leased;

    @FXML
    private FieldBox leaseFile;

    @FXML
    private VBox announcements;

    /**
     * @param server what the server is called in the vault until now
     * @param secrets the names that the vault holds
     */
    MaintenancePage(MaintenanceModel model, AnnouncingModel announcing, String server, Set<String> secrets) {
        super("maintenance.fxml");
        this.model = model;
        this.announcing = new AnnouncingForm(announcing, server, secrets);
        this.server = server;
        this.secrets = secrets;
    }

    @Override
    protected void built() {
        Choices.bind(kind, model.kind(), List.of(SwitchKind.values()), MaintenancePage::words);
        Choices.bind(
                webServer,
                model.webServer(),
                maybe(WebServer.values()),
                one -> one.map(WebServer::word).orElseGet(() -> Words.of("form.switch.unsaid")));
        Choices.bind(
                tool,
                model.tool(),
                maybe(Tool.values()),
                one -> one.map(Tool::word).orElseGet(() -> Words.of("form.switch.found")));
        Choices.bind(place, model.place(), List.of(Place.values()), MaintenancePage::where);
        file.bind(model.file());
        rule.bind(model.rule());
        directory.bind(model.directory());
        retry.bind(model.retry());
        bindLaravel();
        stage.bind(model.stage());
        services.bind(model.services());
        on.bind(model.on());
        off.bind(model.off());
        status.bind(model.status());
        zone.bind(model.zone());
        dnsRecord.bind(model.dnsRecord());
        normal.bind(model.normal());
        target.bind(model.target());
        service.bind(model.service());
        page.bind(model.page());
        token.bind(model.token(), secrets.contains(SecretNames.switchToken(server)), SecretWay.values());
        bindLease();
        others.setText(Words.of("form.switch.others", model.others()));
        Pieces.shown(others, !model.others().isEmpty());
        model.kind().subscribe(now -> show(now));
        announcements.getChildren().add(announcing.node());
    }

    private void bindLease() {
        LeaseModel lease = model.lease();
        leased.selectedProperty().bindBidirectional(lease.chosen());
        leaseFile.bind(lease.file());
        lease.asked().subscribe(asked -> Pieces.shown(leased, asked));
        lease.fileAsked().subscribe(asked -> Pieces.shown(leaseFile, asked));
    }

    private void bindLaravel() {
        LaravelModel laravel = model.laravel();
        allow.bind(laravel.allow());
        view.bind(laravel.render());
        refresh.bind(laravel.refresh());
        redirect.bind(laravel.redirect());
        answer.bind(laravel.status());
        withSecret.selectedProperty().bindBidirectional(laravel.withSecret());
    }

    /** Only what the chosen kind needs is shown. */
    private void show(SwitchKind now) {
        how.setText(explained(now));
        Pieces.shown(flag, now == SwitchKind.FLAG_FILE);
        Pieces.shown(
                directory,
                EnumSet.of(SwitchKind.ARTISAN, SwitchKind.CAPISTRANO, SwitchKind.COMPOSE)
                        .contains(now));
        Pieces.shown(retry, now == SwitchKind.ARTISAN);
        Pieces.shown(artisan, now == SwitchKind.ARTISAN);
        Pieces.shown(capistrano, now == SwitchKind.CAPISTRANO);
        Pieces.shown(compose, now == SwitchKind.COMPOSE);
        Pieces.shown(commands, now == SwitchKind.COMMAND);
        Pieces.shown(dns, now == SwitchKind.DNS);
        Pieces.shown(render, now == SwitchKind.RENDER);
        Pieces.shown(token, model.hasToken());
        leased.setText(Words.of(model.hasToken() ? "form.switch.lease.token" : "form.switch.lease"));
    }

    private static String words(SwitchKind kind) {
        return switch (kind) {
            case NONE -> Words.of("form.switch.none");
            case FLAG_FILE -> Words.of("form.switch.flag-file");
            case ARTISAN -> Words.of("form.switch.artisan");
            case CAPISTRANO -> Words.of("form.switch.capistrano");
            case COMPOSE -> Words.of("form.switch.compose");
            case COMMAND -> Words.of("form.switch.command");
            case DNS -> Words.of("form.switch.dns");
            case RENDER -> Words.of("form.switch.render");
        };
    }

    private static String explained(SwitchKind kind) {
        return switch (kind) {
            case NONE -> Words.of("form.switch.how.none");
            case FLAG_FILE -> Words.of("form.switch.how.flag-file");
            case ARTISAN -> Words.of("form.switch.how.artisan");
            case CAPISTRANO -> Words.of("form.switch.how.capistrano");
            case COMPOSE -> Words.of("form.switch.how.compose");
            case COMMAND -> Words.of("form.switch.how.command");
            case DNS -> Words.of("form.switch.how.dns");
            case RENDER -> Words.of("form.switch.how.render");
        };
    }

    private static <T> List<Optional<T>> maybe(T[] values) {
        return Stream.concat(
                        Stream.of(Optional.<T>empty()), Arrays.stream(values).map(Optional::of))
                .toList();
    }

    static String where(Place one) {
        return Words.of(one == Place.SERVER ? "form.switch.on-server" : "form.switch.on-workstation");
    }

    @Override
    Map<String, Secret> secrets(String ofServer, boolean taken) {
        Map<String, Secret> typed = new HashMap<>();
        node();
        if (model.hasToken()) {
            in(token, taken).ifPresent(secret -> typed.put(SecretNames.switchToken(ofServer), secret));
        }
        typed.putAll(announcing.secrets(ofServer, taken));
        return typed;
    }
}
