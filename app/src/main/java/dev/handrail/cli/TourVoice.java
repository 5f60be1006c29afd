package dev.handrail.cli;

import dev.handrail.operation.Event;
import dev.handrail.practice.tour.Narrator;
import dev.handrail.words.Words;
import java.time.Clock;

/** Tells the tour in the terminal. */
public final class TourVoice implements Narrator {
    private final Terminal terminal;
    private final ProgressLine progress;

    public TourVoice(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.progress = new ProgressLine(terminal, clock);
    }

    @Override
    public void stop(int number, int of, String title) {
        terminal.print("");
        terminal.print(Words.of("cli.tour.stop", number, of, title));
    }

    @Override
    public void say(String text) {
        terminal.print("    " + text);
    }

    @Override
    public void checked(String text) {
        terminal.print(Words.of("cli.tour.checked", text));
    }

    @Override
    public synchronized void hear(Event event) {
        switch (event) {
            case Event.Started started ->
                terminal.print("    " + Words.of("cli.run.started", started.title(), started.run()));
            case Event.StepBegan step -> {
                progress.restart();
                terminal.print("    " + Words.of("cli.run.step", step.number(), step.words()));
            }
            case Event.Progressed now -> progress.show(now);
            case Event.PartMoved moved -> progress.part(moved.part());
            case Event.Said said -> {
                progress.clear();
                String line =
                        said.where() == null ? said.line() : Words.of("cli.run.command", said.where(), said.line());
                terminal.print("        " + line);
            }
            case Event.Ended ignored -> progress.clear();
        }
    }

    /** The last words of a tour that went well. */
    public void over() {
        terminal.print("");
        terminal.print(Words.of("cli.tour.over"));
    }
}
