package dev.handrail.shell;

import java.util.List;
import java.util.Set;

/**
 * How a pipeline ended.
 *
 * @param statuses the exit status of every stage, in order; 128 + n for a signal n
 * @param errors what was written to stderr, the last lines of it
 */
public record Exit(List<Integer> statuses, List<String> errors) {
    public Exit {
        statuses = List.copyOf(statuses);
        errors = List.copyOf(errors);
    }

    /** How a shell ends that could not start a program. */
    private static final Set<Integer> FOUND_NOTHING = Set.of(126, 127);
    /** The highest status that programs end with of themselves, git among them; above are those of signals. */
    private static final int FATAL = 128;
    /** How a program ends whose reader has ended before it. */
    private static final int BROKEN_PIPE = 141;

    /** Every stage ended well. */
    public boolean good() {
        return statuses.stream().allMatch(s -> s == 0);
    }

    public int status() {
        return statuses.stream().filter(s -> s != 0).findFirst().orElse(0);
    }

    /** Whether a stage was killed or could not even start: it says nothing of what it was to read. */
    public boolean fell() {
        return statuses.stream().anyMatch(s -> s != BROKEN_PIPE && (s > FATAL || FOUND_NOTHING.contains(s)));
    }

    public String errorText() {
        return String.join("\n", errors);
    }
}
