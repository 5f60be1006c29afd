package dev.handrail.backup.take;

import dev.handrail.backup.Reserve;
import dev.handrail.backup.Target;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a destination has room for what is to come and for what must stay free after it. */
final class Room {
    private Room() {}

    /** What goes to several folders on one disk must fit there together. */
    static List<Check> checks(List<Target> targets, long each) {
        List<Optional<String>> disks = targets.stream()
                .map(target -> targets.size() == 1 ? Optional.<String>empty() : disk(target))
                .toList();
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Optional<String> disk = disks.get(i);
            int sharing = disk.isEmpty() ? 1 : Collections.frequency(disks, disk);
            checks.add(check(targets.get(i), each, sharing));
        }
        return checks;
    }

    private static Optional<String> disk(Target target) {
        try {
            return target.storage().disk();
        } catch (OperationFailed e) {
            return Optional.empty(); // to ask it for its room will say why
        }
    }

    private static Check check(Target target, long expected, int sharing) {
        try {
            OptionalLong free = target.storage().free();
            return free.isEmpty()
                    ? Check.ok(Words.of("backup.check.roomy", target.storage().place(), Amounts.bytes(expected)))
                    : check(target, expected, sharing, free.getAsLong());
        } catch (OperationFailed e) {
            // One that is down now must not keep the others from their copies.
            return Check.warning(e.getMessage(), Words.of("backup.check.unreached.next"));
        }
    }

    private static Check check(Target target, long expected, int sharing, long free) throws OperationFailed {
        long reserve = Reserve.of(target.storage().capacity().orElse(0));
        long needed = expected * sharing;
        String text = Words.of(
                sharing == 1 ? "backup.check.room" : "backup.check.room.together",
                target.storage().place(),
                Amounts.bytes(free),
                Amounts.bytes(needed),
                Amounts.bytes(reserve),
                sharing);
        return free - reserve > needed ? Check.ok(text) : Check.blocker(text, Words.of("storage.full.next"));
    }
}
