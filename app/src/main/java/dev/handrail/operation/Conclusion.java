package dev.handrail.operation;

import dev.handrail.journal.JournalLost;
import dev.handrail.journal.Left;
import dev.handrail.journal.OpenRun;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a run to its end, however its operation ended: cleans up what it registered, and finds the words for it. */
final class Conclusion {
    private final Operation operation;
    private final OpenRun run;
    private final Telling telling;
    private final Leftovers leftovers;
    private final Cleaners cleaners;

    Conclusion(Operation operation, OpenRun run, Telling telling, Leftovers leftovers, Cleaners cleaners) {
        this.operation = operation;
        this.run = run;
        this.telling = telling;
        this.leftovers = leftovers;
        this.cleaners = cleaners;
    }

    /** @param failure what the operation threw, null when it returned */
    Ending of(@Nullable Throwable failure, boolean cancelled) {
        if (failure != null && isFault(failure)) {
            telling.trace(failure);
        }
        List<String> stayed = cleanUp();
        if (failure != null) {
            return Ending.failed(told(failure), cancelled).leaving(stayed, run.id());
        }
        return stayed.isEmpty() ? Ending.done() : Ending.doneExcept(stayed, run.id());
    }

    /** For a person. */
    OperationFailed told(Throwable failure) {
        return switch (failure) {
            case OperationFailed known -> known;
            case JournalLost lost -> lost.told();
            default ->
                OperationFailed.failed(Words.of("operation.fault", operation.title()))
                        .on(operation.server().name())
                        .next(Words.of("operation.fault.next", run.id()))
                        .because(failure);
        };
    }

    private static boolean isFault(Throwable failure) {
        return !(failure instanceof OperationFailed) && !(failure instanceof JournalLost);
    }

    /** Last first; what could not be cleaned up stays in the journal's mind, and is said. */
    private List<String> cleanUp() {
        List<String> stayed = new ArrayList<>();
        for (Left left : leftovers.takeAll()) {
            Throwable failure = Attempt.of(() -> {
                telling.line(null, Words.of("operation.cleaning", left.words()));
                cleaners.clean(left, told());
            });
            if (failure == null) {
                run.gone(left);
            } else {
                stayed.add(left.words());
                stayed(left, failure);
            }
        }
        return stayed;
    }

    private Cleaner.Told told() {
        return new Cleaner.Told() {
            @Override
            public void say(String line) {
                telling.line(null, line);
            }

            @Override
            public void made(String what, String id) {
                run.made(what, id);
            }
        };
    }

    private void stayed(Left left, Throwable failure) {
        if (isFault(failure)) {
            telling.trace(failure);
        }
        String why = told(failure).getMessage();
        run.notCleaned(left, telling.clean(why));
        telling.line(null, why);
    }
}
