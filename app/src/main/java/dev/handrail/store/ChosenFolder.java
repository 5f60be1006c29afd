package dev.handrail.store;

import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that a person chose for the data, looked at before anything is done; one that cannot be is refused at once.
 *
 * @param data when the data that lie there already were written last; none where none lie there
 */
public record ChosenFolder(Path folder, Optional<Instant> data) {
    private static final long SPARE = 64L << 20;
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
            if (!new Partial(wanted).brokeOff()) {
                requireEmpty(wanted);
            }
            requireBringable(present, wanted);
            return new ChosenFolder(wanted, Optional.empty());
        } catch (IOException e) {
            throw OperationFailed.refused(Words.of("chosen.not", wanted))
                    .next(Words.of("chosen.next"))
                    .because(e);
        }
    }

    /** All of it, and not what a copy that broke off has left. */
    static boolean holdsData(Path folder) {
        return Files.exists(DataFolder.file(folder)) && !new Partial(folder).brokeOff();
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
            Optional<Path> link = linked(folder);
            if (link.isPresent()) {
                throw refused(folder, Words.of("bringing.link", link.get()));
            }
            requireBringable(present, folder);
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(folder, e);
        }
    }

    /** Whether it is the one folder, by whatever name: a link or a second way to a disk may lead there. */
    public static boolean same(Path one, Path other) {
        try {
            return one.equals(other) || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            return false;
        }
    }

    /** The servers that are kept in a data folder and whose profiles name something inside a folder. */
    public static List<String> naming(Path home, Path folder) throws OperationFailed {
        try {
            return new Places(folder).named(home);
        } catch (SQLException e) {
            throw StoreTrouble.onOpening(DataFolder.file(home), null, e);
        }
    }

    /** What a person should know who would remove the folder that was left, in lines. */
    public static List<String> stillThere(Path left, List<String> naming) {
        List<String> said = new ArrayList<>();
        if (!naming.isEmpty()) {
            said.add(Words.of("bringing.named", String.join(", ", naming), left));
        }
        List<String> aside = Contents.putAside(left);
        if (!aside.isEmpty()) {
            said.add(Words.of("bringing.aside", String.join(", ", aside), left));
        }
        return said;
    }

    static void requireEmpty(Path wanted) throws IOException, OperationFailed {
        List<String> there = Contents.of(wanted);
        if (!there.isEmpty()) {
            String some = String.join(", ", there.stream().limit(NAMED).toList());
            throw refused(
                    wanted,
                    there.size() > NAMED
                            ? Words.of("chosen.others.more", some, there.size() - NAMED)
                            : Words.of("chosen.others", some));
        }
    }

    /** All of it can be written down, lies in the folder itself, and has room where it is to go. */
    static void requireBringable(Path present, Path wanted) throws IOException, OperationFailed {
        Optional<Path> link = linked(present);
        if (link.isPresent()) {
            throw cannotBring(present, wanted, Words.of("bringing.link", link.get()));
        }
        for (String name : Contents.of(present)) {
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw cannotBring(present, wanted, Words.of("bringing.control", present));
            }
        }
        requireRoom(present, wanted);
    }

    /** A copy of a link would lead to the same store. */
    private static Optional<Path> linked(Path folder) {
        return Stream.of(folder.resolve(DataFolder.STORE), DataFolder.file(folder))
                .filter(Files::isSymbolicLink)
                .findFirst();
    }

    private static OperationFailed cannotBring(Path present, Path wanted, String why) {
        return OperationFailed.refused(Words.of("bringing.not", present, wanted))
                .cameBack(why)
                .next(Words.of("bringing.own.next"))
                .build();
    }

    private static void requireRoom(Path present, Path wanted) throws IOException, OperationFailed {
        long needed = Contents.bytes(present) + SPARE;
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

    /** By whatever name: a link or a second way to a disk may lead there. */
    private static boolean isInside(Path folder, Path other) {
        try {
            Path there = nearest(folder);
            Path around = there.equals(folder) ? there.toRealPath().getParent() : there.toRealPath();
            while (around != null && !same(around, other)) {
                around = around.getParent();
            }
            return around != null && !same(folder, other);
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
