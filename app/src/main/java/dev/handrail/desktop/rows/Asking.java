package dev.handrail.desktop.rows;

import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Asks about the tables of a database; only the answer to the last question counts. */
final class Asking {
    private final String server;
    private final Deeds deeds;
    private final Consumer<OperationFailed> onFailure;
    private final ObjectProperty<String> database;
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper();
    private Runnable last = () -> {};
    private int question;

    Asking(RowsPlace place, Deeds deeds, Consumer<OperationFailed> onFailure) {
        this.server = place.server();
        this.database = new SimpleObjectProperty<>(place.database());
        this.deeds = deeds;
        this.onFailure = onFailure;
    }

    String server() {
        return server;
    }

    ObjectProperty<String> database() {
        return database;
    }

    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Whether there ever was an answer. */
    ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** Whether the last question could not be answered. */
    ReadOnlyBooleanProperty lost() {
        return lost.getReadOnlyProperty();
    }

    /** Asks the last question once more. */
    void again() {
        last.run();
    }

    /** Nobody wants to know any more what was asked last. */
    void drop() {
        question++;
        lost.set(false);
        reading.set(false);
    }

    /** The arguments that say which database is meant. */
    Map<String, List<String>> place() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("SERVER", List.of(server));
        given.put("DATABASE", List.of(database.get()));
        return given;
    }

    void ask(String words, Map<String, List<String>> what, Consumer<Answer> then) {
        Map<String, List<String>> given = place();
        given.putAll(what);
        int asked = ++question;
        last = () -> ask(words, what, then);
        lost.set(false);
        reading.set(true);
        deeds.ask(
                words,
                new Arguments(given),
                answer -> {
                    if (asked == question) {
                        reading.set(false);
                        looked.set(true);
                        then.accept(answer);
                    }
                },
                failed -> {
                    if (asked == question) {
                        lost.set(true);
                        reading.set(false);
                        onFailure.accept(failed);
                    }
                });
    }
}
