package dev.handrail.backup.take;

import dev.handrail.backup.Reserve;
import dev.handrail.backup.Target;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a destination has room for what is to come and for what must stay free after it, and is the one it should be. */
record Room(Emptied emptied) {
    /** Those that are written to, and those that are left out because they have no room. */
    record Parted(List<Target> fit, List<Delivery.Lost> leftOut) {}

    /** A destination without room keeps no other from its copy; only where none has room, there is nothing to be done. */
    List<Check> checks(List<Target> targets, long each) {
        List<Check> checks = looked(targets, each);
        boolean some = some(checks);
        List<Check> told = new ArrayList<>();
        for (Check check : checks) {
            told.add(
                    some && check.state() == Plan.State.BLOCKER
                            ? Check.warning(check.text(), Words.of("backup.check.leftout.next", advice(check)))
                            : check);
        }
        told.addAll(doubts(targets));
        return told;
    }

    /** Which of them may not be what they should be, and are written to all the same. */
    List<Check> doubts(List<Target> targets) {
        return targets.stream()
                .flatMap(target -> emptied.doubt(target).stream())
                .toList();
    }

    /** The same, when it is to be done. Of one alone the plan has said it. */
    Parted parted(List<Target> targets, long each) {
        if (targets.size() == 1) {
            return new Parted(targets, List.of());
        }
        List<Check> checks = looked(targets, each);
        List<Target> fit = new ArrayList<>();
        List<Delivery.Lost> leftOut = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            if (checks.get(i).state() == Plan.State.BLOCKER) {
                leftOut.add(new Delivery.Lost(target, why(target, checks.get(i)), false));
            } else {
                fit.add(target);
            }
        }
        return new Parted(fit, leftOut);
    }

    private static boolean some(List<Check> checks) {
        return checks.stream().anyMatch(check -> check.state() == Plan.State.OK);
    }

    private static OperationFailed why(Target target, Check check) {
        return OperationFailed.refused(check.text())
                .on(target.storage().place())
                .next(advice(check))
                .build();
    }

    private static String advice(Check check) {
        return Objects.requireNonNullElse(check.advice(), "");
    }

    /** What goes to several folders on one disk must fit there together: who is named first is served first. */
    private List<Check> looked(List<Target> targets, long each) {
        Map<String, Integer> served = new HashMap<>();
        List<Check> checks = new ArrayList<>();
        for (Target target : targets) {
            Optional<String> disk = targets.size() == 1 ? Optional.empty() : disk(target);
            int nth = 1 + disk.map(d -> served.getOrDefault(d, 0)).orElse(0);
            Check check = emptied.check(target).orElseGet(() -> check(target, each, nth));
            if (check.state() == Plan.State.OK) {
                disk.ifPresent(d -> served.merge(d, 1, Integer::sum));
            }
            checks.add(check);
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
