package dev.handrail.desktop.palette;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** An offer whose arguments are asked for one by one, and which is then planned or answered like any other. */
public final class OfferModel {
    private final Offer offer;
    private final Deeds deeds;
    private final Choosable choosable;
    private final Errands errands;
    private final String shown;
    private final boolean planFirst;
    private final List<ArgumentModel> arguments;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * @param asked the arguments to ask for
     * @param shown the server that is shown, which is what a demanded server is at first; or nothing
     */
    public OfferModel(
            Offer offer, List<Argument> asked, Deeds deeds, Choosable choosable, Errands errands, String shown) {
        this(offer, asked, deeds, choosable, errands, shown, false);
    }

    /** @param planFirst whether its plan is shown also where nothing in it has to be decided, since it may take hours */
    public OfferModel(
            Offer offer,
            List<Argument> asked,
            Deeds deeds,
            Choosable choosable,
            Errands errands,
            String shown,
            boolean planFirst) {
        this.planFirst = planFirst;
        this.offer = offer;
        this.deeds = deeds;
        this.choosable = choosable;
        this.errands = errands;
        this.shown = shown;
        this.arguments = asked.stream().map(ArgumentModel::new).toList();
        arguments.forEach(this::offerStored);
        servers().forEach(this::offerServers);
        offerRest();
        servers().findFirst().ifPresent(server -> server.values().subscribe(this::offerRest));
    }

    public String title() {
        return offer.title();
    }

    /** As it is typed at a prompt. */
    public String words() {
        return offer.words();
    }

    public boolean destroys() {
        return offer instanceof Offer.Action action && action.effect() == Effect.DESTROYS;
    }

    public List<ArgumentModel> arguments() {
        return arguments;
    }

    /** Whether all that is demanded was given, and nothing is under way. */
    public BooleanExpression ready() {
        return arguments.stream().map(ArgumentModel::good).reduce(busy.not(), Bindings::and);
    }

    /** Whether it is being planned or answered. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** @param begun told when it was started or answered; until then one may change what was given, and try again */
    public void go(Runnable begun) {
        busy.set(true);
        switch (offer) {
            case Offer.Action action ->
                deeds.plan(
                        action.words(),
                        given(),
                        plan -> {
                            busy.set(false);
                            propose(plan, begun);
                        },
                        this::failed);
            case Offer.Question question ->
                deeds.ask(
                        question.words(),
                        given(),
                        answer -> {
                            busy.set(false);
                            begun.run();
                            deeds.show(question.title(), answer);
                        },
                        this::failed);
        }
    }

    private void propose(PlanModel plan, Runnable begun) {
        if (planFirst) {
            deeds.show(plan, activity -> begun.run());
        } else {
            deeds.propose(plan, begun);
        }
    }

    Arguments given() {
        Map<String, List<String>> given = new HashMap<>();
        for (ArgumentModel one : arguments) {
            if (!one.values().isEmpty()) {
                boolean flag = one.argument().type() == Argument.Type.FLAG;
                given.put(one.argument().name(), flag ? List.of() : List.copyOf(one.values()));
            }
        }
        return new Arguments(given);
    }

    private void failed(OperationFailed failure) {
        busy.set(false);
        deeds.tell(failure);
    }

    private Stream<ArgumentModel> servers() {
        return arguments.stream().filter(one -> one.argument().type() == Argument.Type.SERVER);
    }

    /** To leave an optional server out means something of its own, so only a demanded one is chosen beforehand. */
    private void offerServers(ArgumentModel server) {
        server.offer(choosable.known(Argument.Type.SERVER, shown));
        if (server.argument().required() && !shown.isEmpty()) {
            server.give(shown);
        }
    }

    private void offerStored(ArgumentModel one) {
        Argument.Type type = one.argument().type();
        if (Choosable.stored(type)) {
            errands.run(() -> choosable.lookUp(type, shown), one::offer, deeds::tell);
        }
    }

    /** What a profile names depends on the server that was chosen. */
    private void offerRest() {
        Optional<ArgumentModel> asked = servers().findFirst();
        String server = asked.flatMap(one -> one.values().stream().findFirst()).orElse(asked.isPresent() ? "" : shown);
        for (ArgumentModel one : arguments) {
            Argument.Type type = one.argument().type();
            if (type != Argument.Type.SERVER && !Choosable.stored(type) && one.way() != ArgumentModel.Way.TYPE) {
                List<Choice> now = choosable.known(type, server);
                if (!now.equals(one.choices())) {
                    one.offer(now);
                }
            }
        }
    }
}
