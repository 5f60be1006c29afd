package dev.handrail.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the store's file still has its end. H2 goes back to an older state of a file that was cut, down to an empty one,
 * without a word: changes would be lost, or all of it. Its head says where the newest part is that was written before it,
 * and a file is never shortened before its head is written.
 */
final class FileEnd {
    private static final int BLOCK = 4096;
    private static final int HEAD = 2 * BLOCK;
    /** Enough for the fields that stand first in the head of a file and of each of its parts. */
    private static final int FIELDS = 1024;

    private static final Pattern NEWEST = Pattern.compile("^H:[0-9]+,block:([0-9a-f]{1,10}),");
    private static final Pattern NAME = Pattern.compile(",chunk:([0-9a-f]{1,8}),");
    private static final Pattern LENGTH = Pattern.compile(",len:([0-9a-f]{1,8}),");

    private FileEnd() {}

    /** True only where it is sure: also while another process writes the file. */
    static boolean isCutOff(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return false;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            String head = text(open, 0);
            OptionalLong end = end(open, head);
            long length = open.length();
            // What was shortened meanwhile has another head by now.
            return end.isPresent() && length < end.getAsLong() && head.equals(text(open, 0));
        }
    }

    /** How far the file reaches at least. */
    private static OptionalLong end(RandomAccessFile file, String head) throws IOException {
        Optional<Long> block = number(NEWEST, head);
        if (block.isEmpty() || block.get() * BLOCK < HEAD) {
            return OptionalLong.empty();
        }
        String part = text(file, block.get() * BLOCK);
        // A part that is not the one that was meant, as after a crash, says nothing of its own length.
        boolean meant = number(NAME, head)
                .filter(name -> part.startsWith("chunk:" + Long.toHexString(name) + ","))
                .isPresent();
        long blocks = meant ? number(LENGTH, part).orElse(1L) : 1;
        return OptionalLong.of((block.get() + blocks) * BLOCK);
    }

    private static Optional<Long> number(Pattern field, String text) {
        Matcher found = field.matcher(text);
        return found.find() ? Optional.of(Long.parseLong(found.group(1), 16)) : Optional.empty();
    }

    private static String text(RandomAccessFile file, long at) throws IOException {
        byte[] bytes = new byte[FIELDS];
        file.seek(at);
        int read = Math.max(0, file.read(bytes));
        return new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
    }
}
