package dev.handrail.practice.tour;

import dev.handrail.backup.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A backup as the catalogue tells of it, to be held against the file that lies there. */
record KeptBackup(Path file, long bytes, int proof) {

    /** @param document what is answered to "backup show", as scripts get it */
    static KeptBackup in(Object document) {
        Map<?, ?> backup = (Map<?, ?>) document;
        Map<?, ?> copy = (Map<?, ?>) ((List<?>) there(backup, "copies")).getFirst();
        return new KeptBackup(
                Path.of((String) there(copy, "path")),
                ((Number) there(backup, "storedBytes")).longValue(),
                ((Number) there(backup, "proof")).intValue());
    }

    private static Object there(Map<?, ?> part, String key) {
        return Objects.requireNonNull(part.get(key), key);
    }

    boolean isWhole() {
        try {
            return bytes > 0 && Files.size(file) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    boolean isDecoded() {
        return proof >= Proof.Rung.DECODED.number();
    }
}
