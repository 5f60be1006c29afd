package dev.handrail.backup;

import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A copy of which nobody wrote down whether it was finished, put beside what its own manifest says. */
public record FinishedCopy(Storage storage, String file) {
    /** A manifest of ten thousand tables is a tenth of this. */
    private static final int LARGEST_MANIFEST = 16 << 20;

    /** Its manifest, if the copy has its name and is, byte for byte, what that manifest tells. */
    public Optional<Manifest> manifest() throws OperationFailed {
        String beside = file + Manifest.ENDING;
        OptionalLong size = size();
        if (size.isEmpty() || storage.size(beside).isEmpty()) {
            return Optional.empty();
        }
        Optional<Manifest> manifest = read(beside);
        return manifest.isPresent() && is(manifest.get().artifact(), size.getAsLong()) ? manifest : Optional.empty();
    }

    /** Where not even the folder is any more, there is nothing that could have been finished. */
    private OptionalLong size() throws OperationFailed {
        try {
            return storage.size(file);
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.UNREACHABLE) {
                throw e;
            }
            return OptionalLong.empty();
        }
    }

    private Optional<Manifest> read(String beside) throws OperationFailed {
        byte[] json;
        try (InputStream in = storage.read(beside)) {
            json = in.readNBytes(LARGEST_MANIFEST);
        } catch (IOException e) {
            throw unread(beside, e);
        }
        try {
            return Optional.of(ManifestFile.read(json, beside));
        } catch (OperationFailed e) {
            return Optional.empty(); // it is no manifest, so nothing says that the copy is whole
        }
    }

    /** Whether it is there and, byte for byte, what a manifest tells. */
    public boolean is(Manifest.Artifact artifact) throws OperationFailed {
        OptionalLong size = size();
        return size.isPresent() && is(artifact, size.getAsLong());
    }

    /** Whether the manifest beside it can be read, and is of that backup. */
    public boolean tells(String id) throws OperationFailed {
        String beside = file + Manifest.ENDING;
        return storage.size(beside).isPresent()
                && read(beside).filter(manifest -> manifest.id().equals(id)).isPresent();
    }

    private boolean is(Manifest.Artifact artifact, long size) throws OperationFailed {
        if (!file.equals(artifact.file()) || artifact.storedBytes() != size) {
            return false;
        }
        try (HashedInput in = new HashedInput(storage.read(file))) {
            return in.sha256().equals(artifact.sha256());
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    /** A line that broke while it was read says nothing of what lies there. */
    private OperationFailed unread(String name, IOException e) {
        if (e.getCause() instanceof OperationFailed broke && broke.kind() == OperationFailed.Kind.UNREACHABLE) {
            return broke;
        }
        return OperationFailed.failed(Words.of("storage.failed.read", storage.locate(name)))
                .next(Words.of("storage.failed.read.next"))
                .because(e);
    }
}
