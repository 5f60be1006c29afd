package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Arguments;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A restore that is staged beside the live database and takes its place, beside pg_restore into an empty one: with the
 * rows of every table counted, and with their content compared as well.
 */
final class RestoreBench implements Benchmark {
    private static final String PEER = "bench_peer";
    private static final double AIM = 1.15;

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start();
                LargeDatabase database = LargeDatabase.make();
                Rig rig = new Rig(scratch.file("home"))) {
            Server server = rig.server(sshd.access(), database.name());
            String proven = Rig.id(BackupBench.done(rig.backUp()));
            rig.packed(server, countedOnly(), null);
            String counted = Rig.id(BackupBench.done(rig.backUp()));
            Path dump = scratch.file("peer.dump");
            Programs.run(BackupBench.dump(sshd, database), null, dump);
            rounds.beside("restore", AIM, () -> ours(rig, counted), () -> peer(dump));
            rounds.beside("restore-proven", AIM, () -> ours(rig, proven), () -> peer(dump));
        }
    }

    /** No database is small enough for its content to be hashed. */
    private static Packing countedOnly() {
        return new Packing(null, 0, 0, null, true, new ByteSize(1));
    }

    /**
     * What was made is dropped behind each taking, and all is written: both begin when as much memory has just become free,
     * which the other would otherwise have alone.
     */
    private static double ours(Rig rig, String id) throws Exception {
        double took = Taking.timed(() -> BackupBench.done(rig.perform("restore", replace(id))))
                .take();
        for (KeptDatabase kept : rig.keptDatabases().all()) {
            TestDatabase.drop(kept.kept());
        }
        TestDatabase.execute("postgres", "CHECKPOINT");
        return took;
    }

    private static Arguments replace(String id) {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of()));
    }

    private static double peer(Path dump) throws Exception {
        TestDatabase.create(PEER);
        List<String> command = new ArrayList<>(LargeDatabase.client("pg_restore"));
        command.addAll(List.of("-d", PEER, dump.toString()));
        double took = Taking.timed(() -> Programs.run(command, null, null)).take();
        TestDatabase.drop(PEER);
        TestDatabase.execute("postgres", "CHECKPOINT");
        return took;
    }
}
