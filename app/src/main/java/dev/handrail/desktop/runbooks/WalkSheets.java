package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Sheet;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Change;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What is laid over a walkthrough to ask for a reason, a name, or which way to go on.
 *
 * @param onExport asks where to write a walkthrough
 */
public record WalkSheets(Consumer<Sheet> show, Consumer<Walkthrough> onExport) {
    void export(WalkModel model) {
        Walk walk = model.walk().get();
        if (walk != null) {
            onExport.accept(walk.standing().walkthrough());
        }
    }

    void skip(WalkModel model) {
        StepShown shown = model.shown().get();
        if (shown != null) {
            ask(
                    Words.of("walk.skip.title", shown.title()),
                    Words.of("walk.skip.help"),
                    "",
                    Words.of("walk.reason"),
                    Words.of("walk.skip.action"),
                    (name, words) -> model.skip(words));
        }
    }

    void stop(WalkModel model, Runnable stopped) {
        ask(
                Words.of("walk.stop.title"),
                Words.of("walk.stop.help"),
                "",
                Words.of("walk.reason"),
                Words.of("walk.stop.action"),
                (name, words) -> model.turns().stop(words, stopped));
    }

    void reopen(WalkModel model) {
        ask(
                Words.of("walk.reopen.title"),
                Words.of("walk.reopen.help"),
                "",
                Words.of("walk.reason"),
                Words.of("walk.reopen.action"),
                (name, words) -> model.turns().reopen(words));
    }

    void handOver(WalkModel model) {
        Walk walk = model.walk().get();
        if (walk != null && walk.standing().isOpen()) {
            ask(
                    Words.of("walk.hand-over.title"),
                    Words.of("walk.hand-over.help"),
                    Words.of("walk.hand-over.name"),
                    Words.of("walk.hand-over.note"),
                    Words.of("walk.hand-over.action"),
                    model.turns()::handOver);
        }
    }

    /** Until when it is to be over, where that was not said at the beginning or is other now. */
    void windowEnds(WalkModel model) {
        Walk walk = model.walk().get();
        if (walk != null && walk.standing().isOpen()) {
            String now = walk.standing()
                    .windowEnds()
                    .map(end -> Words.of("walk.window.now", model.times().exact(end)))
                    .orElse(Words.of("walk.window.none"));
            ask(
                    Words.of("walk.window.title"),
                    now + "\n" + Words.of("walk.window.help"),
                    Words.of("walk.window.when"),
                    "",
                    Words.of("walk.window.action"),
                    (when, words) -> model.turns().windowEnds(when));
        }
    }

    /** Which way on or back; what a person saw is asked for first, where nothing has said so yet. */
    void failed(WalkModel model, Runnable stopped) {
        StepShown shown = model.shown().get();
        Walk walk = model.walk().get();
        if (shown == null || walk == null || !(model.canTurn() || model.canUndo())) {
            return;
        }
        Standing standing = walk.standing();
        show.accept(new FailedSheet(
                Words.of("failed.title", shown.title()),
                shown.words(),
                model.canTurn() ? Turn.of(standing, shown) : back(standing),
                changed(standing),
                (turn, words, point) -> turn(model, turn, words, point, stopped)));
    }

    /** Where nothing can be said of the step that is shown. */
    private static List<Turn> back(Standing standing) {
        return Turn.onSeveral(standing) ? List.of(Turn.UNDO, Turn.UNDO_ALL, Turn.STOP) : List.of(Turn.UNDO, Turn.STOP);
    }

    private static void turn(WalkModel model, Turn turn, String words, String point, Runnable stopped) {
        switch (turn) {
            case RETRY -> model.run(false);
            case FIXED -> {
                model.note().set(words);
                model.done();
            }
            case NOTE -> model.failed(words);
            case UNDO -> model.undo(point);
            case UNDO_ALL -> model.undoOnAll(point);
            case ROLL_BACK -> model.turns().rollBack(words);
            case STOP -> model.turns().stop(words, stopped);
        }
    }

    private static List<Step> changed(Standing standing) {
        return standing.changes().reversed().stream()
                .map(Change::step)
                .distinct()
                .map(standing::step)
                .flatMap(Optional::stream)
                .toList();
    }

    private void ask(
            String title, String help, String name, String words, String action, BiConsumer<String, String> then) {
        show.accept(new WordsSheet(new WordsSheet.Asked(title, help, name, words, action), then));
    }
}
