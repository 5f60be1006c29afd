package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes one stream of bytes into several destinations at once. A destination that fails, or holds the others up for too
 * long, falls out and does not spoil them: it can be given its copy later, from theirs.
 */
final class Fan implements AutoCloseable {
    private final List<Branch> branches;

    Fan(List<Target> targets, String file, Patience patience) {
        branches = targets.stream()
                .map(target -> new Branch(target, file, patience))
                .toList();
    }

    /** Opens every destination; if none can be, there is nothing to read the source for. */
    void begin() throws OperationFailed {
        branches.forEach(Branch::begin);
        requireOne();
    }

    /** Tells of each destination how far it is, from now on. */
    void tell(Consumer<Part> watcher, long expected) {
        branches.forEach(branch -> branch.tell(watcher, expected));
    }

    /** Passes bytes on; the array belongs to the branches from then on. */
    void write(byte[] chunk) throws OperationFailed {
        for (Branch branch : living()) {
            branch.offer(chunk, others(branch));
        }
        requireOne();
    }

    /** Everything was written: all that still live are waited for, the last of them as long as it takes. */
    void drain() throws OperationFailed {
        for (Branch branch : living()) {
            branch.end(others(branch));
        }
        for (Branch branch : living()) {
            branch.drain(others(branch));
        }
        requireOne();
    }

    /** Those that wait while one of them takes its time. */
    private Supplier<List<Branch>> others(Branch one) {
        return () -> living().stream().filter(branch -> branch != one).toList();
    }

    /** Gives the artifact its name in every destination that got all of it, its manifest first. */
    void commit(byte[] manifest) throws OperationFailed {
        living().forEach(branch -> branch.commit(manifest));
        requireOne();
    }

    List<Target> stored() {
        return living().stream().map(Branch::target).toList();
    }

    /** The destinations that fell out, each with why. */
    List<Branch> lost() {
        return branches.stream().filter(Branch::lost).toList();
    }

    private List<Branch> living() {
        return branches.stream().filter(branch -> !branch.lost()).toList();
    }

    private void requireOne() throws OperationFailed {
        if (living().isEmpty()) {
            throw branches.getFirst().why();
        }
    }

    /** Lets go of all at once, from any thread. */
    void abandon() {
        branches.forEach(branch -> branch.abandon(OperationFailed.cancelled()));
    }

    /** Closes all; of the failures, the first is told, and only where no branch had failed before it. */
    @Override
    public void close() throws OperationFailed {
        OperationFailed first = null;
        for (Branch branch : branches) {
            boolean lost = branch.lost();
            try {
                branch.close();
            } catch (OperationFailed e) {
                first = first == null && !lost ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
