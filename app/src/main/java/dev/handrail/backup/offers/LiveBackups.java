package dev.handrail.backup.offers;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.Target;
import dev.handrail.backup.files.FilesPlace;
import dev.handrail.backup.source.Source;
import dev.handrail.backup.take.BackupAhead;
import dev.handrail.backup.take.BackupFirst;
import dev.handrail.backup.take.BackupRun;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** Has what is live backed up before a restore takes its place, where that was asked for. */
record LiveBackups(Means means, Backup restored, Arguments arguments) {
    /** Makes the restore, with what is written before it. */
    interface Restoring {
        Operation after(Ahead ahead) throws OperationFailed;
    }

    static Argument argument() {
        return Argument.optional(
                BackupFirst.FLAG, Type.FLAG, Words.of("restore.arg.backup-first", BackupOffers.REPLACE));
    }

    /** What takes no place leaves all as it is. */
    static void requireReplaced(Arguments arguments) throws OperationFailed {
        if (arguments.flag(BackupFirst.FLAG) && !arguments.flag(BackupOffers.REPLACE)) {
            throw OperationFailed.usage(Words.of("restore.first.only-with", BackupFirst.FLAG, BackupOffers.REPLACE))
                    .next(Words.of("restore.first.only-with.next", BackupFirst.FLAG, BackupOffers.REPLACE))
                    .build();
        }
    }

    Operation before(Restoring restore, RestorePlace place) throws OperationFailed {
        if (!arguments.flag(BackupFirst.FLAG)) {
            return restore.after(Ahead.NOTHING);
        }
        String live = restored.manifest().source().origin();
        return before(restore, place.server(), sources(place.server()).database(place.beside(), live), live);
    }

    /** Which directory it is, the profile says; one that stands in it no more is backed up by nobody. */
    Operation before(Restoring restore, FilesPlace place) throws OperationFailed {
        if (!arguments.flag(BackupFirst.FLAG)) {
            return restore.after(Ahead.NOTHING);
        }
        Server server = place.server();
        String live = String.valueOf(place.live());
        Source source = sources(server)
                .directory(live)
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.first.unnamed", server.name(), live))
                        .next(Words.of("restore.first.unnamed.next", BackupFirst.FLAG))
                        .build());
        return before(restore, server, source, live);
    }

    private ProfileSources sources(Server server) {
        return new ProfileSources(means, server);
    }

    private Operation before(Restoring restore, Server server, Source source, String live) throws OperationFailed {
        BackupRun backup = new BackupRun(means, server, List.of(source), Target.of(means, server, List.of()));
        Subject of = new Subject(Subject.of(restored).sort(), source.name());
        String reason = Words.of("restore.first.reason", live, restored.id());
        return new BackupFirst(means, restore.after(new BackupAhead(means, backup)), backup, of, live, reason);
    }
}
