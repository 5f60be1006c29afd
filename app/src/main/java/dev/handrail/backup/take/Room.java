package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.OptionalLong;

/** Whether a destination has room for what is to come and for what must stay free after it. */
final class Room {
    /** A full disk stops more than backups: a gigabyte stays free, or a twentieth of a large disk. */
    private static final long LEAST = 1L << 30;

    private static final int PART = 20;

    private Room() {}

    static Check check(Target target, long expected) {
        try {
            OptionalLong free = target.storage().free();
            return free.isEmpty()
                    ? Check.ok(Words.of("backup.check.roomy", target.storage().place(), Amounts.bytes(expected)))
                    : check(target, expected, free.getAsLong());
        } catch (OperationFailed e) {
            // One that is down now must not keep the others from their copies.
            return Check.warning(e.getMessage(), Words.of("backup.check.unreached.next"));
        }
    }

    private static Check check(Target target, long expected, long free) throws OperationFailed {
        long reserve = reserve(target.storage().capacity().orElse(0));
        String text = Words.of(
                "backup.check.room",
                target.storage().place(),
                Amounts.bytes(free),
                Amounts.bytes(expected),
                Amounts.bytes(reserve));
        return free - reserve > expected ? Check.ok(text) : Check.blocker(text, Words.of("storage.full.next"));
    }

    static long reserve(long capacity) {
        return Math.max(LEAST, capacity / PART);
    }
}
