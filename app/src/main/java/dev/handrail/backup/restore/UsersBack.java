package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/**
 * Notes that somebody put the users of a database server back by hand, so that whoever goes on knows what is left to do; or
 * takes that back. The last that was noted counts.
 */
public final class UsersBack implements Operation {
    public static final String WORDS = "restore note";
    /** What it notes the backup under that they came from. */
    public static final String FROM = "usersOf";
    /** The same where they are not back after all. */
    public static final String NOT_FROM = "usersNotOf";

    public static final String UNDONE = "--undone";

    private final Backup backup;
    private final Server server;
    private final boolean undone;

    public UsersBack(Backup backup, Server server, boolean undone) throws OperationFailed {
        if (!backup.holdsUsers()) {
            throw OperationFailed.refused(Words.of("restore.note.other", backup.id()))
                    .next(Words.of("restore.note.other.next", backup.id()))
                    .build();
        }
        this.backup = backup;
        this.server = server;
        this.undone = undone;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of(undone ? "restore.note.undone" : "restore.note.title", backup.id(), backup.source());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        Step step = new Step(Words.of("restore.note.step"), Words.of("storage.here"), null, Effect.READS);
        return new Plan(title(), effect(), checks(), List.of(step), List.of());
    }

    /** Nobody looks whether it is so, so whoever says it is asked; to take it back only leaves more to do. */
    private List<Check> checks() {
        return undone
                ? List.of()
                : List.of(Check.warning(
                        Words.of("restore.note.unseen"), Words.of("restore.note.unseen.next", backup.id())));
    }

    @Override
    public void run(Work work) {
        work.step(Words.of("restore.note.step"));
        work.made(undone ? NOT_FROM : FROM, backup.id());
    }
}
