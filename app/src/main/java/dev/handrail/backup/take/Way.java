package dev.handrail.backup.take;

import dev.handrail.backup.Copy;
import dev.handrail.backup.Target;
import dev.handrail.backup.seal.Age;
import dev.handrail.backup.source.Tap;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.Programs;
import dev.handrail.storage.CurlPart;
import dev.handrail.storage.S3Bucket;
import dev.handrail.storage.ServerFolder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the bytes of a backup pass this computer, or stay on the server's side: in its folders, and in buckets to which
 * its own curl sends them. That is so when no copy is kept here and the server can do all that is to be done with them.
 *
 * @param words what a plan says of it; null where there was nothing to choose
 * @param md5 the command that hashes parts for buckets
 */
record Way(boolean direct, @Nullable String words, List<String> md5) {
    private static final String AGE = "age";

    static Way of(Server server, Tap tap, Stages stages, List<Target> targets, long expected) throws OperationFailed {
        boolean apart = server.access() instanceof Access.Ssh;
        boolean there = targets.stream().anyMatch(Way::there);
        if (!apart || !there) {
            return new Way(false, null, List.of());
        }
        Optional<String> obstacle = obstacle(server, tap, stages, targets);
        if (obstacle.isPresent()) {
            return passing(obstacle.get());
        }
        List<S3Bucket> buckets = buckets(targets);
        if (buckets.isEmpty()) {
            return straight(tap, List.of());
        }
        DirectLook look =
                DirectLook.at(tap.shell(), buckets.stream().map(S3Bucket::door).toList());
        long largest =
                buckets.stream().mapToLong(b -> b.parts().next(expected)).max().orElse(0);
        return look.obstacle(largest)
                .or(() -> clock(buckets))
                .map(Way::passing)
                .orElseGet(() -> straight(tap, look.md5()));
    }

    private static boolean there(Target target) {
        return target.storage() instanceof ServerFolder || target.storage() instanceof S3Bucket;
    }

    private static Way passing(String why) {
        return new Way(false, Words.of("backup.way.passing", why), List.of());
    }

    private static Way straight(Tap tap, List<String> md5) {
        return new Way(true, Words.of("backup.way.direct", tap.shell().where()), md5);
    }

    private static Optional<String> obstacle(Server server, Tap tap, Stages stages, List<Target> targets)
            throws OperationFailed {
        String where = tap.shell().where();
        if (!targets.stream().allMatch(Way::there)) {
            return Optional.of(Words.of("backup.way.folder"));
        }
        if (tap.shell() instanceof LocalShell) {
            return Optional.of(Words.of("backup.way.source"));
        }
        if (stages.hash().isEmpty()) {
            return Optional.of(Words.of("backup.way.hash", where));
        }
        if (Age.readers(server).contains(Age.PASSPHRASE)) {
            return Optional.of(Words.of("backup.way.passphrase"));
        }
        if (server.encryption() != null
                && Programs.found(tap.shell(), List.of(AGE)).isEmpty()) {
            return Optional.of(Words.of("backup.way.age", where));
        }
        // curl keeps to a rate; nothing that every server has does so into a file.
        boolean rated = stages.packing().rate() != null
                && targets.stream().anyMatch(target -> target.kind() == Copy.Kind.SERVER_FOLDER);
        return rated ? Optional.of(Words.of("backup.way.rate")) : Optional.empty();
    }

    /** Why a bucket cannot be asked shows when it is written to. */
    private static Optional<String> clock(List<S3Bucket> buckets) {
        for (S3Bucket bucket : buckets) {
            try {
                Optional<String> off = bucket.clockOff();
                if (off.isPresent()) {
                    return Optional.of(Words.of("backup.way.clock", off.get()));
                }
            } catch (OperationFailed e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<S3Bucket> buckets(List<Target> targets) {
        return targets.stream()
                .map(Target::storage)
                .filter(S3Bucket.class::isInstance)
                .map(S3Bucket.class::cast)
                .toList();
    }

    List<Check> checks() {
        return words == null ? List.of() : List.of(Check.ok(words));
    }

    /** What encrypts on the server; empty where nothing is encrypted. */
    static Optional<Command> sealing(Server server) {
        List<String> words = new ArrayList<>(List.of(AGE));
        Age.readers(server).forEach(reader -> words.addAll(List.of("-r", reader)));
        return words.size() == 1 ? Optional.empty() : Optional.of(Command.of(words));
    }

    /** The commands for a person to read, with what becomes of their output on the server. */
    Pipeline shown(Pipeline packed, Server server, Stages stages, List<Target> targets) {
        if (!direct) {
            return packed;
        }
        Pipeline all =
                sealing(server).map(age -> packed.pipe(stages.gently(age))).orElse(packed);
        for (Target target : targets) {
            if (target.kind() == Copy.Kind.SERVER_FOLDER) {
                String folder = ServerFolder.folder(target.storage().place());
                all = all.pipe(Command.of("tee", "-a", folder + "/ID.partial"));
            }
        }
        return buckets(targets).isEmpty() ? all : all.pipe(CurlPart.command());
    }
}
