package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the copies of a backup are made that are wanting.
 *
 * @param closed why nothing leads to the others; that keeps none of these from being made
 */
record Aims(List<Aim> open, List<OperationFailed> closed) {
    /** A copy, and where it goes. */
    record Aim(Copy copy, Target target) {}

    /**
     * @param asked whether a person named the destination
     * @throws OperationFailed where nothing leads to any of them
     */
    static Aims of(Means means, Server server, Backup backup, List<Copy> copies, boolean asked) throws OperationFailed {
        List<Aim> open = new ArrayList<>();
        List<OperationFailed> closed = new ArrayList<>();
        for (Copy copy : copies) {
            try {
                open.add(movesAlong(server, copy, asked) ? now(means, server, copy) : there(means, backup, copy));
            } catch (OperationFailed e) {
                if (e.kind() == OperationFailed.Kind.CANCELLED) {
                    throw e;
                }
                closed.add(e);
            }
        }
        if (open.isEmpty() && !closed.isEmpty()) {
            throw closed.getFirst();
        }
        return new Aims(open, closed);
    }

    /** One that never was anywhere goes where its destination is now, which may have been mended since. */
    private static boolean movesAlong(Server server, Copy copy, boolean asked) {
        boolean nowhere = copy.state() == Copy.State.FAILED || asked && !copy.lies();
        return nowhere && server.destination(copy.destination()).isPresent();
    }

    private static Aim now(Means means, Server server, Copy copy) throws OperationFailed {
        Target target = Target.named(means, server, copy.destination());
        Copy moved = target.copy(copy.file(), Copy.State.FAILED);
        return new Aim(moved.as(copy.state()).equals(copy) ? copy : moved, target);
    }

    private static Aim there(Means means, Backup backup, Copy copy) throws OperationFailed {
        return new Aim(copy, Target.of(means.places(), backup.server(), copy));
    }

    List<Target> targets() {
        return open.stream().map(Aim::target).toList();
    }
}
