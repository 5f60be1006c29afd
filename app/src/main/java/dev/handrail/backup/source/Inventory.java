package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing the list of a dump with what its database had, when it was dumped.
 *
 * @param found in words, for whoever reads the proof
 * @param millis how long it took
 * @param fault what is missing; null where nothing is
 */
public record Inventory(String found, long millis, @Nullable OperationFailed fault) {
    private static final long NANOS = 1_000_000;

    static Inventory of(Contents contents, Snapshot.Inventory had, PostgresTap tap) {
        long began = System.nanoTime();
        List<String> missing =
                contents.missing(had.tables(), had.objects(), tap.tools().major());
        long millis = (System.nanoTime() - began) / NANOS;
        if (missing.isEmpty()) {
            return new Inventory(Contents.found(had.tables(), had.objects()), millis, null);
        }
        String fault = Words.of("backup.fault.inventory", Listed.of(missing));
        return new Inventory(
                fault,
                millis,
                OperationFailed.refused(Words.of("backup.failed.inventory", tap.name()))
                        .on(tap.shell().where())
                        .cameBack(fault)
                        .next(Words.of("backup.failed.inventory.next"))
                        .build());
    }

    /** Whether there was anything that could be compared. */
    static boolean comparable(List<Manifest.TableRows> tables, List<Manifest.Objects> objects) {
        return !tables.isEmpty() || !objects.isEmpty();
    }
}
