package dev.handrail.backup;

/** What must stay free on a disk that backups are written to: a full one stops more than backups. */
public final class Reserve {
    private static final long LEAST = 1L << 30;
    private static final int PART = 20;

    private Reserve() {}

    /**
     * A gigabyte, or a twentieth of a large disk.
     *
     * @param capacity how many bytes the disk holds in all; 0 where nobody can tell
     */
    public static long of(long capacity) {
        return Math.max(LEAST, capacity / PART);
    }

    /** For what lies there for moments only: a gigabyte, or a twentieth of a small disk. */
    public static long forMoments(long capacity) {
        return Math.min(LEAST, capacity / PART);
    }
}
