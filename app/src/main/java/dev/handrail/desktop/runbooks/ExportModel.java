package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** As what a walkthrough is written down in full, and where. */
public final class ExportModel {
    static final String WORDS = "runbook export";

    private final Walkthrough walkthrough;
    private final Deeds deeds;
    private final Errands errands;
    private final Consumer<Answer> onWritten;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.PDF);
    private final StringProperty file = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String replaced = "";

    /** What it can be written as; the ending of the name says so. */
    enum Kind {
        PDF(".pdf", "export.pdf"),
        MARKDOWN(".md", "export.markdown"),
        HTML(".html", "export.html");

        private final String ending;
        private final String key;

        Kind(String ending, String key) {
            this.ending = ending;
            this.key = key;
        }

        String ending() {
            return ending;
        }

        String words() {
            return Words.of(key);
        }

        private static Optional<Kind> of(String name) {
            return Stream.of(values())
                    .filter(kind -> name.toLowerCase(Locale.ROOT).endsWith(kind.ending))
                    .findFirst();
        }
    }

    /**
     * @param folder where it is written unless somebody says otherwise
     * @param onWritten told where it lies
     */
    public ExportModel(Walkthrough walkthrough, Path folder, Deeds deeds, Errands errands, Consumer<Answer> onWritten) {
        this.walkthrough = walkthrough;
        this.deeds = deeds;
        this.errands = errands;
        this.onWritten = onWritten;
        String name = walkthrough.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        file.set(folder.resolve(name + "-" + walkthrough.id() + Kind.PDF.ending).toString());
        file.subscribe(text -> look());
        busy.subscribe(now -> look());
        kind.subscribe(this::end);
    }

    String title() {
        return Words.of("export.title", walkthrough.title());
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    /** Where to, with the whole path. */
    StringProperty file() {
        return file;
    }

    /** What one must know before it is written; empty where there is nothing. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void look() {
        String name = file.get().strip();
        Optional<Kind> told = Kind.of(name);
        told.ifPresent(kind::set);
        problem.set(name.isEmpty() || told.isPresent() ? "" : Words.of("report.kind.next"));
        ready.set(!busy.get() && told.isPresent());
    }

    /** Has the name end as it must. */
    private void end(Kind wanted) {
        String name = file.get().strip();
        Optional<Kind> told = Kind.of(name);
        if (told.isPresent() && told.get() != wanted) {
            file.set(name.substring(0, name.length() - told.get().ending.length()) + wanted.ending);
        }
    }

    /** Writes it; what is there already is replaced only when a person has read that it is. */
    void write(Runnable written) {
        String name = file.get().strip();
        if (!ready.get()) {
            return;
        }
        busy.set(true);
        errands.run(
                () -> Files.exists(Path.of(name)),
                there -> {
                    if (there && !name.equals(replaced)) {
                        busy.set(false);
                        replaced = name;
                        problem.set(Words.of("export.there"));
                    } else {
                        export(name, written);
                    }
                },
                this::failed);
    }

    /** A name that a person has chosen in a dialog which asks about that itself. */
    void choose(Path chosen) {
        Path whole = Kind.of(chosen.toString()).isPresent()
                ? chosen
                : chosen.resolveSibling(chosen.getFileName() + kind.get().ending);
        replaced = whole.equals(chosen) ? whole.toString() : "";
        file.set(whole.toString());
    }

    private void export(String name, Runnable written) {
        deeds.ask(
                WORDS,
                new Arguments(Map.of("ID", List.of(walkthrough.id()), "FILE", List.of(name))),
                answer -> tell(answer, written),
                this::failed);
    }

    private void tell(Answer answer, Runnable written) {
        busy.set(false);
        written.run();
        onWritten.accept(answer);
    }

    private void failed(OperationFailed failure) {
        busy.set(false);
        deeds.tell(failure);
    }
}
