package dev.handrail.backup.source;

import dev.handrail.shell.Pipeline;

/** A source whose content is known before it is read. */
record PlainFlow(Pipeline pipeline, Content content) implements Flow {
    @Override
    public Content finish() {
        return content;
    }

    @Override
    public void close() {
        // Nothing of the server was held.
    }
}
