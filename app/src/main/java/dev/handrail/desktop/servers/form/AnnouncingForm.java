package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.Segments;
import dev.handrail.desktop.servers.form.AnnouncingModel.Way;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.server.Switch.Place;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;

/** The fields of how maintenance is announced. */
final class AnnouncingForm extends PartForm {
    private final AnnouncingModel model;
    private final String server;
    private final Set<String> secrets;

    @FXML
    private Segments<Way> way;

    @FXML
    private Node byCommand;

    @FXML
    private FieldBox command;

    @FXML
    private ChoiceBox<Place> commandPlace;

    @FXML
    private Node byWeb;

    @FXML
    private FieldBox url;

    @FXML
    private SecretBox urlToken;

    /**
     * @param server what the server is called in the vault until now
     * @param secrets the names that the vault holds
     */
    AnnouncingForm(AnnouncingModel model, String server, Set<String> secrets) {
        super("announcing.fxml");
        this.model = model;
        this.server = server;
        this.secrets = secrets;
    }

    @Override
    protected void built() {
        way.bind(model.way(), List.of(Way.values()), one -> switch (one) {
            case HAND -> Words.of("form.announce.hand");
            case COMMAND -> Words.of("form.announce.command");
            case WEB -> Words.of("form.announce.web");
        });
        Choices.bind(commandPlace, model.place(), List.of(Place.values()), MaintenancePage::where);
        command.bind(model.command());
        url.bind(model.url());
        urlToken.bind(model.token(), secrets.contains(SecretNames.announceToken(server)), SecretWay.values());
        model.way().subscribe(now -> {
            Pieces.shown(byCommand, now == Way.COMMAND);
            Pieces.shown(byWeb, now == Way.WEB);
        });
    }

    @Override
    Map<String, Secret> secrets(String ofServer, boolean taken) {
        node();
        return model.way().get() == Way.WEB
                ? in(urlToken, taken)
                        .map(secret -> Map.of(SecretNames.announceToken(ofServer), secret))
                        .orElse(Map.of())
                : Map.of();
    }
}
