package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** A repository while it is bundled; a clone that was made for it is removed afterwards. */
record GitFlow(Pipeline pipeline, Content content, Asking references, Closing closing) implements Flow {
    /** What asks for the references as they are now. */
    interface Asking {
        Manifest.Objects now() throws OperationFailed;
    }

    /** What is done when it was read. */
    interface Closing {
        void close() throws OperationFailed;
    }

    /** Where somebody pushed meanwhile, nobody knows which of them the bundle has: it is no less whole for that. */
    @Override
    public Content finish() throws OperationFailed {
        Manifest.Objects now = references.now();
        return content.objects().equals(List.of(now))
                ? content
                : content.moved(
                        new Manifest.Objects(now.kind(), now.count()),
                        Words.of("backup.git.moved", content.source().name()));
    }

    @Override
    public void close() throws OperationFailed {
        closing.close();
    }
}
