package dev.handrail.backup.take;

import dev.handrail.backup.Fingerprint;
import dev.handrail.backup.source.Flow;
import dev.handrail.backup.source.Tap;
import dev.handrail.shell.Command;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the stages on the server tell of the bytes that go through them, and whether all of it fits together. */
final class Told {
    private static final String OURS = "handrail-";

    private final Tap tap;
    private final Stages stages;
    private final Count plain = new Count("handrail-plain");
    private final Fingerprint plainPrint = new Fingerprint("handrail-sha256");
    private final Count stored = new Count("handrail-stored");
    private final Fingerprint storedPrint = new Fingerprint("handrail-stored-sha256");

    Told(Tap tap, Stages stages) {
        this.tap = tap;
        this.stages = stages;
    }

    /** The source's own commands and what packs their output, with what counts and hashes the plain bytes. */
    Pipeline packed(Pipeline source) {
        return stages.counted(source, plain, plainPrint);
    }

    Command counting() {
        return stored.command();
    }

    /** Only where the machine has a program that hashes. */
    Command hashing() {
        return storedPrint.command(stages.hash());
    }

    /** Looks at a line of stderr; says whether it was meant for this. */
    boolean hears(String line) {
        return plain.hears(line) || stored.hears(line) || plainPrint.hears(line) || storedPrint.hears(line);
    }

    long bytes() {
        return plain.bytes().orElseThrow();
    }

    @Nullable
    String plainSha256() {
        return plainPrint.hex();
    }

    @Nullable
    String storedSha256() {
        return storedPrint.hex();
    }

    long stored() {
        return stored.bytes().orElse(-1);
    }

    /** The stages that did not end well, in their order. */
    static List<Integer> bad(Flow flow, Exit exit) {
        List<Integer> bad = new ArrayList<>();
        for (int stage = 0; stage < exit.statuses().size(); stage++) {
            if (!flow.endedWell(stage, exit.statuses().get(stage))) {
                bad.add(stage);
            }
        }
        return bad;
    }

    /** Both ends saw the same bytes; else there is no backup. */
    void require(long received) throws OperationFailed {
        if (plain.bytes().isEmpty() || stored() < 0 || stored() != received) {
            throw OperationFailed.failed(Words.of("backup.failed.count", tap.name()))
                    .on(tap.shell().where())
                    .cameBack(Words.of("backup.failed.count.bytes", stored(), received))
                    .next(Words.of("backup.failed.stream.next"))
                    .build();
        }
        if (!stages.hash().isEmpty() && plainSha256() == null) {
            throw unhashed();
        }
    }

    /** A machine that has a program that hashes, and tells no hash, is not to be believed in the rest. */
    OperationFailed unhashed() {
        return OperationFailed.failed(Words.of("backup.direct.hash", tap.name()))
                .on(tap.shell().where())
                .next(Words.of("backup.failed.stream.next"))
                .build();
    }

    OperationFailed failed(Flow flow, Pipeline pipeline, Exit exit, int culprit) {
        return OperationFailed.failed(Words.of("backup.failed.stage", program(flow, pipeline, culprit), tap.name()))
                .on(tap.shell().where())
                .cameBack(Words.of("backup.failed.stage.status", exit.statuses().get(culprit), said(exit)))
                .next(Words.of("backup.failed.stage.next"))
                .build();
    }

    /** What the programs said, without what the stages of ours tell this one. */
    private static String said(Exit exit) {
        return exit.errors().stream().filter(line -> !line.startsWith(OURS)).collect(Collectors.joining("\n"));
    }

    /** The program that a person knows a stage by, without its folder and what makes it gentle. */
    private String program(Flow flow, Pipeline pipeline, int stage) {
        List<Command> own = flow.shown().stages();
        Command command = (stage < own.size() ? own : pipeline.stages()).get(stage);
        String program = stages.plain(command).getFirst();
        return program.substring(program.lastIndexOf('/') + 1);
    }
}
