package dev.handrail.backup;

import dev.handrail.storage.Storage;
import dev.handrail.storage.Stored;
import dev.handrail.words.OperationFailed;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The copies that the catalogue has in one folder. Where it holds none of them, its disk may not be mounted, whatever else lies
 * there.
 *
 * @param copies none of a bucket, which is on no disk, nor of dumps of another program, which go when that program wants
 */
public record KnownFiles(List<Copy> copies) {
    public KnownFiles {
        copies = List.copyOf(copies);
    }

    /** @param backups all that are known of the server */
    public static KnownFiles of(List<Backup> backups, Copy.Kind kind, String place) {
        return new KnownFiles(backups.stream()
                .filter(backup -> !backup.manifest().foreign())
                .flatMap(backup -> backup.copies().stream())
                .filter(copy -> kind != Copy.Kind.S3 && copy.kind() == kind)
                .filter(copy -> copy.place().equals(place))
                .toList());
    }

    public KnownFiles which(Predicate<Copy> wanted) {
        return new KnownFiles(copies.stream().filter(wanted).toList());
    }

    /** Whether the copy of any of them lies there, or at least its manifest. */
    public boolean anyIn(Storage storage) throws OperationFailed {
        Set<String> names = copies.stream()
                .map(Copy::file)
                .flatMap(file -> Stream.of(file, file + Manifest.ENDING))
                .collect(Collectors.toSet());
        return !Collections.disjoint(
                names, storage.list().stream().map(Stored::name).toList());
    }
}
