package dev.handrail.backup.source;

import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** What a script has produced while it is read: believed only when nobody still wrote to it. */
record ProducedFlow(ProducedTap tap, Content content) implements Flow {
    @Override
    public Pipeline pipeline() {
        return tap.shown();
    }

    @Override
    public Content finish() throws OperationFailed {
        Produced now = Produced.now(tap.shell(), tap.script().script().produces());
        List<String> other = tap.files().stream()
                .filter(file -> !now.same(tap.produced(), file))
                .toList();
        if (!other.isEmpty()) {
            throw OperationFailed.failed(Words.of("backup.script.unfinished", tap.name()))
                    .on(tap.shell().where())
                    .cameBack(Words.of("backup.script.unfinished.files", Listed.of(other)))
                    .next(Words.of("backup.script.unfinished.next"))
                    .build();
        }
        return content;
    }

    @Override
    public void close() {
        // Nothing of the server was held.
    }
}
