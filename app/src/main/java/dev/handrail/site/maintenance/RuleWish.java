package dev.handrail.site.maintenance;

import dev.handrail.operation.Arguments;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of the web server, where Handrail shall not find it out.
 *
 * @param config its main file
 * @param into the file in which the site stands
 */
record RuleWish(
        @Nullable WebServer kind,
        @Nullable String config,
        @Nullable String into) {
    static final String KIND = "--web-server";
    static final String CONFIG = "--config";
    static final String INTO = "--into";

    static RuleWish of(Arguments arguments) throws OperationFailed {
        Optional<String> word = arguments.maybe(KIND);
        WebServer kind = word.isEmpty() ? null : kind(word.get());
        return new RuleWish(kind, path(arguments, CONFIG), path(arguments, INTO));
    }

    private static WebServer kind(String word) throws OperationFailed {
        List<String> words =
                Arrays.stream(WebServer.values()).map(WebServer::word).toList();
        return Arrays.stream(WebServer.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("switching.rule.kind", word))
                        .next(Words.of("switching.rule.kind.next", String.join(", ", words)))
                        .build());
    }

    private static @Nullable String path(Arguments arguments, String name) throws OperationFailed {
        String path = arguments.maybe(name).orElse(null);
        if (path != null && !path.startsWith("/")) {
            throw OperationFailed.usage(Words.of("switching.rule.path", name, path))
                    .next(Words.of("switching.rule.path.next"))
                    .build();
        }
        return path;
    }
}
