package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.storage.Storage;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** The copy of a backup that a restore reads. */
record GoodCopy(Means means, Backup backup, Copy copy) {
    static GoodCopy of(Means means, Backup backup) throws OperationFailed {
        Copy copy = backup.goodCopy()
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                        .next(Words.of("backup.verify.fault.next"))
                        .build());
        return new GoodCopy(means, backup, copy);
    }

    Check check() {
        String what = Words.of(
                "restore.check.copy",
                copy.located(),
                Amounts.bytes(backup.manifest().artifact().storedBytes()),
                backup.manifest().tables().size(),
                backup.manifest().rows(),
                backup.proof().number());
        return backup.proof().compareTo(Proof.Rung.DECODED) >= 0
                ? Check.ok(what)
                : Check.warning(what, Words.of("restore.check.unproven.next", backup.id()));
    }

    Check takenCheck() {
        return Check.ok(Words.of(
                "restore.check.taken.when",
                Amounts.moment(backup.taken(), means.clock().getZone()),
                Amounts.age(backup.taken(), means.clock().instant())));
    }

    Storage storage() throws OperationFailed {
        return means.places().of(backup.server(), copy);
    }

    String file() {
        return copy.file();
    }

    /** @param server whose secrets decrypt it */
    RestoreStream.Opening opening(Server server) {
        List<String> readers = backup.manifest().artifact().encryption();
        return stored -> means.age().open(server, readers, copy.file(), stored);
    }
}
