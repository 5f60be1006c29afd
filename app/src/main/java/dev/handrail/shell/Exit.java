package dev.handrail.shell;

import java.util.List;

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

    /** Every stage ended well. */
    public boolean good() {
        return statuses.stream().allMatch(s -> s == 0);
    }

    public int status() {
        return statuses.stream().filter(s -> s != 0).findFirst().orElse(0);
    }

    public String errorText() {
        return String.join("\n", errors);
    }
}
