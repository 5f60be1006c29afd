package dev.handrail.desktop.journal;

import static dev.handrail.desktop.shared.Pieces.shownWhen;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.running.Console;
import dev.handrail.desktop.shared.Outcomes;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Note;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The journal of a server. */
public final class JournalScreen extends Screen implements Keyed {
    private static final double GAP = 8;

    private final JournalModel model;
    private final ObservableValue<?> changed;
    private final Times times;
    private final JournalDesk desk;

    @FXML
    private VBox filters;

    @FXML
    private Button write;

    @FXML
    private Button export;

    @FXML
    private Button older;

    @FXML
    private Label reached;

    @FXML
    private TableView<Run> table;

    @FXML
    private TableColumn<Run, String> when;

    @FXML
    private TableColumn<Run, String> title;

    @FXML
    private TableColumn<Run, String> server;

    @FXML
    private TableColumn<Run, String> person;

    @FXML
    private TableColumn<Run, String> took;

    @FXML
    private TableColumn<Run, Run> state;

    @FXML
    private VBox side;

    @FXML
    private Label heading;

    @FXML
    private Label facts;

    @FXML
    private VBox failure;

    @FXML
    private Label failed;

    @FXML
    private Label next;

    @FXML
    private VBox ran;

    @FXML
    private ScrollPane wrote;

    @FXML
    private VBox parts;

    @FXML
    private VBox steps;

    @FXML
    private Console lines;

    @FXML
    private VBox notes;

    @FXML
    private TextField noteText;

    @FXML
    private Button addNote;

    @FXML
    private Button copy;

    @FXML
    private Button copyLines;

    /** @param changed says when the journal has changed */
    public JournalScreen(JournalModel model, ObservableValue<?> changed, Times times, JournalDesk desk) {
        super("journal.fxml");
        this.model = model;
        this.changed = changed;
        this.times = times;
        this.desk = desk;
    }

    @Override
    protected void built() {
        filters.getChildren().setAll(new FilterBar(model.filters(), model.people()).node());
        export.setOnAction(event -> desk.export(model.filter()));
        Pieces.shown(write, desk.writes());
        write.setOnAction(event -> pressed(Key.WRITE));
        addNote.disableProperty().bind(noteText.textProperty().map(String::isBlank));
        addNote.setOnAction(event -> note());
        noteText.setOnAction(event -> note());
        shownWhen(older, model.more());
        older.textProperty()
                .bind(model.reached().map(words -> Words.of("journal.further")).orElse(Words.of("journal.older")));
        older.disableProperty().bind(model.looking());
        older.setOnAction(event -> model.older());
        reached.textProperty()
                .bind(model.reached()
                        .map(at -> Words.of("journal.searched", times.exact(at)))
                        .orElse(""));
        shownWhen(reached, reached.textProperty().isNotEmpty());
        fillTable();
        lines.in(times.zone());
        copyLines.setOnAction(event -> lines.copy());
        shownWhen(side, model.entry().map(entry -> true).orElse(false));
        model.entry().subscribe(this::tell);
    }

    @Override
    protected Subscription observe() {
        return Subscription.combine(
                changed.subscribe(revision -> model.refresh()), model.filters().onChange(model::refresh));
    }

    @Override
    public void pressed(Key key) {
        switch (key) {
            case WRITE -> {
                if (desk.writes()) {
                    desk.write(model::refresh);
                }
            }
            case NOTE -> noteText.requestFocus();
            default -> {}
        }
    }

    private void fillTable() {
        table.setItems(model.runs());
        table.setPlaceholder(Pieces.label(Words.of("journal.none"), "meta"));
        Tables.words(when, run -> times.when(run.started()));
        Tables.words(title, Run::title);
        Tables.words(server, Run::server, "meta");
        server.visibleProperty().bind(model.filters().everywhere());
        Tables.words(person, Run::person, "meta");
        Tables.words(took, run -> Outcomes.took(run).orElse(""), "meta");
        Tables.nodes(state, run -> run, Outcomes::badge, Outcomes::words);
        Tables.copyable(table);
        Tables.alike(table);
        table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        // A change listener: the table itself has to have heard of it first.
        model.runs().addListener((ListChangeListener<Run>) change -> mark());
    }

    /** A list that is filled anew has nothing chosen: the run that is shown beside it is marked again. */
    private void mark() {
        Entry shown = model.entry().get();
        if (shown == null) {
            return;
        }
        model.runs().stream()
                .filter(run -> run.id().equals(shown.run().id()))
                .findFirst()
                .ifPresent(run -> table.getSelectionModel().select(run));
    }

    private void chosen(@Nullable Run run) {
        // A list that is filled anew has nothing chosen for a moment; what is shown beside it stays.
        if (run != null) {
            model.choose(run);
        }
    }

    private void tell(@Nullable Entry entry) {
        if (entry == null) {
            return;
        }
        Run run = entry.run();
        heading.setText(run.title());
        facts.setText(Words.of(
                "journal.facts",
                times.exact(run.started()),
                Outcomes.words(run),
                Outcomes.took(run).orElse("…"),
                run.person()));
        Pieces.shown(failure, run.failure() != null);
        failed.setText(run.failure());
        next.setText(run.next());
        Pieces.shown(next, run.next() != null);
        Optional<MaintenanceEntry> written = entry.written();
        Pieces.shown(ran, written.isEmpty());
        Pieces.shown(wrote, written.isPresent());
        Pieces.shown(copyLines, written.isEmpty());
        parts.getChildren().setAll(written.map(this::parts).orElse(List.of()));
        int last = entry.steps().size();
        steps.getChildren()
                .setAll(entry.steps().stream()
                        .map(step -> step(step, step.number() == last, run.outcome()))
                        .toList());
        lines.show(entry.transcript());
        notes.getChildren().setAll(entry.notes().stream().map(this::told).toList());
        copy.setOnAction(event -> Pieces.copy(entry.text(times)));
    }

    /** What stands in it, each part under its heading, and who put it so. */
    private List<Node> parts(MaintenanceEntry written) {
        List<Node> shown = new ArrayList<>();
        written.texts().forEach((section, text) -> {
            if (!text.isEmpty()) {
                shown.add(Pieces.label(Words.of(section.key()), "section-head"));
                shown.add(Pieces.text(text));
            }
        });
        shown.add(Pieces.text(
                Words.of("journal.version", written.version(), times.exact(written.written()), written.writer()),
                "meta"));
        return shown;
    }

    private Node told(Note note) {
        return Pieces.text(Words.of("journal.note", times.exact(note.at()), note.person(), note.text()), "note");
    }

    private void note() {
        Entry shown = model.entry().get();
        String text = noteText.getText();
        if (shown != null && !text.isBlank()) {
            desk.note(shown.run().id(), text, () -> {
                noteText.clear();
                model.refresh();
            });
        }
    }

    private static Node step(Run.Step step, boolean last, @Nullable Outcome outcome) {
        Label words = Pieces.text(step.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(GAP, last ? lastIcon(outcome) : Pieces.icon("fth-check-circle", "good-icon"), words);
    }

    /** The last step shares the fate of the run. */
    private static Node lastIcon(@Nullable Outcome outcome) {
        return switch (outcome) {
            case DONE -> Pieces.icon("fth-check-circle", "good-icon");
            case FAILED -> Pieces.icon("fth-x-circle", "bad-icon");
            case INTERRUPTED -> Pieces.icon("fth-alert-circle", "warn-icon");
            case CANCELLED -> Pieces.icon("fth-minus-circle", "quiet-icon");
            case null -> Pieces.icon("fth-circle", "accent-icon");
        };
    }
}
