package dev.handrail.bench;

import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A restore into a new database, with the rows of every table compared, beside pg_restore into an empty one. */
final class RestoreBench implements Benchmark {
    private static final String RESTORED = "bench_restored";
    private static final String PEER = "bench_peer";

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start();
                LargeDatabase database = LargeDatabase.make();
                Rig rig = new Rig(scratch.file("home"))) {
            rig.server(sshd.access(), database.name());
            String id = Rig.id(BackupBench.done(rig.backUp()));
            Path dump = scratch.file("peer.dump");
            Programs.run(BackupBench.dump(sshd, database), null, dump);
            rounds.beside("restore", 1.15, () -> ours(rig, id), () -> peer(dump));
            TestDatabase.drop(RESTORED);
            TestDatabase.drop(PEER);
        }
    }

    private static double ours(Rig rig, String id) throws Exception {
        TestDatabase.drop(RESTORED);
        return Taking.timed(() -> BackupBench.done(rig.restore(id, RESTORED))).take();
    }

    private static double peer(Path dump) throws Exception {
        TestDatabase.create(PEER);
        List<String> command = new ArrayList<>(LargeDatabase.client("pg_restore"));
        command.addAll(List.of("-d", PEER, dump.toString()));
        return Taking.timed(() -> Programs.run(command, null, null)).take();
    }
}
