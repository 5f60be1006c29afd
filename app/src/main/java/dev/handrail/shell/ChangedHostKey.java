package dev.handrail.shell;

import dev.handrail.words.Evidence;

/**
 * A machine that shows another key than the one it is known by. Nobody is asked whether that is well: a person compares the
 * two fingerprints, and takes the known key out of its file by hand.
 *
 * @param place the file and the line where the known one stands
 */
public record ChangedHostKey(HostKey known, HostKey shown, String place) implements Evidence {}
