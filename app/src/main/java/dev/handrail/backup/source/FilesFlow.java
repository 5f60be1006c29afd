package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.stream.Stream;

/** A directory while it is archived. */
final class FilesFlow implements Flow {
    /** What the manifest calls a directory. */
    static final String KIND = "files";

    /** tar's status when all is in the archive, but some of it changed or vanished meanwhile. */
    private static final int SOME_CHANGED = 1;

    private final FilesTap tap;
    private final ArchiveReport report = new ArchiveReport();

    FilesFlow(FilesTap tap) {
        this.tap = tap;
    }

    @Override
    public Pipeline pipeline() {
        return tap.counted();
    }

    @Override
    public Pipeline shown() {
        return tap.shown();
    }

    @Override
    public boolean hears(String line) {
        return report.hears(line);
    }

    /** The same status of sudo, or of the shell, means that there was no tar. */
    @Override
    public boolean endedWell(int stage, int status) {
        return status == 0
                || stage == 0 && status == SOME_CHANGED && report.status().orElse(-1) == SOME_CHANGED;
    }

    @Override
    public Content finish() throws OperationFailed {
        requireReport();
        requireDirectory();
        return new Content(
                Manifest.Source.plain(KIND, tap.name(), tap.set().directory()),
                tap.found().tar(),
                "tar",
                List.of(),
                report.objects(),
                Stream.concat(LeftOut.noted(LeftOut.of(tap.set())).stream(), report.notes().stream())
                        .toList());
    }

    private void requireReport() throws OperationFailed {
        int status = report.status().orElse(-1);
        if (status != 0 && status != SOME_CHANGED) {
            throw OperationFailed.failed(
                            Words.of("backup.files.unheard", tap.set().directory()))
                    .on(tap.shell().where())
                    .next(Words.of("backup.failed.stage.next"))
                    .build();
        }
    }

    /** That each file was removed before it could be read is said; that all of it was is no backup. */
    private void requireDirectory() throws OperationFailed {
        Command look = Command.of("test", "-d", tap.found().directory()).as(tap.user());
        if (!tap.shell().run(look).good()) {
            throw OperationFailed.failed(
                            Words.of("backup.files.vanished", tap.set().directory()))
                    .on(tap.shell().where())
                    .next(Words.of("backup.failed.stage.next"))
                    .build();
        }
    }

    @Override
    public void close() {
        // Nothing of the server was held.
    }
}
