package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.ProfileModel;
import dev.handrail.desktop.servers.ProfileSheet;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The form in which a server is added or changed: a page for each kind of thing that its profile holds. */
public final class ServerSheet extends Sheet {
    private final ServerModel model;
    private final Desk desk;
    private final Pages pages;

    @FXML
    private Label title;

    @FXML
    private VBox tabs;

    @FXML
    private Label about;

    @FXML
    private ScrollPane page;

    @FXML
    private Label gaps;

    @FXML
    private Label problem;

    @FXML
    private Button cancel;

    @FXML
    private Button saveAndTest;

    @FXML
    private Button save;

    /** What the form needs done by others. */
    public interface Desk {
        /**
         * Keeps what the form says.
         *
         * @param thenTest whether the connection is to be tested when it has been kept
         * @param kept called when all of it has been kept
         */
        void save(Server server, Entering entering, boolean thenTest, Runnable kept);

        /**
         * Tries a destination that may be kept nowhere yet.
         *
         * @param typed its secrets as far as they are in no vault, by their names there; closed by who tries
         */
        void attempt(Server server, Destination destination, Map<String, Secret> typed, TrialModel trial);

        /** Shows the sheet in which the whole profile is written. */
        void show(Sheet sheet);

        /** Says what could not be done. */
        void tell(OperationFailed failed);
    }

    /**
     * What goes into the vault with a server.
     *
     * @param typed the secrets that were typed, by their names
     * @param moved under what name secrets belong now that are there under another
     */
    public record Entered(Map<String, Secret> typed, Map<String, String> moved) implements AutoCloseable {
        public boolean isEmpty() {
            return typed.isEmpty() && moved.isEmpty();
        }

        /** The names of what goes in. */
        public List<String> names() {
            return Stream.concat(typed.keySet().stream(), moved.values().stream())
                    .sorted()
                    .toList();
        }

        @Override
        public void close() {
            typed.values().forEach(Secret::close);
        }
    }

    /** Reads from the form what goes into the vault, for who closes it; it stays in the form until the server was kept. */
    @FunctionalInterface
    public interface Entering {
        Entered now();
    }

    /** @param secrets the names that the vault holds */
    public ServerSheet(ServerModel model, Set<String> secrets, Clock clock, Desk desk) {
        super("form.fxml");
        this.model = model;
        this.desk = desk;
        this.pages = new Pages(model, Set.copyOf(secrets), clock, desk, this::attempt, this::writeAsText);
    }

    @Override
    protected void built() {
        title.setText(
                model.adds()
                        ? Words.of("form.add")
                        : Words.of("form.edit", model.name().text().get()));
        ToggleGroup group = new ToggleGroup();
        tabs.getChildren()
                .setAll(Stream.of(FormPage.values())
                        .map(one -> new PageTab(one, pages.count(one), group, model))
                        .toList());
        model.page().subscribe(this::turn);
        model.wrong().addListener((SetChangeListener<FormPage>)
                change -> tabs.getChildren().stream().map(PageTab.class::cast).forEach(PageTab::mark));
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        gaps.textProperty().bind(model.gaps().words());
        Pieces.shownWhen(gaps, model.gaps().words().isNotEmpty());
        cancel.setOnAction(event -> close());
        save.setOnAction(event -> save(false));
        saveAndTest.setOnAction(event -> save(true));
    }

    private void turn(FormPage to) {
        page.setContent(pages.node(to));
        about.setText(model.about(to));
        Pieces.shown(about, !model.about(to).isEmpty());
        page.setVvalue(0);
    }

    /** What was made here and kept nowhere is wiped when the form is closed. */
    @Override
    protected Subscription observe() {
        return model.encryption()::forget;
    }

    private void attempt(DestinationForm form) {
        DestinationModel tried = form.model();
        boolean onServer = tried.kind().get() == DestinationModel.Kind.SERVER_FOLDER;
        boolean right = tried.valid();
        Optional<Server> server = model.reached(onServer);
        if (!right || server.isEmpty()) {
            tried.trial().failed(Words.of(right ? "form.try.server" : "form.try.fields"));
            return;
        }
        Map<String, Secret> typed = new HashMap<>();
        String name = server.get().name();
        // A key that was not typed again is still kept under the old name.
        String called = form.keptAs();
        typed.putAll(form.typed(name, called, false));
        if (onServer) {
            typed.putAll(pages.access().secrets(name, false));
        }
        tried.trial().begun();
        desk.attempt(server.get(), tried.named(called), typed, tried.trial());
    }

    private void writeAsText() {
        model.asText().ifPresent(text -> desk.show(sheet(text)));
    }

    private ProfileSheet sheet(ProfileModel text) {
        return new ProfileSheet(
                text,
                (server, kept) -> desk.save(server, () -> entered(server), false, () -> {
                    kept.run();
                    kept(server);
                }));
    }

    private void save(boolean thenTest) {
        model.build()
                .filter(model.gaps()::known)
                .ifPresent(server -> desk.save(server, () -> entered(server), thenTest, () -> kept(server)));
    }

    private void kept(Server server) {
        pages.forms().forEach(form -> form.secrets(server.name(), true).values().forEach(Secret::close));
        close();
    }

    private Entered entered(Server server) {
        Map<String, Secret> typed = new HashMap<>();
        Map<String, String> moved = new HashMap<>();
        List<PartForm> forms = pages.forms().toList();
        forms.forEach(form -> typed.putAll(form.secrets(server.name(), false)));
        forms.forEach(form -> form.moved(server.name()).forEach((from, to) -> {
            if (!typed.containsKey(to)) {
                moved.put(from, to);
            }
        }));
        return new Entered(typed, moved);
    }

    @Override
    protected Node first() {
        return pages.access().first();
    }
}
