package dev.handrail.desktop.settings;

import dev.handrail.desktop.settings.Settings.Look;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.vault.VaultState;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.Subscription;
import org.controlsfx.control.ToggleSwitch;

/** The settings; what is chosen counts at once, or from the next start where it says so. */
public final class SettingsSheet extends Sheet {
    private static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);
    private static final List<Duration> LOCKS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(8));

    private final SettingsModel model;
    private final DataFolderModel place;
    private final VaultDesk safe;

    @FXML
    private ChoiceBox<Look> look;

    @FXML
    private ChoiceBox<Integer> scale;

    @FXML
    private ToggleSwitch software;

    @FXML
    private ChoiceBox<Duration> lock;

    @FXML
    private Label vault;

    @FXML
    private Button change;

    @FXML
    private Button unlock;

    @FXML
    private Button lockNow;

    @FXML
    private TextField folder;

    @FXML
    private Button chooseFolder;

    @FXML
    private Button usualFolder;

    @FXML
    private Label folderTold;

    @FXML
    private VBox folderNext;

    @FXML
    private Label folderWish;

    @FXML
    private Button stay;

    @FXML
    private VBox folderAsked;

    @FXML
    private Label folderFound;

    @FXML
    private Button useFound;

    @FXML
    private Button bringThere;

    @FXML
    private TextField runbooks;

    @FXML
    private Button chooseRunbooks;

    @FXML
    private Button usualRunbooks;

    @FXML
    private Label note;

    @FXML
    private Button close;

    public SettingsSheet(SettingsModel model, DataFolderModel place, VaultDesk safe) {
        super("settings.fxml");
        this.model = model;
        this.place = place;
        this.safe = safe;
    }

    @Override
    protected void built() {
        look.getItems().setAll(Look.values());
        scale.getItems().setAll(SCALES);
        lock.getItems().setAll(LOCKS);
        tell(model.now().get());
        choose(look, Look::words, value -> model.change(s -> s.look(value)));
        choose(scale, SettingsSheet::percent, value -> model.change(s -> s.scale(value)));
        choose(lock, Amounts::duration, value -> model.change(s -> s.lockAfter(value)));
        software.selectedProperty().subscribe(on -> model.change(s -> s.software(on)));
        change.setOnAction(event -> safe.change(this::tellState));
        unlock.setOnAction(event -> safe.whenOpen(this::tellState));
        lockNow.setOnAction(event -> safe.lock(this::tellState));
        tellState();
        bindFolder();
        runbooks.textProperty().bind(model.runbooks());
        chooseRunbooks.setOnAction(event -> chosen().ifPresent(chosen -> model.chooseRunbooks(chosen.getPath())));
        usualRunbooks.setOnAction(event -> model.usualRunbooks());
        model.readRunbooks();
        note.textProperty().bind(model.note());
        Pieces.shownWhen(note, model.note().isNotEmpty());
        close.setOnAction(event -> close());
    }

    private void bindFolder() {
        folder.setText(place.folder());
        Pieces.shown(chooseFolder, place.choosable());
        chooseFolder.setOnAction(event -> chosen().ifPresent(chosen -> place.choose(chosen.toPath())));
        usualFolder.setOnAction(event -> place.chooseUsual());
        stay.setOnAction(event -> place.stay());
        useFound.setOnAction(event -> place.answer(false));
        bringThere.setOnAction(event -> place.answer(true));
        place.look();
    }

    private Optional<File> chosen() {
        return Optional.ofNullable(
                new DirectoryChooser().showDialog(folder.getScene().getWindow()));
    }

    /** They may be set elsewhere while it is open. */
    @Override
    protected Subscription observe() {
        return Subscription.combine(
                model.now().subscribe(this::tell), place.state().subscribe(this::tellFolder));
    }

    private void tellFolder(DataFolderModel.State now) {
        folderTold.setText(now.told());
        folderWish.setText(now.next());
        folderFound.setText(now.question());
        boolean asked = now.asked().isPresent();
        Pieces.shown(folderAsked, asked);
        Pieces.shown(folderNext, !asked && !now.next().isEmpty());
        Pieces.shown(usualFolder, now.canGoBack());
    }

    private void tell(Settings now) {
        set(look, now.look());
        set(scale, now.scale());
        set(lock, now.lockAfter());
        software.setSelected(now.software());
    }

    private static <T> void set(ChoiceBox<T> box, T value) {
        if (!box.getItems().contains(value)) {
            box.getItems().add(value);
        }
        box.setValue(value);
    }

    private void tellState() {
        safe.tell(found -> {
            vault.setText(found.words());
            change.setText(
                    found.state() == VaultState.NONE
                            ? Words.of("settings.vault.make")
                            : Words.of("settings.vault.change"));
            Pieces.shown(lockNow, found.state() == VaultState.OPEN);
            Pieces.shown(unlock, found.state() == VaultState.LOCKED);
        });
    }

    private static String percent(int value) {
        return Words.of("settings.percent", value);
    }

    private static <T> void choose(ChoiceBox<T> box, Function<T, String> words, Consumer<T> onChange) {
        box.setConverter(Choices.words(words));
        box.valueProperty().subscribe(onChange);
    }
}
