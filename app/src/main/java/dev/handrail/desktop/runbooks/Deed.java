package dev.handrail.desktop.runbooks;

import dev.handrail.operation.Plan;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.Credentials;

/**
 * Something that a step does, as it will really be done.
 *
 * @param number as one names it, counted from one
 */
record Deed(int number, Plan.Step shown, Fence fence, boolean passed) {
    boolean proposal() {
        return fence.proposal();
    }

    /** What is copied to be done by hand. */
    String command() {
        String command = shown.command();
        return command == null ? Credentials.hidden(fence) : command;
    }
}
