package dev.handrail.backup.source;

import dev.handrail.shell.Pipeline;
import dev.handrail.words.OperationFailed;

/** A repository while it is bundled; a clone that was made for it is removed afterwards. */
record GitFlow(Pipeline pipeline, Content content, Closing closing) implements Flow {
    /** What is done when it was read. */
    interface Closing {
        void close() throws OperationFailed;
    }

    @Override
    public Content finish() {
        return content;
    }

    @Override
    public void close() throws OperationFailed {
        closing.close();
    }
}
