package dev.handrail.operation;

import dev.handrail.journal.Left;
import dev.handrail.journal.OpenRun;
import java.util.ArrayList;
import java.util.List;

/** What one run would leave behind, as long as it is registered. */
final class Leftovers {
    private final OpenRun run;
    private final List<Left> registered = new ArrayList<>();

    Leftovers(OpenRun run) {
        this.run = run;
    }

    /** Written down when this returns. */
    Work.Handle add(Leftover leftover, String words) {
        Left left = run.leaves(leftover.kind(), leftover.server(), leftover.details(), words);
        synchronized (this) {
            registered.add(left);
        }
        return () -> forget(left);
    }

    /** What is registered still, last first, and from now on nobody's. */
    synchronized List<Left> takeAll() {
        List<Left> all = List.copyOf(registered.reversed());
        registered.clear();
        return all;
    }

    private void forget(Left left) {
        boolean known;
        synchronized (this) {
            known = registered.remove(left);
        }
        if (known) {
            run.gone(left);
        }
    }
}
