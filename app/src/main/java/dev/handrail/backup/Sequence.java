package dev.handrail.backup;

/**
 * A sequence that gave out values.
 *
 * @param last the last one of them
 * @param down whether it counts down
 */
public record Sequence(String schema, String sequence, long last, boolean down) {
    public String name() {
        return schema + "." + sequence;
    }

    /** Whether it has counted as far as another. */
    public boolean reaches(Sequence other) {
        return down ? last <= other.last : last >= other.last;
    }
}
