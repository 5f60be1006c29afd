package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.RunKind;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** The controls with which the journal is narrowed. */
final class FilterBar extends Screen {
    private final JournalFilters filters;
    private final ObservableList<String> people;

    @FXML
    private TextField search;

    @FXML
    private CheckBox transcripts;

    @FXML
    private ChoiceBox<Optional<RunKind>> kind;

    @FXML
    private ChoiceBox<Optional<String>> person;

    @FXML
    private ChoiceBox<Optional<Outcome>> outcome;

    @FXML
    private DatePicker from;

    @FXML
    private DatePicker to;

    @FXML
    private CheckBox everywhere;

    FilterBar(JournalFilters filters, ObservableList<String> people) {
        super("filters.fxml");
        this.filters = filters;
        this.people = people;
    }

    @Override
    protected void built() {
        search.textProperty().bindBidirectional(filters.text());
        transcripts.selectedProperty().bindBidirectional(filters.transcripts());
        transcripts.disableProperty().bind(filters.text().map(String::isBlank));
        choices(kind, filters.kind(), "journal.kind.all", value -> Words.of(value.key()));
        choices(person, filters.person(), "journal.person.all", value -> value);
        choices(outcome, filters.outcome(), "journal.all", value -> Words.of(value.key()));
        fill(kind, Arrays.asList(RunKind.values()));
        fill(outcome, Arrays.asList(Outcome.values()));
        fill(person, people);
        people.addListener((ListChangeListener<String>) change -> fill(person, people));
        from.valueProperty().bindBidirectional(filters.from());
        to.valueProperty().bindBidirectional(filters.to());
        everywhere.selectedProperty().bindBidirectional(filters.everywhere());
    }

    private static <T> void choices(
            ChoiceBox<Optional<T>> box, ObjectProperty<@Nullable T> chosen, String all, Function<T, String> words) {
        box.setConverter(Choices.words(value -> value.map(words).orElse(Words.of(all))));
        box.setValue(Optional.empty());
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                chosen.set(value.orElse(null));
            }
        });
    }

    /** What is chosen stays so, whoever comes. */
    private static <T> void fill(ChoiceBox<Optional<T>> box, List<T> values) {
        List<Optional<T>> all = new ArrayList<>();
        all.add(Optional.empty());
        values.forEach(value -> all.add(Optional.of(value)));
        if (!all.equals(box.getItems())) {
            Optional<T> chosen = box.getValue();
            box.getItems().setAll(all);
            box.setValue(all.contains(chosen) ? chosen : Optional.empty());
        }
    }
}
