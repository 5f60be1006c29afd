package dev.handrail.backup;

import dev.handrail.operation.Work;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The SHA-256 of what lies in a storage, told by the machine on which it lies where there is one that can. */
public record StoredHash(Storage storage, String file, long bytes, Work work) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 1 << 18;

    public String sha256() throws OperationFailed {
        String there = there();
        return HASH.matcher(there).matches() ? there : here();
    }

    private String there() throws OperationFailed {
        try (InputStream in = storage.sha256(file);
                Work.Handle cancel = work.onCancel(() -> close(in))) {
            String told = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            work.stopIfCancelled();
            return told.strip().split("\\s", 2)[0];
        } catch (IOException e) {
            work.stopIfCancelled();
            throw unread(e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Whoever reads from it is told.
        }
    }

    private OperationFailed unread(IOException e) {
        return OperationFailed.failed(Words.of("storage.failed.read", storage.locate(file)))
                .next(Words.of("storage.failed.read.next"))
                .because(e);
    }

    private String here() throws OperationFailed {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        try (InputStream in = storage.read(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                work.stopIfCancelled();
                sha.add(chunk, n);
                done += n;
                work.progress(done, bytes, Work.Unit.BYTES);
            }
            return sha.hex();
        } catch (IOException e) {
            throw unread(e);
        }
    }
}
