package dev.handrail.operation;

import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Run;
import dev.handrail.words.Evidence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run tells, cleaned of secrets, to the journal and to who watches, both in the same order. After the end it says
 * nothing more, whatever threads an operation has left running.
 */
final class Telling {
    private final OpenRun run;
    private final Watched watched;
    private final UnaryOperator<String> redaction;
    private Event.@Nullable StepBegan step;
    private Event.@Nullable Progressed progress;
    private @Nullable Evidence shown;
    private boolean ended;

    Telling(OpenRun run, Watched watched, UnaryOperator<String> redaction) {
        this.run = run;
        this.watched = watched;
        this.redaction = redaction;
    }

    void started(Operation operation) {
        watch(new Event.Started(
                run.id(),
                operation.name(),
                clean(operation.title()),
                operation.server().name(),
                run.started()));
    }

    synchronized void step(String words) {
        if (!ended) {
            Run.Step begun = run.step(clean(words));
            step = new Event.StepBegan(run.id(), begun.number(), begun.words(), begun.began());
            progress = null;
            watch(step);
        }
    }

    /** Only the newest is kept, and none is written down: the journal says what was done, not how the bar moved. */
    synchronized void progress(long done, long total, Work.Unit unit) {
        if (!ended) {
            progress = new Event.Progressed(run.id(), done, total, unit);
            watch(progress);
        }
    }

    synchronized void part(Part part) {
        if (!ended) {
            Part cleaned = new Part(
                    clean(part.name()), part.state(), part.done(), part.total(), part.unit(), cleanMaybe(part.why()));
            watch(new Event.PartMoved(run.id(), cleaned));
        }
    }

    synchronized void shows(Evidence evidence) {
        shown = evidence;
    }

    synchronized void line(@Nullable String where, String text) {
        if (!ended) {
            // Cleaned before it is taken apart: a secret may have line breaks in it.
            clean(text).lines().forEach(part -> {
                Run.Line line = run.line(where, part);
                watch(new Event.Said(run.id(), line.text(), line.where(), line.at()));
            });
        }
    }

    synchronized void once(String text, String secret) {
        if (!ended) {
            Run.Line line = run.line(null, clean(text.replace(secret, Work.HIDDEN)));
            watch(new Event.Said(run.id(), clean(text), line.where(), line.at()));
        }
    }

    /** A stack trace, which goes into the transcript and to nobody's screen. */
    synchronized void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        if (!ended) {
            clean(trace.toString()).lines().forEach(line -> run.line(null, line));
        }
    }

    /** Everything is in the store when this returns. */
    synchronized Event.Ended end(Ending ending) {
        ended = true;
        String failure = cleanMaybe(ending.failure());
        String next = cleanMaybe(ending.next());
        return event(ending, failure, next, run.end(ending.outcome(), failure, next));
    }

    /** The end that the journal could not be told. */
    synchronized Event.Ended endUnwritten(Ending ending, Instant at) {
        ended = true;
        return event(ending, cleanMaybe(ending.failure()), cleanMaybe(ending.next()), at);
    }

    private Event.Ended event(Ending ending, @Nullable String failure, @Nullable String next, Instant at) {
        Evidence evidence = ending.evidence() == null ? shown : ending.evidence();
        return new Event.Ended(run.id(), ending.outcome(), ending.kind(), run.made(), failure, next, evidence, at);
    }

    void ended(Event.Ended end) {
        watch(end);
    }

    /** The journal goes on where who watches does not. */
    private void watch(Event event) {
        Throwable fault = watched.tell(event);
        if (fault != null) {
            // A journal that cannot take it is found out by what the operation tells: who watches ends no run.
            Attempt.of(() -> trace(fault));
        }
    }

    synchronized Event.@Nullable StepBegan step() {
        return step;
    }

    synchronized Event.@Nullable Progressed progress() {
        return progress;
    }

    String clean(String text) {
        return redaction.apply(text);
    }

    private @Nullable String cleanMaybe(@Nullable String text) {
        return text == null ? null : clean(text);
    }
}
