package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Where the world was told that the sites of a server are: asked when a person wants to know, since it tells others the names. */
public final class NamesModel {
    private static final String WORDS = "site dns";

    private final Server server;
    private final Deeds deeds;
    private final Times times;
    private final ObservableList<NameRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(Words.of("sites.names.none"));
    private @Nullable Answer heard;
    private Instant at = Instant.EPOCH;

    public NamesModel(Server server, Deeds deeds, Times times) {
        this.server = server;
        this.deeds = deeds;
        this.times = times;
    }

    boolean possible() {
        return !server.sites().isEmpty() && deeds.has(WORDS);
    }

    ObservableList<NameRow> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** When that was; before, what there is to be learnt. */
    ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    void ask() {
        if (asking.get() || !possible()) {
            return;
        }
        asking.set(true);
        deeds.ask(WORDS, Arguments.of("SERVER", server.name()), this::answered, this::failed);
    }

    private void answered(Answer answer) {
        asking.set(false);
        heard = answer;
        at = times.now();
        refresh();
    }

    private void failed(OperationFailed why) {
        asking.set(false);
        deeds.tell(why);
    }

    /** What was said runs out while one looks at it. */
    void refresh() {
        Answer last = heard;
        if (last == null) {
            return;
        }
        hint.set(Words.of("sites.names.asked", times.age(at)));
        List<NameRow> now = NameRow.all(last, times);
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }
}
