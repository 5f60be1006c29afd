package dev.handrail.storage;

/**
 * How large the parts of an upload are whose end is not known: 10,000 of them must do for the largest object there can
 * be, and each lies in memory while it is sent, or on the disk of a server that sends it itself.
 *
 * @param even whether all are of one size, as some servers demand; then there is an end to what fits
 */
public record PartSizes(int first, boolean even) {
    static final int MOST = 10_000;

    private static final int MIB = 1 << 20;

    /** With this, each part is 0.06 % larger than the one before: 8 MiB at first, 14 after 10 GB, 70 after 100 GB. */
    private static final int GROWTH = 1_600;

    /** What all parts that are in memory at a time may take together. */
    static final long MOST_MEMORY = 256L * MIB;

    private static final int AT_ONCE = 2;

    static PartSizes growing() {
        return new PartSizes(8 * MIB, false);
    }

    /** Up to 312 GiB. */
    static PartSizes ofOneSize() {
        return new PartSizes(32 * MIB, true);
    }

    /** By which of what was written a part is larger than the first; 0 where all are of one size. */
    public int growth() {
        return even ? 0 : GROWTH;
    }

    /** The same for parts that lie in memory here, not on the disk of a server: so that 10,000 of them hold 1.4 TiB. */
    long inMemory(long written) {
        return Math.min(next(written), MOST_MEMORY);
    }

    /** How many may still be on their way while one of that size fills: two, and none where the one is all that fits. */
    static int atOnce(long filling) {
        return Math.clamp(MOST_MEMORY / filling - 1, 0, AT_ONCE);
    }

    /** How large the next part is when that much has been written. */
    public long next(long written) {
        return even ? first : first + written / GROWTH;
    }
}
