package dev.handrail.backup.source;

import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Whether files are compressed or encrypted already, by their first bytes. */
final class Packed {
    private static final int LONGEST = 8;

    /** gzip, zstd, xz, bzip2, zip, 7z, lz4, age, and what pg_dump writes in its custom format. */
    private static final List<byte[]> BEGINNINGS = Stream.of(
                    "1f8b",
                    "28b52ffd",
                    "fd377a585a00",
                    "425a68",
                    "504b0304",
                    "377abcaf271c",
                    "04224d18",
                    "6167652d656e6372",
                    "5047444d50")
            .map(HexFormat.of()::parseHex)
            .toList();

    private Packed() {}

    static boolean all(Shell shell, List<String> files) throws OperationFailed {
        for (String file : files) {
            byte[] first = shell.run(Command.of("head", "-c", String.valueOf(LONGEST), "--", file))
                    .output();
            if (BEGINNINGS.stream().noneMatch(beginning -> begins(first, beginning))) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
