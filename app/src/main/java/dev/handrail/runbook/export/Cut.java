package dev.handrail.runbook.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Of what is very long, such as the output of a command that went on for hours, the beginning and the end are written down.
 *
 * @param most how many lines are written down at most
 */
record Cut(int most) {
    /** @param leftOut says how many lines are not there, and where all of them are */
    List<String> of(List<String> lines, IntFunction<String> leftOut) {
        if (lines.size() <= most) {
            return lines;
        }
        int end = most / 2;
        List<String> cut = new ArrayList<>(lines.subList(0, most - end));
        cut.add(leftOut.apply(lines.size() - most));
        cut.addAll(lines.subList(lines.size() - end, lines.size()));
        return cut;
    }
}
