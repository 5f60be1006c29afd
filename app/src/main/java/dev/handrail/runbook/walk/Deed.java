package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one block of code does, with the values of its variables. */
interface Deed {
    Fence fence();

    Effect effect();

    /** The step of a plan, found out without looking at any machine. */
    Plan.Step shown();

    /** What its author calls it, else these words. */
    default String called(String words) {
        return fence().attributes().of("name").orElse(words);
    }

    /** What is to be looked at before it is done. */
    default List<Plan.Check> checks() throws OperationFailed {
        return List.of();
    }

    /** All steps of it, as far as one can know them by looking. */
    default List<Plan.Step> steps() throws OperationFailed {
        return List.of(shown());
    }

    default List<String> cannotUndo() throws OperationFailed {
        return fence().irreversible() ? List.of(Words.of("runbook.irreversible", shown().text())) : List.of();
    }

    /** The servers that it works on. */
    default List<Server> touched() {
        return List.of();
    }

    /** A server of one's own, and all that these deeds change. */
    static List<Server> servers(Server own, Collection<Deed> deeds) {
        Set<Server> all = new LinkedHashSet<>(List.of(own));
        deeds.stream().filter(deed -> deed.effect() != Effect.READS).forEach(deed -> all.addAll(deed.touched()));
        return List.copyOf(all);
    }

    /** What only one operation at a time may work on. */
    default Set<String> exclusions() {
        return Set.of();
    }

    /** Does it; what came of it. */
    Verdict run(Work work) throws OperationFailed;

    /** Where it happens, in words. */
    static String where(String on, Server server) {
        return !on.equals("workstation") && server.access() instanceof Access.Ssh ssh
                ? ssh.address()
                : Words.of("shell.here");
    }

    static Effect effect(Fence fence) {
        if (fence.attributes().has("destroys")) {
            return Effect.DESTROYS;
        }
        return fence.isCheck() && !fence.attributes().has("confirm") ? Effect.READS : Effect.CHANGES;
    }
}
