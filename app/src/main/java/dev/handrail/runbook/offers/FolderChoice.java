package dev.handrail.runbook.offers;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Chooses where a person's own runbooks lie. Nothing in either folder is touched and the choice can be made again, so that
 * it is done without asking.
 *
 * @param wanted the folder from now on
 * @param usual whether that is the one in the data folder, which need not be there yet
 */
record FolderChoice(OwnFolder own, Path wanted, boolean usual) implements Operation {
    static final String WORDS = "runbook use-folder";

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("runbook.folder.title", wanted);
    }

    /** This computer, where they are read from. */
    @Override
    public Server server() {
        return Server.of(Words.of("storage.here"), Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        Check there = usual || Files.isDirectory(wanted)
                ? Check.ok(Words.of("runbook.folder.before", own.get()))
                : Check.blocker(Words.of("runbook.folder.none", wanted), Words.of("runbook.folder.none.next"));
        Plan.Step step = new Plan.Step(title(), Words.of("storage.here"), null, Effect.CHANGES);
        return new Plan(title(), effect(), List.of(there), List.of(step), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        if (usual) {
            own.useUsual();
        } else {
            own.choose(wanted);
        }
        work.say(Words.of("runbook.folder.done", wanted));
    }
}
