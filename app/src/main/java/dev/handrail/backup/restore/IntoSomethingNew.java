package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Means;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.Set;

/** A restore into something that is made for it: a database, a folder. Nothing that is there is touched. */
public abstract class IntoSomethingNew implements Operation {
    protected final Means means;
    protected final Backup backup;
    protected final String into;
    private final Server server;

    /** @param into what is to be made */
    protected IntoSomethingNew(Means means, Backup backup, Server server, String into) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.into = into;
    }

    /** That no database can have a name; one that nobody would see is not repeated. */
    static Check cannotBeCalled(String name, int longest) {
        String what = name.isBlank() ? Words.of("restore.check.name.empty") : Words.of("restore.check.name", name);
        return Check.blocker(what, Words.of("restore.check.name.next", longest));
    }

    @Override
    public final String name() {
        return RestoreInto.WORDS;
    }

    @Override
    public final String title() {
        return Words.of("restore.title", backup.source(), into);
    }

    @Override
    public final Server server() {
        return server;
    }

    @Override
    public final Effect effect() {
        return Effect.CHANGES;
    }

    /** No copy of it is removed while it is read. */
    @Override
    public final Set<String> exclusions() {
        return Set.of(BackupDelete.copies(backup));
    }
}
