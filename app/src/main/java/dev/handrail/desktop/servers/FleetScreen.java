package dev.handrail.desktop.servers;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.frame.Lookout;
import dev.handrail.desktop.servers.FleetModel.Row;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.Comparator;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** All servers in one table. */
public final class FleetScreen extends Screen implements Keyed {
    private static final double GAP = 8;

    private final FleetModel model = new FleetModel();
    private final Lookout lookout;
    private final Consumer<String> onOpen;
    private final Consumer<Server> onMaintain;

    @FXML
    private TableView<Row> table;

    @FXML
    private TableColumn<Row, Row> state;

    @FXML
    private TableColumn<Row, String> name;

    @FXML
    private TableColumn<Row, Environment> environment;

    @FXML
    private TableColumn<Row, String> address;

    @FXML
    private TableColumn<Row, String> databases;

    /** Where a maintenance page can be put up. */
    @FXML
    private TableColumn<Row, Server> page;

    /** @param onMaintain goes to where the maintenance page of a server is put up and taken down */
    public FleetScreen(Lookout lookout, Consumer<String> onOpen, Consumer<Server> onMaintain) {
        super("fleet.fxml");
        this.lookout = lookout;
        this.onOpen = onOpen;
        this.onMaintain = onMaintain;
    }

    @Override
    protected void built() {
        table.setItems(model.rows());
        Tables.nodes(
                state, row -> row, FleetScreen::light, row -> row.standing().words());
        state.setComparator(Comparator.comparingInt(Row::urgency));
        Tables.words(name, row -> row.server().name(), "strong");
        Tables.nodes(
                environment, row -> row.server().environment(), FleetScreen::badge, value -> Words.of(value.key()));
        Tables.words(address, Row::address, "meta");
        Tables.words(databases, Row::databases, "meta");
        Tables.nodes(page, Row::server, this::lever, server -> "");
        page.setSortable(false);
        Tables.copyable(table);
        Tables.onOpen(table, row -> onOpen.accept(row.server().name()));
    }

    @Override
    protected Subscription observe() {
        return Subscription.combine(
                lookout.standings().subscribe(standings -> know()),
                lookout.servers().subscribe(this::know));
    }

    private void know() {
        model.know(lookout.servers(), lookout.standings().get());
    }

    private static Node light(Row row) {
        Region dot = new Region();
        dot.getStyleClass().addAll("lamp", row.standing().light().style());
        HBox box = new HBox(GAP, dot, Pieces.label(row.standing().words()));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    @Override
    public void pressed(Key key) {
        Row chosen = table.getSelectionModel().getSelectedItem();
        if (key == Key.MAINTENANCE && chosen != null) {
            onMaintain.accept(chosen.server());
        }
    }

    /** For the mouse alone: by the keyboard the key does it, without a stop in every row. */
    private Node lever(Server server) {
        Button lever = new Button(Words.of("fleet.maintain"));
        lever.getStyleClass().addAll("flat", "accent");
        lever.setFocusTraversable(false);
        lever.setAccessibleText(Words.of("fleet.maintain.of", server.name()));
        lever.setTooltip(Pieces.hint(Words.of("fleet.maintain.hint", Key.MAINTENANCE.words())));
        lever.setOnAction(event -> onMaintain.accept(server));
        Pieces.shown(lever, server.maintenance() != null);
        return lever;
    }

    private static Node badge(Environment environment) {
        String style = switch (environment) {
            case PRODUCTION -> "bad";
            case STAGING, TEST -> "warn";
            case PRACTICE -> "accent";
        };
        return Pieces.badge(Words.of(environment.key()), style);
    }
}
