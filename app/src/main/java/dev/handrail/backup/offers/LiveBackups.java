package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.Target;
import dev.handrail.backup.files.FilesPlace;
import dev.handrail.backup.source.Source;
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

    Operation before(Operation restore, RestorePlace place) throws OperationFailed {
        if (!arguments.flag(BackupFirst.FLAG)) {
            return restore;
        }
        String live = restored.manifest().source().origin();
        return before(restore, place.server(), sources(place.server()).database(place.beside(), live), live);
    }

    /** Which directory it is, the profile says; one that stands in it no more is backed up by nobody. */
    Operation before(Operation restore, FilesPlace place) throws OperationFailed {
        if (!arguments.flag(BackupFirst.FLAG)) {
            return restore;
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

    private Operation before(Operation restore, Server server, Source source, String live) throws OperationFailed {
        BackupRun backup = new BackupRun(means, server, List.of(source), Target.of(means, server, List.of()));
        Subject of = new Subject(Subject.of(restored).sort(), source.name());
        return new BackupFirst(means, restore, backup, of, live, Words.of("restore.first.reason", live, restored.id()));
    }
}
