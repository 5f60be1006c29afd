package dev.handrail.desktop.sheets;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.shell.ChangedHostKey;
import dev.handrail.waiting.Meter;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What the window can do, which is what the offers say: plans it away from the window, shows the plan where it matters, starts it. */
public final class Deeds {
    private final List<Offer> offers;
    private final Planner planner;
    private final Activities activities;
    private final Errands errands;
    private final Sheets sheets;

    public Deeds(List<Offer> offers, Planner planner, Activities activities, Errands errands, Sheets sheets) {
        this.offers = List.copyOf(offers);
        this.planner = planner;
        this.activities = activities;
        this.errands = errands;
        this.sheets = sheets;
    }

    /** Plans an operation, and sees to it that the journal says so where none can be made: the runner. */
    public interface Planner {
        Plan plan(Operation operation) throws OperationFailed;
    }

    public List<Offer> offers() {
        return offers;
    }

    public Activities activities() {
        return activities;
    }

    public boolean has(String words) {
        return offer(words).isPresent();
    }

    /** Plans what the words name, shows the plan where something is to be decided, and starts it. */
    public void act(String words, Arguments arguments) {
        switch (offer(words).orElseThrow(() -> new IllegalArgumentException(words))) {
            case Offer.Action action -> plan(action, arguments);
            case Offer.Question question -> ask(question, arguments, answer -> show(question.title(), answer));
        }
    }

    /** Asks what the words name, and hands the answer over. */
    public void ask(String words, Arguments arguments, Consumer<Answer> then) {
        if (offer(words).orElseThrow(() -> new IllegalArgumentException(words)) instanceof Offer.Question question) {
            ask(question, arguments, then);
        }
    }

    /** The same, and hands over too why there is no answer. */
    public void ask(String words, Arguments arguments, Consumer<Answer> then, Consumer<OperationFailed> otherwise) {
        if (offer(words).orElseThrow(() -> new IllegalArgumentException(words)) instanceof Offer.Question question) {
            errands.run(() -> question.teller().tell(arguments), then, otherwise);
        }
    }

    /**
     * The same of what may take long: it ends when the stop is asked for.
     *
     * @param progress told in the window how far it is, no more often than the window can show
     */
    public void ask(
            String words,
            Arguments arguments,
            Stop stop,
            LongConsumer progress,
            Consumer<Answer> then,
            Consumer<OperationFailed> otherwise) {
        if (offer(words).orElseThrow(() -> new IllegalArgumentException(words)) instanceof Offer.Question question) {
            LongConsumer heard = new Paced(errands, progress);
            errands.run(() -> under(stop, heard, () -> question.teller().tell(arguments)), then, otherwise);
        }
    }

    private static Answer under(Stop stop, LongConsumer heard, Errands.Errand<Answer> asking) throws OperationFailed {
        FutureTask<Answer> asked = new FutureTask<>(asking::run);
        stop.over(() -> Meter.over(heard, () -> {
            asked.run();
            return true;
        }));
        return stop.result(asked);
    }

    /** Plans an operation, and hands it over with its plan. */
    public void plan(String words, Arguments arguments, Consumer<PlanModel> then, Consumer<OperationFailed> otherwise) {
        if (offer(words).orElseThrow(() -> new IllegalArgumentException(words)) instanceof Offer.Action action) {
            errands.run(() -> planned(action.maker().make(arguments)), then, otherwise);
        }
    }

    /** Plans an operation that no offer makes, such as to clean up after a run. */
    public void act(Errands.Errand<Operation> maker) {
        errands.run(() -> planned(maker.run()), this::propose, failed -> tell(failed, () -> act(maker)));
    }

    /** The same, and goes on with what went well. */
    public void act(Errands.Errand<Operation> maker, Consumer<Operation> done) {
        errands.run(
                () -> planned(maker.run()),
                planned -> follow(
                        planned,
                        activity -> activity.ended().subscribe(end -> {
                            if (end != null && end.outcome() == Outcome.DONE) {
                                done.accept(planned.operation());
                            }
                        })),
                failed -> tell(failed, () -> act(maker, done)));
    }

    public Activity start(Operation operation, Plan plan) {
        return activities.start(operation, plan, failed -> tell(failed, () -> act(() -> operation)));
    }

    /** Says what could not be done. */
    public void tell(OperationFailed failed) {
        tell(failed, null);
    }

    private void tell(OperationFailed failed, @Nullable Runnable again) {
        FailureModel model = new FailureModel(failed);
        if (failed.evidence() instanceof ChangedHostKey keys) {
            sheets.show(new ChangedHostKeySheet(keys, model));
        } else if (!model.wasWanted()) {
            sheets.show(new FailureSheet(model, again));
        }
    }

    private void plan(Offer.Action action, Arguments arguments) {
        errands.run(
                () -> planned(action.maker().make(arguments)),
                this::propose,
                failed -> tell(failed, () -> plan(action, arguments)));
    }

    private void ask(Offer.Question question, Arguments arguments, Consumer<Answer> then) {
        errands.run(
                () -> question.teller().tell(arguments),
                then,
                failed -> tell(failed, () -> ask(question, arguments, then)));
    }

    public void show(String heading, Answer answer) {
        sheets.show(new AnswerSheet(heading, answer));
    }

    private PlanModel planned(Operation operation) throws OperationFailed {
        return new PlanModel(operation, planner.plan(operation));
    }

    private void propose(PlanModel model) {
        propose(model, () -> {});
    }

    /** Plans what the words name, shows the plan where something is to be decided, and tells when it has come to an end. */
    public void act(String words, Arguments arguments, Runnable ended) {
        plan(
                words,
                arguments,
                planned -> follow(
                        planned,
                        activity -> activity.ended().subscribe(end -> {
                            if (end != null) {
                                ended.run();
                            }
                        })),
                failed -> tell(failed, () -> act(words, arguments, ended)));
    }

    /** Shows a plan where something is to be decided, starts it, and tells when it was started. */
    public void propose(PlanModel model, Runnable started) {
        follow(model, activity -> started.run());
    }

    /** The same, and hands over what was started. */
    public void follow(PlanModel model, Consumer<Activity> started) {
        if (PlanModel.mustBeSeen(model.plan())) {
            show(model, started);
        } else {
            started.accept(start(model.operation(), model.plan()));
        }
    }

    /** Shows a plan also where nothing has to be decided. */
    public void show(PlanModel model, Consumer<Activity> started) {
        sheets.show(new PlanSheet(model, () -> started.accept(start(model.operation(), model.plan()))));
    }

    private Optional<Offer> offer(String words) {
        return offers.stream().filter(offer -> offer.words().equals(words)).findFirst();
    }
}
