package dev.handrail.runbook.walk;

import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.WordText;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Makes what a block of code does out of the block. */
record Deeds(WalkMeans means, Server server, Values values) {
    Deed of(Fence fence) throws OperationFailed {
        Server there = means.server(fence.on(), server);
        return switch (fence.kind()) {
            case SHELL -> new ShellDeed(means, fence, there, values);
            case SQL -> SqlDeed.of(means, fence, there, database(fence, there, values), values);
            case HANDRAIL -> OfferDeed.of(means, fence, there, values);
            case HTTP -> new HttpDeed(means.visitor(), fence, values);
            case TEXT -> throw new IllegalArgumentException("Nothing runs a text.");
        };
    }

    private static Database database(Fence fence, Server server, Values values) throws OperationFailed {
        String name = WordText.filled(fence.attributes().of("database").orElse(""), values::of);
        return server.database(name)
                .orElseThrow(() -> OperationFailed.usage(Words.of("runbook.database.unknown", name, server.name()))
                        .next(Words.of("runbook.database.next"))
                        .build());
    }
}
