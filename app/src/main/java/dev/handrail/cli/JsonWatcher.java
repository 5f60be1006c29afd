package dev.handrail.cli;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Part;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, as things happen, and one at the end whatever happens. */
final class JsonWatcher implements Watcher {
    private final Json json = new Json();
    private final PrintStream out;
    private final Clock clock;
    private final Throttle throttle;
    private final Map<String, Throttle> parts = new HashMap<>();

    JsonWatcher(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.throttle = new Throttle(clock, Throttle.FIVE_A_SECOND);
    }

    @Override
    public void planned(Operation operation, Plan plan) {
        Map<String, @Nullable Object> line = event("plan", null);
        line.putAll(PlanText.document(operation, plan));
        write(line);
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.Started started -> write(started(started));
            case Event.StepBegan step -> write(step(step));
            case Event.Progressed progress -> {
                if (throttle.passes() || progress.done() == progress.total()) {
                    write(progress(progress));
                }
            }
            case Event.PartMoved moved -> {
                if (moved.part().over() || throttle(moved.part()).passes()) {
                    write(part(moved));
                }
            }
            case Event.Said said -> write(said(said));
            case Event.Ended ignored -> {
                // Written by ended(), after the last line of the transcript.
            }
        }
    }

    @Override
    public synchronized void ended(Event.Ended end) {
        Map<String, @Nullable Object> line = event("end", end.run());
        line.put("outcome", end.outcome());
        line.put("kind", end.kind());
        line.put("failure", end.failure());
        line.put("next", end.next());
        line.put("at", end.at());
        end.made().forEach((what, id) -> {
            if (!line.containsKey(what)) {
                line.put(what, id);
            }
        });
        write(line);
    }

    @Override
    public void notBegun(OperationFailed failure) {
        Map<String, @Nullable Object> line = event("end", failure.run());
        line.put("outcome", failure.kind() == OperationFailed.Kind.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED);
        line.putAll(Failure.fields(failure));
        write(line);
    }

    private static Map<String, @Nullable Object> started(Event.Started started) {
        Map<String, @Nullable Object> line = event("start", started.run());
        line.put("operation", started.operation());
        line.put("title", started.title());
        line.put("server", started.server());
        line.put("at", started.at());
        return line;
    }

    private static Map<String, @Nullable Object> step(Event.StepBegan step) {
        Map<String, @Nullable Object> line = event("step", step.run());
        line.put("number", step.number());
        line.put("words", step.words());
        line.put("at", step.at());
        return line;
    }

    private static Map<String, @Nullable Object> progress(Event.Progressed progress) {
        Map<String, @Nullable Object> line = event("progress", progress.run());
        line.put("done", progress.done());
        line.put("total", progress.total() > 0 ? progress.total() : null);
        line.put("unit", progress.unit().name().toLowerCase(Locale.ROOT));
        return line;
    }

    /** One part must not keep another from being told. */
    private Throttle throttle(Part part) {
        return parts.computeIfAbsent(part.name(), name -> new Throttle(clock, Throttle.FIVE_A_SECOND));
    }

    private static Map<String, @Nullable Object> part(Event.PartMoved moved) {
        Part part = moved.part();
        Map<String, @Nullable Object> line = event("part", moved.run());
        line.put("name", part.name());
        line.put("state", part.state().name().toLowerCase(Locale.ROOT));
        line.put("done", part.done());
        line.put("total", part.total() > 0 ? part.total() : null);
        line.put("unit", part.unit().name().toLowerCase(Locale.ROOT));
        line.put("why", part.why());
        return line;
    }

    private static Map<String, @Nullable Object> said(Event.Said said) {
        Map<String, @Nullable Object> line = event("line", said.run());
        line.put("text", said.line());
        line.put("where", said.where());
        line.put("at", said.at());
        return line;
    }

    private static Map<String, @Nullable Object> event(String kind, @Nullable String run) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("event", kind);
        line.put("run", run);
        return line;
    }

    private void write(Map<String, @Nullable Object> line) {
        out.println(json.line(line));
    }
}
