package dev.handrail.site.maintenance;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stood at somebody else's before it was changed for a notice, as a file of ours. It is written right before the change:
 * where there is none, nothing was changed for that notice.
 */
record Before(Path folder, String what, String ending) {
    Path keep(Notice notice, String content) throws OperationFailed {
        Path file = file(notice);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, content, StandardCharsets.UTF_8);
            return file;
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("switching.before", file))
                    .next(Words.of("switching.before.next"))
                    .because(e);
        }
    }

    boolean has(Notice notice) {
        return Files.exists(file(notice));
    }

    private Path file(Notice notice) {
        return folder.resolve(what.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + notice.id() + ending);
    }
}
