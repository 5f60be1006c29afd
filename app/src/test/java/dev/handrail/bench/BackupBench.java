package dev.handrail.bench;

import dev.handrail.Scratch;
import dev.handrail.backup.Rig;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.shell.RealSshd;
import java.util.ArrayList;
import java.util.List;

/** A backup into a folder, hashed and agreed upon by both ends, beside pg_dump over ssh into a file. */
final class BackupBench implements Benchmark {
    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make();
                RealSshd sshd = RealSshd.start();
                LargeDatabase database = LargeDatabase.make();
                Rig rig = new Rig(scratch.file("home"))) {
            rig.server(sshd.access(), database.name());
            rounds.beside(
                    "backup",
                    0.5,
                    Taking.timed(() -> done(rig.backUp())),
                    Taking.timed(() -> Programs.run(dump(sshd, database), null, scratch.file("peer.dump"))));
        }
    }

    static List<String> dump(RealSshd sshd, LargeDatabase database) {
        List<String> remote = new ArrayList<>(LargeDatabase.client("pg_dump"));
        remote.addAll(List.of("-Fc", database.name()));
        return SshPair.openSsh(sshd, remote.toArray(String[]::new));
    }

    static Event.Ended done(Event.Ended ended) {
        if (ended.outcome() != Outcome.DONE) {
            throw new IllegalStateException("not done: " + ended.failure());
        }
        return ended;
    }
}
