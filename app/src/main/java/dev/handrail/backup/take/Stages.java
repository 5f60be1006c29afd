package dev.handrail.backup.take;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Fingerprint;
import dev.handrail.backup.source.Tap;
import dev.handrail.server.Packing;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.Programs;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the bytes of a source go through on their machine before they leave it.
 *
 * @param gentle what stands before a command so that it gives way to others, such as nice -n 10
 * @param hash the command that hashes what it reads; empty where the machine has none
 */
record Stages(Compression compression, Packing packing, List<String> gentle, List<String> hash) {
    /** Their own priority counts, not that of the client that reaches into them. */
    private static final Set<String> REACH_INTO_CONTAINERS = Set.of("docker", "podman");

    static Stages of(Tap tap, Packing packing) throws OperationFailed {
        Set<String> there = Programs.found(
                        tap.shell(), List.of("zstd", "gzip", "nice", "ionice", "openssl", "sha256sum"))
                .keySet();
        return new Stages(
                tap.packed() ? Compression.NONE : compression(tap, packing, there),
                packing,
                packing.gently() ? gentle(there) : List.of(),
                Fingerprint.hashing(there));
    }

    /** The one that is asked for; else zstd where it is there, which is faster and smaller; gzip is everywhere. */
    private static Compression compression(Tap tap, Packing packing, Set<String> there) throws OperationFailed {
        Optional<Compression> asked = Optional.ofNullable(packing.compress()).map(p -> Compression.valueOf(p.name()));
        List<Compression> wanted = asked.map(List::of).orElse(List.of(Compression.ZSTD, Compression.GZIP));
        for (Compression compression : wanted) {
            if (compression == Compression.NONE || there.contains(compression.program())) {
                return compression;
            }
        }
        throw OperationFailed.refused(Words.of("backup.failed.compression"))
                .on(tap.shell().where())
                .next(Words.of(
                        "backup.failed.compression.next", wanted.getFirst().program()))
                .build();
    }

    /** The server has other work to do: what it must answer at once goes first. */
    private static List<String> gentle(Set<String> there) {
        List<String> before = new ArrayList<>();
        if (there.contains("nice")) {
            before.addAll(List.of("nice", "-n", "10"));
        }
        if (there.contains("ionice")) {
            before.addAll(List.of("ionice", "-c", "2", "-n", "7"));
        }
        return List.copyOf(before);
    }

    /** The source's own commands, then what packs their output. */
    Pipeline shown(Pipeline source) {
        Pipeline gently =
                new Pipeline(source.stages().stream().map(this::gently).toList());
        return compression == Compression.NONE
                ? gently
                : gently.pipe(gently(Command.of(compression.pack(packing.level(), packing.threads()))));
    }

    /** The same, with what counts and hashes the bytes before they are packed. */
    Pipeline counted(Pipeline source, Count plain, Fingerprint print) {
        Pipeline counted = source.pipe(plain.command());
        return shown(hash.isEmpty() ? counted : counted.pipe(print.command(hash)));
    }

    Command gently(Command command) {
        if (gentle.isEmpty() || REACH_INTO_CONTAINERS.contains(command.program())) {
            return command;
        }
        List<String> arguments = new ArrayList<>(gentle);
        arguments.addAll(command.arguments());
        return command.running(arguments);
    }

    /** What a command runs, without what makes it gentle. */
    List<String> plain(Command command) {
        List<String> arguments = command.arguments();
        boolean gently = arguments.size() > gentle.size()
                && arguments.subList(0, gentle.size()).equals(gentle);
        return gently ? arguments.subList(gentle.size(), arguments.size()) : arguments;
    }

    String ending() {
        return compression.ending();
    }
}
