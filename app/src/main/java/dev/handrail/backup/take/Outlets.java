package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.storage.PartSizes;
import dev.handrail.storage.S3Bucket;
import dev.handrail.storage.ServerFolder;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The destinations on the server's side: one that is lost does not keep the others from getting theirs. */
final class Outlets {
    private final List<FolderOutlet> folders = new ArrayList<>();
    private final List<BucketOutlet> buckets = new ArrayList<>();
    private final List<Outlet> all = new ArrayList<>();

    Outlets(List<Target> targets, String file) {
        for (Target target : targets) {
            switch (target.storage()) {
                case ServerFolder there -> folders.add(new FolderOutlet(target, there, file));
                case S3Bucket bucket -> buckets.add(new BucketOutlet(target, bucket, file));
                default -> throw new IllegalArgumentException(target.name());
            }
        }
        all.addAll(folders);
        all.addAll(buckets);
    }

    /** Those that cannot be begun are lost, and written to no more. */
    void begin() throws OperationFailed {
        all.forEach(Outlet::begin);
        requireOne();
        folders.removeIf(Outlet::lost);
        buckets.removeIf(Outlet::lost);
    }

    void tell(Consumer<Part> who, long bytes) {
        all.forEach(outlet -> outlet.tell(who, bytes));
    }

    List<FolderOutlet> folders() {
        return folders;
    }

    List<BucketOutlet> buckets() {
        return buckets;
    }

    List<Target> targets() {
        return all.stream().map(Outlet::target).toList();
    }

    /** One folder alone is written by the last stage, which ends the others at once when it cannot. */
    boolean single() {
        return buckets.isEmpty() && folders.size() == 1;
    }

    /** The folders that a stage before the last one writes. */
    List<FolderOutlet> teed() {
        return single() ? List.of() : folders;
    }

    /** Parts of one size suit those buckets too that do not ask for it. */
    PartSizes sizes() {
        return buckets.stream()
                .map(BucketOutlet::sizes)
                .min(Comparator.comparingInt(PartSizes::growth))
                .orElseThrow();
    }

    /** How much the slowest bucket has got; nothing where there is none. */
    OptionalLong sent() {
        return buckets.stream()
                .filter(bucket -> !bucket.lost())
                .mapToLong(BucketOutlet::sent)
                .min();
    }

    /** A bucket that has not got all of it has none. */
    void breakOffUnless(long stored) {
        buckets.stream()
                .filter(bucket -> !bucket.lost() && bucket.sent() != stored)
                .forEach(Outlet::breakOff);
    }

    List<Outlet> living() {
        return all.stream().filter(outlet -> !outlet.lost()).toList();
    }

    void requireOne() throws OperationFailed {
        if (living().isEmpty()) {
            throw all.getFirst().why();
        }
    }

    List<Delivery.Lost> lost() {
        return all.stream().filter(Outlet::lost).map(Outlet::told).toList();
    }

    /** Closes all; of the failures, the first is told, and only where that destination had not failed before. */
    void close() throws OperationFailed {
        @Nullable OperationFailed first = null;
        for (Outlet outlet : all) {
            boolean lost = outlet.lost();
            try {
                outlet.close();
            } catch (OperationFailed e) {
                first = first == null && !lost ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
