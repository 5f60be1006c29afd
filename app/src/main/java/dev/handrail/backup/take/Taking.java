package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.FileNames;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Target;
import dev.handrail.backup.UnfinishedBackup;
import dev.handrail.backup.seal.Age;
import dev.handrail.backup.source.Content;
import dev.handrail.backup.source.Flow;
import dev.handrail.backup.source.Inventory;
import dev.handrail.backup.source.Tap;
import dev.handrail.backup.verify.ReadBack;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one backup: reads the source, stores it in every destination, and enters it into the catalogue. The artifact gets
 * its name last, when its manifest already lies beside it, so that whatever interrupts this leaves nothing that looks
 * like a backup and is none.
 */
final class Taking {
    private final Means means;
    private final Server server;
    private final Tap tap;
    private final Stages stages;
    private final List<Target> targets;
    private final List<Delivery.Lost> leftOut;
    private final Work work;
    private final String id;
    private final String file;
    private final Instant taken;

    Taking(Means means, Server server, Tap tap, Stages stages, Room.Parted targets, Work work) {
        this.means = means;
        this.server = server;
        this.tap = tap;
        this.stages = stages;
        this.targets = targets.fit();
        this.leftOut = targets.leftOut();
        this.work = work;
        this.id = means.ids().get();
        this.file =
                FileNames.safe(tap.name()) + "-" + id + tap.ending() + stages.ending() + (sealed() ? Age.ENDING : "");
        this.taken = means.clock().instant();
    }

    private boolean sealed() {
        return server.encryption() != null;
    }

    /** @param entered is told the identity of the backup as soon as it stands in the catalogue */
    void run(Consumer<String> entered) throws OperationFailed {
        leftOut.forEach(one -> work.say(one.why().getMessage()));
        List<Work.Handle> leftovers = new ArrayList<>();
        for (Target target : targets) {
            leftovers.add(
                    work.leaves(UnfinishedBackup.leftover(server.name(), target.copy(file, Copy.State.FAILED), id)));
        }
        List<Delivery.Lost> lost;
        OperationFailed trouble;
        try (Delivery delivery = delivery()) {
            delivery.begin();
            Read read = read(delivery);
            Manifest manifest = read.manifest();
            trouble = read.trouble();
            work.step(Words.of("backup.run.step.finish"));
            delivery.commit(ManifestFile.write(manifest).getBytes(StandardCharsets.UTF_8));
            enter(read, delivery);
            entered.accept(id);
            lost = lost(delivery);
        }
        List<Delivery.Lost> left = new ArrayList<>();
        for (Delivery.Lost one : lost) {
            if (!completed(one)) {
                left.add(one);
            }
        }
        if (leftOut.containsAll(left)) {
            leftovers.forEach(Work.Handle::close);
        }
        if (trouble != null) {
            throw trouble; // an application that is still down is worse than a copy that can be completed
        }
        readBack();
        if (!left.isEmpty()) {
            throw incomplete(left);
        }
    }

    /** A copy that is not what was written keeps no other from being read. */
    private void readBack() throws OperationFailed {
        Backup backup = means.catalogue().require(id);
        OperationFailed first = null;
        for (Copy copy : backup.copies()) {
            if (copy.state() == Copy.State.GOOD && ReadBack.of(copy.kind())) {
                work.stopIfCancelled();
                work.step(ReadBack.step(copy.located()));
                try {
                    ReadBack.now(means, server, backup, copy, work);
                } catch (OperationFailed e) {
                    work.stopIfCancelled();
                    work.say(e.getMessage());
                    first = first == null ? e : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** What was read, and what went wrong once it was. */
    private record Read(
            Manifest manifest,
            @Nullable Inventory inventory,
            @Nullable OperationFailed trouble) {}

    private Delivery delivery() throws OperationFailed {
        long expected = Expected.stored(means.catalogue(), server, tap, stages.compression());
        Way way = Way.of(server, tap, stages, targets, expected);
        if (way.words() != null) {
            work.say(way.words());
        }
        return way.direct()
                ? new Direct(server, tap, stages, way, targets, id, file, expected, work)
                : new Passing(
                        new Fan(targets, file, Patience.with(tap)),
                        new Stream(tap, stages, expected, work),
                        out -> means.age().seal(server, out),
                        fan -> fan.tell(work::part, expected));
    }

    private Read read(Delivery delivery) throws OperationFailed {
        try (Flow flow = tap.open(work)) {
            work.step(tap.reading());
            Stream.Streamed streamed = delivery.through(flow);
            Content content = flow.finish();
            return new Read(manifest(streamed, content), content.inventory(), content.trouble());
        }
    }

    private Manifest manifest(Stream.Streamed streamed, Content content) {
        return new Manifest(
                Manifest.FORMAT,
                id,
                server.name(),
                server.environment().word(),
                content.source(),
                taken,
                // The clock may have been set back meanwhile.
                Math.max(0, Duration.between(taken, means.clock().instant()).toMillis()),
                new Manifest.Tools(content.tool(), stages.compression().program()),
                new Manifest.Artifact(
                        file,
                        content.form(),
                        stages.compression(),
                        streamed.bytes(),
                        streamed.storedBytes(),
                        streamed.sha256(),
                        streamed.plainSha256(),
                        Age.readers(server)),
                content.tables(),
                content.objects(),
                content.notes(),
                work.run(),
                content.downMillis(),
                content.sequences());
    }

    /** A destination that fell out stands in the catalogue too, so that its copy can be completed from another. */
    private void enter(Read read, Delivery delivery) {
        Manifest manifest = read.manifest();
        List<Copy> copies = new ArrayList<>();
        delivery.stored().forEach(target -> copies.add(target.copy(file, Copy.State.GOOD)));
        lost(delivery).forEach(one -> copies.add(one.target().copy(file, Copy.State.FAILED)));
        delivery.stored()
                .forEach(t -> work.say(Words.of("backup.run.stored", t.storage().locate(file))));
        String agreed = agreed(manifest);
        Proof complete = new Proof(Proof.Rung.COMPLETE, means.clock().instant(), manifest.millis(), true, agreed);
        List<Proof> proofs = new ArrayList<>(List.of(complete));
        Inventory inventory = read.inventory();
        if (inventory != null) {
            boolean passed = inventory.fault() == null;
            proofs.add(new Proof(Proof.Rung.INVENTORY, complete.at(), inventory.millis(), passed, inventory.found()));
        }
        means.catalogue().add(new Backup(manifest, false, copies, proofs));
        proofs.forEach(proof -> work.say(proof.detail()));
        manifest.notes().stream().map(Manifest::told).forEach(work::say);
    }

    private List<Delivery.Lost> lost(Delivery delivery) {
        List<Delivery.Lost> all = new ArrayList<>(delivery.lost());
        all.addAll(leftOut);
        return all;
    }

    private static String agreed(Manifest manifest) {
        String bytes = Amounts.bytes(manifest.artifact().storedBytes());
        return manifest.tables().isEmpty()
                ? Words.of("backup.run.agreed.bytes", bytes)
                : Words.of("backup.run.agreed", bytes, manifest.tables().size(), manifest.rows());
    }

    /** What was too slow for the others is given its copy now, at its own pace. */
    private boolean completed(Delivery.Lost lost) throws OperationFailed {
        if (!lost.slow()) {
            return false;
        }
        Copy copy = lost.target().copy(file, Copy.State.FAILED);
        work.step(Words.of("backup.complete.again", copy.located()));
        Backup backup = means.catalogue().require(id);
        try {
            new Completion(means, server, backup, work).make(copy, lost.target().storage());
            return true;
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            work.say(e.getMessage());
            return false;
        }
    }

    private OperationFailed incomplete(List<Delivery.Lost> lost) {
        String names =
                String.join(", ", lost.stream().map(one -> one.target().name()).toList());
        OperationFailed first = lost.getFirst().why();
        return OperationFailed.failed(Words.of("backup.target.lost", id, tap.name(), names))
                .on(lost.getFirst().target().storage().place())
                .cameBack(first.getMessage())
                .next(Words.of("backup.target.lost.next", id))
                .because(first);
    }
}
