package dev.handrail.cli;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Part;
import dev.handrail.operation.Plan;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps, lines and progress for a person on stderr, the result on stdout. */
final class PeopleWatcher implements Watcher {
    private final Terminal terminal;
    private final boolean quiet;
    private final ProgressLine progress;
    private String title = "";
    private @Nullable Instant began;

    PeopleWatcher(Terminal terminal, boolean quiet, Clock clock) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.progress = new ProgressLine(terminal, clock);
    }

    @Override
    public void planned(Operation operation, Plan plan) {
        if (!quiet) {
            PlanText.lines(operation, plan).forEach(terminal::say);
        }
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.Started started) {
            began = started.at();
            title = started.title();
        }
        if (quiet) {
            return;
        }
        switch (event) {
            case Event.Started started -> terminal.say(Words.of("cli.run.started", started.title(), started.run()));
            case Event.StepBegan step -> {
                progress.restart();
                terminal.say(Words.of("cli.run.step", step.number(), step.words()));
            }
            case Event.Progressed now -> progress.show(now);
            case Event.PartMoved moved -> moved(moved.part());
            case Event.Said said -> say(said);
            case Event.Ended ignored -> progress.clear();
        }
    }

    @Override
    public synchronized void ended(Event.Ended end) {
        progress.clear();
        if (end.outcome() == Outcome.DONE) {
            terminal.print(Words.of("cli.run.done", title, Amounts.duration(took(end))));
            end.made().forEach((what, id) -> terminal.print(Words.of("cli.run.made", what, id)));
        } else {
            String failure = end.failure() == null ? Words.of(end.outcome().key()) : end.failure();
            Failure.tell(terminal, failure, null, end.next());
            terminal.say(Words.of("cli.run.recorded", end.run()));
        }
    }

    @Override
    public void notBegun(OperationFailed failure) {
        Failure.tell(failure, terminal);
        if (failure.run() != null) {
            terminal.say(Words.of("cli.run.recorded", failure.run()));
        }
    }

    private Duration took(Event.Ended end) {
        return began == null ? Duration.ZERO : Duration.between(began, end.at());
    }

    private void moved(Part part) {
        progress.part(part);
        if (part.state() == Part.State.LOST) {
            progress.clear();
            terminal.say("    " + Words.of("cli.part.lost", part.name(), part.reason()));
        }
    }

    private void say(Event.Said said) {
        progress.clear();
        String line = said.where() == null ? said.line() : Words.of("cli.run.command", said.where(), said.line());
        terminal.say("    " + line);
    }
}
