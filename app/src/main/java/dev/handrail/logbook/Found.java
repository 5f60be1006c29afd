package dev.handrail.logbook;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Run;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Finds a run that a person has named. */
final class Found {
    private Found() {}

    static Run run(Journal journal, String id) throws OperationFailed {
        return journal.run(id)
                .orElseThrow(() -> OperationFailed.usage(Words.of("logbook.no-run", id))
                        .next(Words.of("logbook.no-run.next"))
                        .build());
    }
}
