package dev.handrail.cli;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.practice.tour.Narrator;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.Map;

/** Tells the tour in the terminal; to a script it tells the end alone, and the rest on stderr. */
public final class TourVoice implements Narrator {
    private final Terminal terminal;
    private final boolean json;
    private final ProgressLine progress;

    public TourVoice(Terminal terminal, boolean json, Clock clock) {
        this.terminal = terminal;
        this.json = json;
        this.progress = new ProgressLine(terminal, clock);
    }

    @Override
    public void stop(int number, int of, String title) {
        print("");
        print(Words.of("cli.tour.stop", number, of, title));
    }

    @Override
    public void say(String text) {
        print("    " + text);
    }

    @Override
    public void checked(String text) {
        print(Words.of("cli.tour.checked", text));
    }

    @Override
    public synchronized void hear(Event event) {
        switch (event) {
            case Event.Started started -> print("    " + Words.of("cli.run.started", started.title(), started.run()));
            case Event.StepBegan step -> {
                progress.restart();
                print("    " + Words.of("cli.run.step", step.number(), step.words()));
            }
            case Event.Progressed now -> progress.show(now);
            case Event.PartMoved moved -> progress.part(moved.part());
            case Event.Said said -> {
                progress.clear();
                String line =
                        said.where() == null ? said.line() : Words.of("cli.run.command", said.where(), said.line());
                print("        " + line);
            }
            case Event.Ended ignored -> progress.clear();
        }
    }

    /** The last words of a tour that went well. */
    public void over() {
        print("");
        print(Words.of("cli.tour.over"));
        if (json) {
            terminal.out().println(new Json().line(Map.of("event", "end", "outcome", Outcome.DONE)));
        }
    }

    private void print(String line) {
        if (json) {
            terminal.say(line);
        } else {
            terminal.print(line);
        }
    }
}
