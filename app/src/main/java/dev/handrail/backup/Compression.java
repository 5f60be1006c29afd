package dev.handrail.backup;

import java.util.List;

/** How an artifact is compressed, and with which stock program. */
public enum Compression {
    ZSTD("zst", List.of("zstd", "-q", "-3", "-T2", "-c"), List.of("zstd", "-q", "-d", "-c")),
    GZIP("gz", List.of("gzip", "-3", "-c"), List.of("gzip", "-d", "-c"));

    private final String ending;
    private final List<String> pack;
    private final List<String> unpack;

    Compression(String ending, List<String> pack, List<String> unpack) {
        this.ending = ending;
        this.pack = pack;
        this.unpack = unpack;
    }

    public String ending() {
        return ending;
    }

    /** The program. */
    public String program() {
        return pack.getFirst();
    }

    public List<String> pack() {
        return pack;
    }

    public List<String> unpack() {
        return unpack;
    }
}
