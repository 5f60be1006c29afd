package dev.handrail.desktop.frame;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.ActivityBar;
import dev.handrail.desktop.running.ActivityBarModel;
import dev.handrail.desktop.running.NoticeBar;
import dev.handrail.desktop.running.TranscriptPane;
import dev.handrail.desktop.shared.Notice;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.server.Server;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The frame of the window: puts the list of servers, the header, the tabs and what runs in their places. */
public final class Frame extends Screen {
    private final FrameModel model;
    private final Parts parts;
    private final Actions actions;
    private final Predicate<Server> practised;
    private final Sheets sheets;
    private final ObservableList<Notice> notices;
    private final ZoneId zone;
    private final Sidebar sidebar;
    private final ActivityBar bar;
    private final Map<Tab, Screen> tabs = new EnumMap<>(Tab.class);
    private final Map<Boolean, Screen> fleets = new HashMap<>();
    private @Nullable Server built;
    private @Nullable Screen inside;
    private @Nullable Screen over;
    private @Nullable TranscriptPane transcript;

    @FXML
    private StackPane layers;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox main;

    @FXML
    private Region edge;

    @FXML
    private HBox header;

    @FXML
    private Label title;

    @FXML
    private Label environment;

    @FXML
    private Label address;

    @FXML
    private MenuButton more;

    @FXML
    private Button backUp;

    @FXML
    private HBox strip;

    @FXML
    private StackPane above;

    @FXML
    private StackPane content;

    @FXML
    private StackPane below;

    /** @param practised which one is the practice server */
    public Frame(
            FrameModel model,
            SidebarModel servers,
            ActivityBarModel running,
            Parts parts,
            Actions actions,
            Predicate<Server> practised,
            Sheets sheets,
            ObservableList<Notice> notices,
            ZoneId zone) {
        super("frame.fxml");
        this.model = model;
        this.parts = parts;
        this.actions = actions;
        this.practised = practised;
        this.sheets = sheets;
        this.notices = notices;
        this.zone = zone;
        this.sidebar = new Sidebar(servers, model.place(), actions);
        this.bar = new ActivityBar(running, this::toggleTranscript);
    }

    public FrameModel model() {
        return model;
    }

    public void focusSearch() {
        sidebar.focusSearch();
    }

    public ActivityBar bar() {
        return bar;
    }

    /** Hands a key to the screen that is shown. */
    public void pressed(Key key) {
        if (inside instanceof Keyed keyed) {
            keyed.pressed(key);
        }
    }

    @Override
    protected void built() {
        frame.setLeft(sidebar.node());
        main.getChildren().addAll(new NoticeBar(notices), bar.node());
        layers.getChildren().add(sheets.node());
        new Header(title, environment, address, edge, more, backUp).bind(model, actions, practised);
        new TabStrip(strip, model).bind();
        sidebar.show();
        bar.show();
        model.server().subscribe(server -> arrange());
        model.tab().subscribe(tab -> arrange());
        model.servers().subscribe(this::arrange);
        model.handed().subscribe(key -> {
            if (key != null) {
                pressed(key);
            }
        });
    }

    @Override
    protected Subscription observe() {
        if (inside != null) {
            inside.show();
        }
        if (over != null) {
            over.show();
        }
        return this::fallSilent;
    }

    private void fallSilent() {
        if (inside != null) {
            inside.hide();
        }
        if (over != null) {
            over.hide();
        }
        if (transcript != null) {
            transcript.hide();
        }
    }

    /** Shows the screen of where one is, built when it is first shown. */
    private void arrange() {
        Server server = model.server().get();
        header.setVisible(server != null);
        header.setManaged(server != null);
        if (server != built) {
            tabs.clear();
            built = server;
            layOver(server);
        }
        Screen wanted = server == null
                ? fleets.computeIfAbsent(model.empty(), parts::fleet)
                : tabs.computeIfAbsent(model.tab().get(), tab -> parts.tab(tab, server));
        if (wanted != inside) {
            if (inside != null) {
                inside.hide();
            }
            inside = wanted;
            content.getChildren().setAll(wanted.node());
            wanted.show();
        }
    }

    /** What stands above every screen of the server that is shown. */
    private void layOver(@Nullable Server server) {
        if (over != null) {
            over.hide();
        }
        over = server == null ? null : parts.above(server);
        above.getChildren().clear();
        if (over != null) {
            above.getChildren().setAll(over.node());
            over.show();
        }
    }

    /** Opens the transcript above the bar, or closes it. */
    private void toggleTranscript(Activity activity) {
        boolean wasOpen = transcript != null;
        if (transcript != null) {
            transcript.hide();
            transcript = null;
            below.getChildren().clear();
        }
        if (!wasOpen) {
            transcript = new TranscriptPane(activity, zone, () -> toggleTranscript(activity));
            transcript.show();
            below.getChildren().setAll(transcript.node());
        }
    }
}
