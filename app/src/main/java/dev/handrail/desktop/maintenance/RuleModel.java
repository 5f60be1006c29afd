package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The rule by which a web server shows the page, where the server has a switch that needs one. */
final class RuleModel {
    private static final String RULE = "switch rule";

    private final Server server;
    private final Deeds deeds;
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper known = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ours = new ReadOnlyBooleanWrapper();

    RuleModel(Server server, Deeds deeds) {
        this.server = server;
        this.deeds = deeds;
    }

    /** What the web server lacks of it; empty where nothing is known to be lacking. */
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /** That it is there, and what is served while the page is up; empty where that is not known. */
    ReadOnlyStringProperty known() {
        return known.getReadOnlyProperty();
    }

    /** Whether Handrail put it there, and can take it out again. */
    ReadOnlyBooleanProperty ours() {
        return ours.getReadOnlyProperty();
    }

    void look() {
        if (server.switches().stream().anyMatch(Switch.FlagFile.class::isInstance) && deeds.has(RULE)) {
            deeds.ask(RULE, Arguments.of("SERVER", server.name()), this::answered, failed -> forget());
        }
    }

    private void forget() {
        ours.set(false);
        show("", "");
    }

    private void answered(Answer answer) {
        ours.set(answer.document() instanceof Map<?, ?> document && Boolean.TRUE.equals(document.get("ours")));
        List<String> told =
                answer.lines().stream().takeWhile(line -> !line.isEmpty()).toList();
        if (answer.fault()) {
            show(told.getFirst(), "");
        } else {
            show("", String.join(" \u00b7 ", told));
        }
    }

    private void show(String wrong, String good) {
        fault.set(wrong);
        known.set(good);
    }
}
