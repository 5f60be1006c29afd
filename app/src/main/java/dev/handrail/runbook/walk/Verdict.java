package dev.handrail.runbook.walk;

import dev.handrail.runbook.Fence;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.regex.Pattern;

/**
 * How a deed came out, where it came to its end.
 *
 * @param warning whether somebody ought to look at it before going on
 * @param output what it answered
 */
record Verdict(boolean warning, String output) {
    private static final int TOLD = 2000;

    static Verdict good(String output) {
        return new Verdict(false, output);
    }

    /** The same, if the output is what the file expects. */
    Verdict expected(Fence fence, String where) throws OperationFailed {
        String pattern = fence.attributes().of("expect").orElse("");
        if (!pattern.isEmpty() && !found(pattern, output)) {
            throw OperationFailed.refused(Words.of("runbook.unexpected", pattern))
                    .on(where)
                    .cameBack(shortened(output))
                    .next(Words.of("runbook.unexpected.next"))
                    .build();
        }
        String part = fence.attributes().of("contains").orElse("");
        if (!output.contains(part)) {
            throw OperationFailed.refused(Words.of("runbook.unexpected", part))
                    .on(where)
                    .cameBack(shortened(output))
                    .next(Words.of("runbook.unexpected.next"))
                    .build();
        }
        return looked(fence);
    }

    /** What has no status of its own wants to be looked at by what it answers. */
    private Verdict looked(Fence fence) {
        String pattern = fence.attributes().of("warning").orElse("");
        boolean answers = fence.kind() == Fence.Kind.SQL || fence.kind() == Fence.Kind.HANDRAIL;
        return answers && !pattern.isEmpty() && found(pattern, output) ? new Verdict(true, output) : this;
    }

    private static boolean found(String pattern, String output) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(output).find();
    }

    static String shortened(String text) {
        String stripped = text.strip();
        return stripped.length() <= TOLD ? stripped : "…" + stripped.substring(stripped.length() - TOLD);
    }
}
