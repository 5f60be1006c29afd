package dev.handrail.backup;

import dev.handrail.operation.Plan.Check;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the copy that lies in the same place as another would: two destinations may be one folder or one bucket. */
public final class OnePlace {
    private OnePlace() {}

    /** A blocker for each destination that is the place of one before it: what is stored there would be counted twice. */
    public static List<Check> checks(List<Target> targets) {
        List<Check> checks = new ArrayList<>();
        if (targets.size() > 1) {
            Map<String, Target> taken = new HashMap<>();
            for (Target target : targets) {
                Target first = taken.putIfAbsent(target.identity(), target);
                if (first != null) {
                    checks.add(check(first, target));
                }
            }
        }
        return checks;
    }

    private static Check check(Target first, Target target) {
        return Check.blocker(
                Words.of(
                        "backup.oneplace",
                        first.name(),
                        target.name(),
                        first.storage().place()),
                Words.of("backup.oneplace.next", target.name()));
    }

    /**
     * The copy of another destination that is in that place, under that name.
     *
     * @param which those of its copies that are looked at
     */
    public static Optional<Copy> with(Places places, Backup backup, Target target, String file, Predicate<Copy> which) {
        return backup.copies().stream()
                .filter(copy -> !copy.destination().equals(target.name()))
                .filter(copy -> copy.file().equals(file) && which.test(copy))
                .filter(copy -> same(places, backup.server(), copy, target))
                .findFirst();
    }

    private static boolean same(Places places, String server, Copy copy, Target target) {
        if ((copy.kind() == Copy.Kind.S3) != (target.kind() == Copy.Kind.S3)) {
            return false;
        }
        if (copy.kind() == target.kind() && copy.place().equals(target.storage().place())) {
            return true;
        }
        try {
            return Target.of(places, server, copy).same(target);
        } catch (OperationFailed e) {
            return false; // its server or its keys are gone: nothing leads there any more
        }
    }
}
