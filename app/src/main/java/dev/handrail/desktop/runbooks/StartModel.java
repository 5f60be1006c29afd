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
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What is asked before a runbook is followed, each answer looked at as it is given. */
public final class StartModel {
    private final Guide guide;
    private final Server server;
    private final List<Also> others;
    private final Deeds deeds;
    private final Consumer<String> onBegun;
    private final ObservableList<Asked> asked = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
    private Subscription watching = Subscription.EMPTY;
    private final StringProperty windowEnds = new SimpleStringProperty("");
    private final BooleanProperty byHand = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** Another server for which it can be followed at the same time. */
    record Also(Server server, BooleanProperty chosen) {}

    /** One variable, with its answer and what is wrong with that. */
    static final class Asked {
        private final Variable variable;
        private final String of;
        private final StringProperty answer;
        private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

        /** @param of the server that it is answered for; empty where the answer is the same for all of them */
        Asked(Variable variable, String of, String usual) {
            this.variable = variable;
            this.of = of;
            this.answer = new SimpleStringProperty(usual);
            answer.subscribe(text ->
                    problem.set(text.isEmpty() ? "" : variable.wrong(text).orElse("")));
        }

        Variable variable() {
            return variable;
        }

        /** As one asks for it. */
        String question() {
            return of.isEmpty() ? variable.question() : Words.of("runbook.on", variable.question(), of);
        }

        /** As one names it. */
        String name() {
            return of.isEmpty() ? variable.name() : variable.name() + "@" + of;
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

    /**
     * @param others all other servers that are looked after
     * @param onBegun told which walkthrough was begun
     */
    public StartModel(Guide guide, Server server, List<Server> others, Deeds deeds, Consumer<String> onBegun) {
        this.guide = guide;
        this.server = server;
        this.deeds = deeds;
        this.onBegun = onBegun;
        this.others = others.stream()
                .map(other -> new Also(other, new SimpleBooleanProperty()))
                .toList();
        this.others.forEach(other -> other.chosen().subscribe(chosen -> ask()));
        ask();
    }

    /** What the profile of each server answers is asked for each; what was answered already stays. */
    private void ask() {
        Map<String, String> before = new HashMap<>();
        asked.forEach(one -> before.put(one.name(), one.answer().get()));
        List<Asked> fresh = new ArrayList<>();
        for (Variable variable : guide.runbook().variables()) {
            boolean each = variable.profile() != null && servers().size() > 1;
            for (Server one : each ? servers() : List.of(server)) {
                fresh.add(new Asked(
                        variable, each ? one.name() : "", variable.usualFor(one).orElse("")));
            }
        }
        fresh.forEach(one ->
                one.answer().set(before.getOrDefault(one.name(), one.answer().get())));
        watching.unsubscribe();
        watching = fresh.stream()
                .map(one -> one.good().subscribe(good -> look()))
                .reduce(Subscription.EMPTY, Subscription::and);
        asked.setAll(fresh);
        look();
    }

    private void look() {
        answered.set(asked.stream().allMatch(one -> one.good().get()));
    }

    /** Those it is followed for, in the order of their turns. */
    private List<Server> servers() {
        return Stream.concat(
                        Stream.of(server),
                        others.stream().filter(other -> other.chosen().get()).map(Also::server))
                .toList();
    }

    String title() {
        return Words.of("start.title", guide.runbook().title(), server.name());
    }

    /** The other servers, of which any may be chosen. */
    List<Also> others() {
        return others;
    }

    ObservableList<Asked> asked() {
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
        return busy.not().and(answered);
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
        given.put("--server", servers().stream().map(Server::name).toList());
        List<String> answers = new ArrayList<>();
        asked.forEach(one -> answers.add(one.name() + "=" + one.answer().get()));
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
