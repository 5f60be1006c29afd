package dev.handrail.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a backup is pinned and why, in a small file beside a copy of it: the catalogue says so too, and may be lost.
 *
 * @param file the copy, by its name there
 */
public record PinBeside(Storage storage, String file) {
    /** How many characters a reason may have. */
    public static final int LONGEST = 1000;

    private static final String ENDING = ".handrail-pin";
    private static final int LARGEST = 1 << 16;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param sha256 of the artifact: of a name that another program gave, the next dump may take it */
    private record Content(
            @Nullable String id,
            @Nullable String sha256,
            @Nullable String reason) {}

    /** Whether something in a place is one by its name. */
    public static boolean is(String name) {
        return name.endsWith(ENDING);
    }

    /** What it is called itself. */
    public String name() {
        return (FoldersWhole.is(file) ? FoldersWhole.folder(file) : file) + ENDING;
    }

    /** Writes it, in the place of one that says something else. */
    public void lay(Backup pinned) throws OperationFailed {
        byte[] content = content(pinned);
        if (storage.size(name()).isPresent()) {
            if (Arrays.equals(read(), content)) {
                return;
            }
            storage.delete(name());
        }
        try {
            storage.write(name(), content);
        } catch (OperationFailed e) {
            clear(e);
            storage.write(name(), content);
        }
    }

    /**
     * Writing that was cut off before would be in the way for good. A bucket has nothing of the kind, and who may write there
     * may not be allowed to look for it.
     */
    private void clear(OperationFailed unwritten) throws OperationFailed {
        if (stops(unwritten)) {
            throw unwritten;
        }
        try {
            storage.discard(name());
        } catch (OperationFailed e) {
            throw stops(e) ? e : unwritten;
        }
    }

    private static boolean stops(OperationFailed e) {
        return e.kind() == OperationFailed.Kind.CANCELLED || e.kind() == OperationFailed.Kind.UNREACHABLE;
    }

    /** Removes it, unless it is of another backup, and what writing left that was cut off; where that stays, it says nothing. */
    public void remove(Backup backup) throws OperationFailed {
        if (storage.size(name()).isPresent()
                && parsed(read()).filter(pin -> !of(pin, sha256(backup))).isEmpty()) {
            storage.delete(name());
        }
        try {
            storage.discard(name());
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
        }
    }

    /**
     * Why what has this hash is pinned; empty where it is not. One that cannot be understood or read is a pin all the same:
     * somebody meant this backup to stay.
     */
    public Optional<String> reason(String sha256) throws OperationFailed {
        try {
            return storage.size(name()).isEmpty() ? Optional.empty() : reason(read(), sha256);
        } catch (OperationFailed e) {
            if (stops(e)) {
                throw e;
            }
            return Optional.of(unread());
        }
    }

    private Optional<String> reason(byte[] content, String sha256) {
        Optional<Content> pin = parsed(content);
        return pin.isPresent() ? pin.filter(one -> of(one, sha256)).map(this::reason) : Optional.of(unread());
    }

    private String reason(Content pin) {
        if (pin.reason() == null) {
            return unread();
        }
        String reason = pin.reason().replaceAll("\\p{Cntrl}", " ").strip();
        return reason.substring(0, Math.min(reason.length(), LONGEST));
    }

    private String unread() {
        return Words.of("backup.pin.unread", storage.locate(name()));
    }

    private static boolean of(Content pin, String sha256) {
        return sha256.equals(pin.sha256());
    }

    private static String sha256(Backup backup) {
        return backup.manifest().artifact().sha256();
    }

    private byte[] read() throws OperationFailed {
        try (InputStream in = storage.read(name())) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", storage.locate(name())))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    private static Optional<Content> parsed(byte[] content) {
        try {
            return Optional.ofNullable(JSON.readValue(content, Content.class));
        } catch (IOException e) {
            return Optional.empty(); // it is no pin that can be understood
        }
    }

    private static byte[] content(Backup pinned) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(new Content(pinned.id(), sha256(pinned), pinned.pinReason()));
        } catch (IOException e) {
            throw new IllegalStateException("A pin is made of texts.", e);
        }
    }
}
