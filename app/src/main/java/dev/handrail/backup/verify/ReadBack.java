package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;

/** Reads a copy that was just made, so that the backup counts as soon as its run has ended well. */
public final class ReadBack {
    private ReadBack() {}

    /** Whether it is read on the machine on which it lies. A bucket would have to send all of it, which somebody pays for. */
    public static boolean of(Copy.Kind kind) {
        return kind != Copy.Kind.S3;
    }

    /** For a person, in a plan and as it is done. */
    public static String step(String place) {
        return Words.of("backup.run.step.readback", place);
    }

    /** What it finds is in the catalogue when this returns, and also when it throws. */
    public static void now(Means means, Server server, Backup backup, Copy copy, Work work) throws OperationFailed {
        Trial.Asked asked = new Trial.Asked(Rung.READ_BACK, Duration.ZERO);
        try {
            new Trial(means, new Origin(server, true), backup, copy, asked, copy.destination()).readBack(work);
        } catch (Fault fault) {
            throw OperationFailed.failed(Words.of("backup.run.differs", copy.located()))
                    .cameBack(fault.getMessage())
                    .next(Words.of("backup.run.differs.next", backup.id()))
                    .because(fault);
        }
    }
}
