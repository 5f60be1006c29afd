package dev.handrail.backup;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Run;
import dev.handrail.storage.Storage;
import dev.handrail.storage.Unfinished;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds what lies half written in a destination, and judges who may still be at it. Another computer may write to the same
 * place, of which nothing is known here: so only age tells, unless a run of this one's journal wrote it.
 */
record Remnants(Storage storage, Journal journal, Duration old) {
    /** What is a backup's by its name. Others that keep things in a bucket are none of our business. */
    static List<Unfinished> ours(Storage storage) throws OperationFailed {
        return storage.unfinished().stream()
                .filter(one -> FileNames.ours(one.name()))
                .toList();
    }

    List<Remnant> judged(Instant now) throws OperationFailed {
        // Looked at before the journal is: a run notes what it is going to write before it begins.
        List<Unfinished> found = ours(storage);
        journal.markInterrupted();
        return found.stream().map(one -> judged(one, now)).toList();
    }

    private Remnant judged(Unfinished one, Instant now) {
        Optional<Run> at = writer(journal.runsInProgress(), one);
        if (at.isPresent()) {
            return new Remnant(
                    one, false, Words.of("destination.clean.running", at.get().id()));
        }
        Optional<Run> was = writer(journal.runsWithLeftovers(), one);
        if (was.isPresent()) {
            return new Remnant(
                    one, true, Words.of("destination.clean.ended", was.get().id()));
        }
        boolean over = one.since().isBefore(now.minus(old));
        String limit = Amounts.duration(old);
        return new Remnant(one, over, Words.of(over ? "destination.clean.old" : "destination.clean.young", limit));
    }

    private Optional<Run> writer(List<Run> runs, Unfinished one) {
        return runs.stream()
                .filter(run -> journal.left(run.id()).stream()
                        .anyMatch(left -> UnfinishedBackup.notes(left, storage.place(), one.name())))
                .findFirst();
    }
}
