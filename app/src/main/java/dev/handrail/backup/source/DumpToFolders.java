package dev.handrail.backup.source;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Target;
import dev.handrail.backup.UnfinishedBackup;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.sql.SqlFailure;
import dev.handrail.storage.Sink;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one backup: dumps, stores, and enters it into the catalogue. The artifact gets its name last, when its manifest
 * already lies beside it, so that whatever interrupts this leaves nothing that looks like a backup and is none.
 */
final class DumpToFolders {
    private final Means means;
    private final Server server;
    private final PostgresDump dump;
    private final List<Target> targets;
    private final Work work;
    private final String id;
    private final String file;
    private final Instant taken;

    DumpToFolders(Means means, Server server, PostgresDump dump, List<Target> targets, Work work) {
        this.means = means;
        this.server = server;
        this.dump = dump;
        this.targets = targets;
        this.work = work;
        this.id = means.ids().get();
        this.file = dump.file(id);
        this.taken = means.clock().instant();
    }

    void run() throws OperationFailed {
        List<Work.Handle> leftovers = new ArrayList<>();
        for (Target target : targets) {
            leftovers.add(work.leaves(UnfinishedBackup.leftover(server.name(), target, id, file)));
        }
        List<Sink> sinks = new ArrayList<>();
        try {
            for (Target target : targets) {
                sinks.add(target.storage().begin(file));
            }
            Manifest manifest = dumpInto(sinks);
            store(manifest, sinks);
            enter(manifest);
        } finally {
            for (Sink sink : sinks) {
                sink.close();
            }
        }
        leftovers.forEach(Work.Handle::close);
    }

    private Manifest dumpInto(List<Sink> sinks) throws OperationFailed {
        String where = dump.shell().where();
        try (Snapshot snapshot = Snapshot.take(means.databases().open(server, dump.database()))) {
            work.step(Words.of("backup.run.step.dump", dump.database().name()));
            DumpStream stream = new DumpStream(dump, work);
            return manifest(stream.into(sinks, snapshot));
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("backup.failed.look", dump.database().name()), where, e);
        }
    }

    private Manifest manifest(DumpStream.Dumped dumped) {
        DatabaseFacts facts = dump.facts();
        List<TableRows> tables = dumped.tables();
        return new Manifest(
                Manifest.FORMAT,
                id,
                server.name(),
                server.environment().word(),
                new Manifest.Source(
                        dump.database().engine().word(),
                        dump.database().name(),
                        facts.name(),
                        facts.version(),
                        facts.encoding(),
                        facts.collate(),
                        facts.characterType(),
                        facts.owner()),
                taken,
                Duration.between(taken, means.clock().instant()).toMillis(),
                new Manifest.Tools(
                        "pg_dump " + dump.tools().version(), dump.compression().program()),
                new Manifest.Artifact(
                        file, "custom", dump.compression(), dumped.bytes(), dumped.storedBytes(), dumped.sha256()),
                tables);
    }

    private void store(Manifest manifest, List<Sink> sinks) throws OperationFailed {
        work.step(Words.of("backup.run.step.finish"));
        byte[] json = ManifestFile.write(manifest).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < targets.size(); i++) {
            targets.get(i).storage().write(file + Manifest.ENDING, json);
            sinks.get(i).commit();
            work.say(Words.of("backup.run.stored", targets.get(i).storage().locate(file)));
        }
    }

    private void enter(Manifest manifest) {
        List<Copy> copies = targets.stream()
                .map(t -> new Copy(t.name(), t.storage().place(), file, Copy.State.GOOD))
                .toList();
        String agreed = Words.of(
                "backup.run.agreed",
                Amounts.bytes(manifest.artifact().storedBytes()),
                manifest.tables().size(),
                manifest.rows());
        Proof complete = new Proof(Proof.Rung.COMPLETE, means.clock().instant(), manifest.millis(), true, agreed);
        means.catalogue().add(new Backup(manifest, false, copies, List.of(complete)));
        work.say(agreed);
        work.made("backup", id);
    }
}
