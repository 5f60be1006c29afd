package dev.handrail.desktop.running;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Pace;
import dev.handrail.operation.Part;
import dev.handrail.operation.Underway;
import dev.handrail.operation.Work;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One operation under way as the window shows it. Events are taken from any thread; they are shown when the window drains
 * them, once a frame and all at once.
 */
public final class Activity {
    /** How many lines of a transcript are kept here; the journal has them all. */
    static final int KEPT = 5_000;

    private final Operation operation;
    private final Pace pace;
    private final Queue<Event> inbox = new ConcurrentLinkedQueue<>();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final List<String> begun = new ArrayList<>();
    private final ObservableList<Part> parts = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Event.@Nullable Ended> ended = new ReadOnlyObjectWrapper<>();
    private @Nullable Underway underway;
    private boolean cancelled;

    Activity(Operation operation, Clock clock) {
        this.operation = operation;
        this.pace = new Pace(clock);
        doing.bind(Bindings.createStringBinding(this::whatItDoes, step, parts));
    }

    private String whatItDoes() {
        String each = parts.stream().map(PartWords::brief).collect(Collectors.joining(", "));
        return each.isEmpty() ? step.get() : Words.of("running.parts", step.get(), each);
    }

    public Operation operation() {
        return operation;
    }

    public String title() {
        return operation.title();
    }

    /** The step it is in. */
    public ReadOnlyStringProperty step() {
        return step.getReadOnlyProperty();
    }

    /** All steps that were begun, in order; unlike the lines of a long transcript, none of them is let go of. */
    public List<String> begun() {
        return List.copyOf(begun);
    }

    /** The step it is in, and how far each of its parts is. */
    public ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    /** What goes on at the same time, such as each destination of a backup; empty where there is only one thing. */
    public ObservableList<Part> parts() {
        return parts;
    }

    /** How much of how much, how fast, how long still. */
    public ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    /** Between 0 and 1; less than 0 where no total can be known. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /** How it ended; null while it runs. */
    public ReadOnlyObjectProperty<Event.@Nullable Ended> ended() {
        return ended.getReadOnlyProperty();
    }

    /** Whether it has ended as it should. */
    public boolean wentWell() {
        Event.Ended end = ended.get();
        return end != null && end.outcome() == Outcome.DONE;
    }

    /** Asks it to stop, also when it has only just been asked to start. */
    public void cancel() {
        cancelled = true;
        step.set(Words.of("running.cancelling"));
        if (underway != null) {
            underway.cancel();
        }
    }

    void started(Underway now) {
        underway = now;
        if (cancelled) {
            now.cancel();
        }
    }

    /** Takes an event; called by the thread of the operation. */
    void take(Event event) {
        inbox.add(event);
    }

    /** Shows what came since the last time. */
    void drain() {
        List<Line> fresh = new ArrayList<>();
        Map<String, Part> moved = new LinkedHashMap<>();
        parts.forEach(part -> moved.put(part.name(), part));
        Event.Progressed latest = null;
        Event.Ended last = null;
        for (Event event = inbox.poll(); event != null; event = inbox.poll()) {
            switch (event) {
                case Event.Started started -> {}
                case Event.StepBegan next -> {
                    latest = null;
                    moved.values().removeIf(part -> part.state() == Part.State.DONE);
                    begin(next, fresh);
                }
                case Event.PartMoved one -> moved.put(one.part().name(), one.part());
                case Event.Progressed progressed -> latest = progressed;
                case Event.Said said -> fresh.add(line(said));
                case Event.Ended end -> last = end;
            }
        }
        if (!List.copyOf(moved.values()).equals(parts)) {
            parts.setAll(moved.values());
        }
        if (latest != null) {
            progress(latest);
        }
        if (last != null && last.failure() != null) {
            fresh.add(new Line(last.at(), Line.Kind.FAILURE, last.failure()));
        }
        append(fresh);
        // Who waits for the end reads the lines then: they have to be there.
        if (last != null) {
            ended.set(last);
        }
    }

    private void begin(Event.StepBegan next, List<Line> fresh) {
        pace.restart();
        fraction.set(-1);
        detail.set("");
        step.set(cancelled ? step.get() : next.words());
        begun.add(next.words());
        fresh.add(new Line(next.at(), Line.Kind.STEP, next.words()));
    }

    private static Line line(Event.Said said) {
        return said.where() == null
                ? new Line(said.at(), Line.Kind.OUTPUT, said.line())
                : new Line(said.at(), Line.Kind.COMMAND, said.where() + " $ " + said.line());
    }

    private void progress(Event.Progressed now) {
        pace.note(now.done());
        boolean known = now.total() > 0;
        fraction.set(known ? Math.min(1.0, (double) now.done() / now.total()) : -1);
        List<String> parts = new ArrayList<>();
        parts.add(known ? PartWords.of(now.done(), now.total(), now.unit()) : PartWords.amount(now.done(), now.unit()));
        if (now.unit() == Work.Unit.BYTES) {
            pace.perSecond().map(Amounts::rate).ifPresent(parts::add);
        }
        pace.left(now.total())
                .map(left -> Words.of("running.left", Amounts.clock(left)))
                .ifPresent(parts::add);
        detail.set(String.join(" · ", parts));
    }

    private void append(List<Line> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        List<Line> last = fresh.subList(Math.max(0, fresh.size() - KEPT), fresh.size());
        int surplus = lines.size() + last.size() - KEPT;
        if (surplus > 0) {
            lines.remove(0, Math.min(surplus, lines.size()));
        }
        lines.addAll(last);
    }
}
