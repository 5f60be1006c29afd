package dev.handrail.desktop.servers.form;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Whether a destination was tried, and how that came out. */
public final class TrialModel {
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.NOT_YET);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

    /** How far it is. */
    public enum State {
        NOT_YET,
        RUNNING,
        WELL,
        FAILED
    }

    public ReadOnlyObjectProperty<State> state() {
        return state;
    }

    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    void begun() {
        set(State.RUNNING, Words.of("form.try.running"));
    }

    /** @param how such as how long it took, and when */
    public void well(String how) {
        set(State.WELL, Words.of("form.try.well", how));
    }

    public void failed(OperationFailed failed) {
        String next = failed.next();
        boolean told = next == null || failed.tried().contains(next);
        failed(told ? failed.tried() : failed.getMessage());
    }

    /** What is wrong before anything is tried. */
    void failed(String why) {
        set(State.FAILED, why);
    }

    private void set(State now, String said) {
        words.set(said);
        state.set(now);
    }
}
