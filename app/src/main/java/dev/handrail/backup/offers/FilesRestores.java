package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.files.FilesBeside;
import dev.handrail.backup.files.FilesDrill;
import dev.handrail.backup.files.FilesPlace;
import dev.handrail.backup.files.FilesReplace;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.report.ReportFile;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Restoring files, all or some, beside what is there or in its place. */
final class FilesRestores {
    static final String PATH = "--path";
    private static final String INTO = "--into";
    private static final String REPLACE = "--replace";
    private static final String ON = "--on";
    private static final String REPORT = "--report";

    private final Means means;
    private final Servers servers;

    FilesRestores(Means means, Servers servers) {
        this.means = means;
        this.servers = servers;
    }

    /** Whether this is the way to restore it; paths make no sense of anything else. */
    static boolean suits(Backup backup, Arguments arguments) throws OperationFailed {
        if (!arguments.all(PATH).isEmpty()) {
            FilesAnswers.requireFiles(backup);
        }
        return Archive.of(backup);
    }

    Operation restore(Backup backup, Arguments arguments) throws OperationFailed {
        if (!arguments.all(RestoreChoices.TABLE).isEmpty()) {
            throw OperationFailed.refused(Words.of("files.tables", backup.id(), backup.source()))
                    .next(Words.of("files.tables.next", backup.id()))
                    .build();
        }
        FilesPlace place = FilesPlace.of(backup, arguments.maybe(ON), servers);
        List<String> paths = arguments.all(PATH);
        return arguments.flag(REPLACE)
                ? new LiveBackups(means, backup, arguments)
                        .before(ahead -> new FilesReplace(means, backup, place, paths, ahead), place)
                : new FilesBeside(means, backup, place, arguments.one(INTO), paths);
    }

    Operation drill(Backup backup, Arguments arguments) throws OperationFailed {
        Optional<String> file = arguments.maybe(REPORT);
        Path report = file.isPresent() ? ReportFile.require(file.get()) : null;
        return new FilesDrill(
                means,
                backup,
                FilesPlace.of(backup, arguments.maybe(ON), servers),
                RestoreChoices.hour(means, arguments),
                report);
    }
}
