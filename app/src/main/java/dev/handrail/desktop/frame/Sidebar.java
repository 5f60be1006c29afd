package dev.handrail.desktop.frame;

import dev.handrail.desktop.frame.SidebarModel.Row;
import dev.handrail.desktop.shared.Screen;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** The left of the window: search, servers, what one can add, settings. */
public final class Sidebar extends Screen {
    private final SidebarModel model;
    private final ObjectProperty<Place> place;
    private final Actions actions;
    private boolean following;

    @FXML
    private TextField search;

    @FXML
    private Label paletteKey;

    @FXML
    private ListView<Row> list;

    @FXML
    private Button add;

    @FXML
    private Button settings;

    public Sidebar(SidebarModel model, ObjectProperty<Place> place, Actions actions) {
        super("sidebar.fxml");
        this.model = model;
        this.place = place;
        this.actions = actions;
    }

    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    @Override
    protected void built() {
        search.textProperty().bindBidirectional(model.search());
        paletteKey.setText(Key.PALETTE.words());
        paletteKey.visibleProperty().bind(search.textProperty().isEmpty());
        // While the rows change the list chooses for itself, and that is no wish to go anywhere: this hears of it
        // before
        // the list does, and follow() after it.
        model.rows().addListener((ListChangeListener<Row>) change -> following = true);
        list.setItems(model.rows());
        list.setCellFactory(view -> new ServerCell());
        add.setOnAction(event -> actions.addServer());
        settings.setOnAction(event -> actions.settings());
        search.setOnAction(event -> firstServer());
        place.subscribe(where -> follow());
        model.rows().addListener((ListChangeListener<Row>) change -> follow());
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    }

    private void chosen(@Nullable Row row) {
        if (following) {
            return;
        }
        switch (row) {
            case Row.All all -> place.set(Place.FLEET);
            case Row.One one -> place.set(new Place.One(one.server().name()));
            case Row.Group group -> stepOver(group);
            case null -> {}
        }
    }

    /** The head of a group cannot be chosen: the arrow keys step over it. */
    private void stepOver(Row.Group group) {
        int at = model.rows().indexOf(group);
        boolean up = place.get() instanceof Place.One one && indexOf(one.server()) > at && at > 0;
        list.getSelectionModel().select(up ? at - 1 : at + 1);
    }

    private void firstServer() {
        model.rows().stream()
                .filter(Row.One.class::isInstance)
                .findFirst()
                .ifPresent(row -> list.getSelectionModel().select(row));
    }

    /** Marks the row of the place one is at, wherever one came from. */
    private void follow() {
        following = true;
        int at = place.get() instanceof Place.One one ? indexOf(one.server()) : 0;
        if (at >= 0 && at < model.rows().size()) {
            list.getSelectionModel().select(at);
        } else {
            list.getSelectionModel().clearSelection();
        }
        following = false;
    }

    private int indexOf(String name) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof Row.One one
                    && one.server().name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
