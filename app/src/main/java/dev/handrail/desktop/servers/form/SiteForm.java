package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import dev.handrail.desktop.servers.LinesBox;
import dev.handrail.desktop.shared.Pieces;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields of one site. */
final class SiteForm extends PartForm {
    private final SiteModel model;

    @FXML
    private FieldBox name;

    @FXML
    private FieldBox url;

    @FXML
    private FieldBox status;

    @FXML
    private FieldBox contains;

    @FXML
    private FieldBox redirect;

    @FXML
    private FieldBox within;

    @FXML
    private CheckBox form;

    @FXML
    private FieldBox json;

    @FXML
    private LinesBox headers;

    @FXML
    private ToggleButton otherwise;

    @FXML
    private FontIcon chevron;

    @FXML
    private Node more;

    @FXML
    private FieldBox ip;

    @FXML
    private FieldBox inside;

    @FXML
    private FieldBox every;

    @FXML
    private FieldBox days;

    @FXML
    private FieldBox file;

    @FXML
    private CheckBox cdn;

    @FXML
    private LinesBox resolvers;

    SiteForm(SiteModel model) {
        super("site.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        name.bind(model.name());
        url.bind(model.url());
        status.bind(model.status());
        contains.bind(model.contains());
        redirect.bind(model.redirect());
        within.bind(model.within());
        form.selectedProperty().bindBidirectional(model.form());
        json.bind(model.json());
        headers.bind(model.headers());
        ip.bind(model.ip());
        inside.bind(model.inside());
        every.bind(model.every());
        days.bind(model.days());
        file.bind(model.file());
        cdn.selectedProperty().bindBidirectional(model.cdn());
        resolvers.bind(model.resolvers());
        otherwise.setSelected(model.unusual());
        Pieces.shownWhen(more, otherwise.selectedProperty());
        otherwise
                .selectedProperty()
                .subscribe(open -> chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right"));
    }
}
