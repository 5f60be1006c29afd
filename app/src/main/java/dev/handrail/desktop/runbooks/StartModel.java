package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Ticking;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is asked before a runbook is followed, each answer looked at as it is given. */
public final class StartModel {
    private final Guide guide;
    private final Server server;
    private final Deeds deeds;
    private final Consumer<String> onBegun;
    private final List<Asked> asked;
    private final StringProperty windowEnds = new SimpleStringProperty("");
    private final BooleanProperty byHand = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** One variable, with its answer and what is wrong with that. */
    static final class Asked {
        private final Variable variable;
        private final StringProperty answer;
        private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

        Asked(Variable variable, String usual) {
            this.variable = variable;
            this.answer = new SimpleStringProperty(usual);
            answer.subscribe(text ->
                    problem.set(text.isEmpty() ? "" : variable.wrong(text).orElse("")));
        }

        Variable variable() {
            return variable;
        }

        StringProperty answer() {
            return answer;
        }

        ReadOnlyStringProperty problem() {
            return problem.getReadOnlyProperty();
        }

        BooleanExpression good() {
            return answer.isNotEmpty().and(problem.isEmpty());
        }
    }

    /** @param onBegun told which walkthrough was begun */
    public StartModel(Guide guide, Server server, Deeds deeds, Consumer<String> onBegun) {
        this.guide = guide;
        this.server = server;
        this.deeds = deeds;
        this.onBegun = onBegun;
        this.asked = guide.runbook().variables().stream()
                .map(variable -> new Asked(variable, variable.usualFor(server).orElse("")))
                .toList();
    }

    String title() {
        return Words.of("start.title", guide.runbook().title(), server.name());
    }

    List<Asked> asked() {
        return asked;
    }

    /** Until when it is to be over; empty where that is not known. */
    StringProperty windowEnds() {
        return windowEnds;
    }

    /** Whether nothing is to be run from here. */
    BooleanProperty byHand() {
        return byHand;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether all that is asked is answered as it must be, and nothing is under way. */
    BooleanExpression ready() {
        return asked.stream().map(Asked::good).reduce(busy.not(), Bindings::and);
    }

    /** Begins it; its plan is seen first where something in it wants to be seen. */
    void start(Runnable begun) {
        plan(plan -> deeds.follow(plan, activity -> follow(activity, begun)));
    }

    /** Shows all that would be done, from the first step to the last. */
    void dryRun(Runnable begun) {
        plan(plan -> deeds.show(plan, activity -> follow(activity, begun)));
    }

    Arguments given() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("NAME", List.of(guide.file()));
        given.put("--server", List.of(server.name()));
        List<String> answers = new ArrayList<>();
        asked.forEach(
                one -> answers.add(one.variable().name() + "=" + one.answer().get()));
        if (!answers.isEmpty()) {
            given.put("--set", answers);
        }
        if (byHand.get()) {
            given.put("--instructions", List.of());
        }
        if (!windowEnds.get().isBlank()) {
            given.put(Ticking.WINDOW, List.of(windowEnds.get().strip()));
        }
        return new Arguments(given);
    }

    private void plan(Consumer<PlanModel> then) {
        busy.set(true);
        deeds.plan(
                "runbook start",
                given(),
                plan -> {
                    busy.set(false);
                    then.accept(plan);
                },
                this::failed);
    }

    private void failed(OperationFailed failure) {
        busy.set(false);
        deeds.tell(failure);
    }

    private void follow(Activity activity, Runnable begun) {
        begun.run();
        activity.ended().subscribe(this::ended);
    }

    private void ended(Event.@Nullable Ended end) {
        if (end != null && end.made().containsKey("walkthrough")) {
            onBegun.accept(end.made().get("walkthrough"));
        }
    }
}
