package dev.handrail.backup;

import java.util.List;

/** How an artifact is compressed, and with which stock program. */
public enum Compression {
    ZSTD(".zst", "zstd", List.of("zstd", "-q", "-d", "-c")),
    GZIP(".gz", "gzip", List.of("gzip", "-d", "-c")),
    NONE("", "cat", List.of("cat"));

    private static final int USUAL_LEVEL = 3;
    private static final int USUAL_THREADS = 2;

    private final String ending;
    private final String program;
    private final List<String> unpack;

    Compression(String ending, String program, List<String> unpack) {
        this.ending = ending;
        this.program = program;
        this.unpack = unpack;
    }

    /** What it adds to a file's name. */
    public String ending() {
        return ending;
    }

    public String program() {
        return program;
    }

    /** The command that packs; of level and threads, 0 is the usual. */
    public List<String> pack(int level, int threads) {
        String strength = "-" + (level == 0 ? USUAL_LEVEL : level);
        return switch (this) {
            case ZSTD -> List.of("zstd", "-q", strength, "-T" + (threads == 0 ? USUAL_THREADS : threads), "-c");
            case GZIP -> List.of("gzip", strength, "-c");
            case NONE -> List.of("cat");
        };
    }

    public List<String> unpack() {
        return unpack;
    }
}
