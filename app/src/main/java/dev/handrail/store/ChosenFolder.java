package dev.handrail.store;

import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A folder that a person chose for the data, looked at before anything is done; one that cannot be is refused at once.
 *
 * @param data when the data that lie there already were written last; none where none lie there
 */
public record ChosenFolder(Path folder, Optional<Instant> data) {
    private static final long SPARE = 64L << 20;
    private static final String PUT_ASIDE = "before-";
    private static final int NAMED = 3;

    /** @param wanted from the root */
    public static ChosenFolder look(Elsewhere elsewhere, Path wanted) throws OperationFailed {
        H2File.requireName(wanted);
        Path present = elsewhere.folder();
        if (wanted.toString().chars().anyMatch(Character::isISOControl)) {
            throw refused(wanted, Words.of("chosen.control"));
        }
        if (isInside(wanted, present) || isInside(wanted, elsewhere.usual())) {
            throw refused(wanted, Words.of("chosen.inside", isInside(wanted, present) ? present : elsewhere.usual()));
        }
        try {
            requireFolder(wanted);
            if (holdsData(wanted)) {
                Instant last =
                        Files.getLastModifiedTime(DataFolder.file(wanted)).toInstant();
                return new ChosenFolder(wanted, Optional.of(last));
            }
            requireEmpty(wanted);
            requireRoom(present, wanted);
            return new ChosenFolder(wanted, Optional.empty());
        } catch (IOException e) {
            throw OperationFailed.refused(Words.of("chosen.not", wanted))
                    .next(Words.of("chosen.next"))
                    .because(e);
        }
    }

    /** All of it, and not what a copy that broke off has left. */
    static boolean holdsData(Path folder) {
        return Files.exists(DataFolder.file(folder)) && !Bringing.brokeOff(folder);
    }

    /** What a start makes of it, unless a person wants it otherwise. */
    public Wish.How usually() {
        return data.isPresent() ? Wish.How.USE : Wish.How.BRING;
    }

    /** To be brought to, in place of what lies there. */
    public void requireReplaceable(Path present) throws OperationFailed {
        try {
            if (isInside(present, folder)) {
                throw refused(folder, Words.of("chosen.around", present));
            }
            requireRoom(present, folder);
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(folder, e);
        }
    }

    /** Nothing lies there but what shows where the data are, what was put aside, and what a copy that broke off left. */
    static List<String> others(Path folder) throws IOException {
        return FolderTree.names(
                folder,
                name -> !Elsewhere.OWN.contains(name) && !name.equals(Bringing.PARTIAL) && !name.startsWith(PUT_ASIDE));
    }

    static Path aside(Path folder, String stamp) {
        return folder.resolve(PUT_ASIDE + stamp);
    }

    static void requireEmpty(Path wanted) throws IOException, OperationFailed {
        List<String> there = others(wanted);
        if (!there.isEmpty()) {
            String some = String.join(", ", there.stream().limit(NAMED).toList());
            throw refused(
                    wanted,
                    there.size() > NAMED
                            ? Words.of("chosen.others.more", some, there.size() - NAMED)
                            : Words.of("chosen.others", some));
        }
    }

    static void requireRoom(Path present, Path wanted) throws IOException, OperationFailed {
        long needed = FolderTree.bytes(present) + SPARE;
        long free = Files.getFileStore(nearest(wanted)).getUsableSpace();
        if (free < needed) {
            throw OperationFailed.refused(Words.of("chosen.not", wanted))
                    .cameBack(Words.of("chosen.small", Amounts.bytes(free), Amounts.bytes(needed)))
                    .next(Words.of("chosen.small.next"))
                    .build();
        }
    }

    /** Tried out, since who may write where is also a matter of the disk; nothing of the try stays. */
    private static void requireFolder(Path wanted) throws IOException, OperationFailed {
        Path there = nearest(wanted);
        if (!Files.isDirectory(there)) {
            throw refused(wanted, Words.of("chosen.file", there));
        }
        try {
            if (there.equals(wanted) && DataFolder.knowsRights(there)) {
                Files.setPosixFilePermissions(there, Files.getPosixFilePermissions(there));
            }
            Path probe = Files.createTempDirectory(there, ".handrail-");
            try {
                if (!DataFolder.isPrivate(probe)) {
                    throw refused(wanted, Words.of("chosen.open"));
                }
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw OperationFailed.refused(Words.of("chosen.not", wanted))
                    .cameBack(Words.of("store.not-writable", there))
                    .next(Words.of("chosen.next"))
                    .because(e);
        }
    }

    /** It, or the folder in which it would be made. */
    private static Path nearest(Path wanted) throws IOException {
        Path there = wanted;
        while (!Files.exists(there)) {
            there = there.getParent();
            if (there == null) {
                throw new IOException(Words.of("chosen.nowhere", wanted));
            }
        }
        return there;
    }

    /** By whatever name: a link may lead there. */
    private static boolean isInside(Path folder, Path other) throws OperationFailed {
        try {
            Path there = nearest(folder);
            Path real = there.toRealPath().resolve(there.relativize(folder));
            Path around = Files.exists(other) ? other.toRealPath() : other;
            return real.startsWith(around) && !real.equals(around);
        } catch (IOException e) {
            return folder.startsWith(other) && !folder.equals(other);
        }
    }

    private static OperationFailed refused(Path wanted, String why) {
        return OperationFailed.refused(Words.of("chosen.not", wanted))
                .cameBack(why)
                .next(Words.of("chosen.next"))
                .build();
    }
}
