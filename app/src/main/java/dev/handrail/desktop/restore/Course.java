package dev.handrail.desktop.restore;

import dev.handrail.desktop.running.Activity;
import dev.handrail.operation.Plan;
import java.util.List;
import java.util.stream.IntStream;

/** How far an operation is on the way that its plan said. */
record Course(List<String> steps, Activity activity) {
    /** How one of its steps stands. */
    enum At {
        DONE("restore.course.done"),
        NOW("restore.course.now"),
        FAILED("restore.course.failed"),
        TO_COME("restore.course.tocome");

        private final String key;

        At(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    static Course of(Plan plan, Activity activity) {
        return new Course(plan.steps().stream().map(Plan.Step::text).toList(), activity);
    }

    /** In the order of the steps. */
    List<At> at() {
        boolean ended = activity.ended().get() != null;
        int reached = reached();
        return IntStream.range(0, steps.size())
                .mapToObj(step -> at(step, reached, ended))
                .toList();
    }

    private At at(int step, int reached, boolean ended) {
        if (activity.wentWell() || step < reached) {
            return At.DONE;
        }
        if (step > reached) {
            return At.TO_COME;
        }
        return ended ? At.FAILED : At.NOW;
    }

    /** What is done between two steps of the plan, or told of one, belongs to the one before. */
    private int reached() {
        int reached = -1;
        for (String begun : activity.begun()) {
            reached = Math.max(reached, steps.indexOf(begun));
        }
        return reached;
    }
}
