package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/**
 * One change of the vault. Names of secrets stand in its plan and in the journal; what they stand for is asked for while
 * it runs, and told nobody.
 *
 * @param title which is its only step too
 * @param effect to add a secret takes nothing from anybody, and is done without asking
 * @param step what its only step does
 * @param passphrases where it gets what it asks for
 */
record VaultChange(
        String name,
        String title,
        Effect effect,
        Effect step,
        Plan.Check check,
        List<String> cannotUndo,
        Passphrases passphrases,
        Deed deed)
        implements Operation {

    /** The change itself; says what was done. */
    interface Deed {
        String run(Work work, Passphrases passphrases) throws OperationFailed;
    }

    @Override
    public Operation asking(Asker other) {
        return new VaultChange(name, title, effect, step, check, cannotUndo, passphrases.asking(other), deed);
    }

    /** This computer, where the vault lies: what is in it belongs to servers of every kind. */
    @Override
    public Server server() {
        return Server.of(Words.of("profile.here"), Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE));
    }

    @Override
    public Plan plan() {
        Plan.Step only = new Plan.Step(title, Words.of("profile.here"), null, step);
        return new Plan(title, effect, List.of(check), List.of(only), cannotUndo);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title);
        work.say(deed.run(work, passphrases));
    }
}
