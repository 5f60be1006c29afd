package dev.handrail.server;

import org.jspecify.annotations.Nullable;

/**
 * What backups of a server go through on their way.
 *
 * @param compress with which program, or null for the best that is there
 * @param level of the compression; 0 for the usual
 * @param threads of the compression; 0 for what the server has
 * @param rate how many bytes a second may be read, or null for all that come
 * @param gently with a low priority on the server's processor and disks
 * @param proveUpTo the size of a database up to which the content of its tables is hashed, or null for the usual
 */
public record Packing(
        @Nullable Program compress,
        int level,
        int threads,
        @Nullable ByteSize rate,
        boolean gently,
        @Nullable ByteSize proveUpTo) {
    public static final Packing USUAL = new Packing(null, 0, 0, null, true, null);

    private static final int MOST_THREADS = 64;

    public Packing {
        int most = compress == Program.GZIP ? 9 : 19;
        if (level < 0 || level > most) {
            throw new InvalidProfile("level", "profile.invalid.level", most);
        }
        if (threads < 0 || threads > MOST_THREADS) {
            throw new InvalidProfile("threads", "profile.invalid.jobs", MOST_THREADS);
        }
    }

    /** The compression programs. */
    public enum Program {
        ZSTD("zstd"),
        GZIP("gzip"),
        NONE("none");

        private final String word;

        Program(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
