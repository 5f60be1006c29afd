package dev.handrail.profile;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Placeholder;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** What a profile says only to be filled in later, in words: it is kept like that, and whoever keeps or tries it is told. */
public final class Gaps {
    private Gaps() {}

    /** Nothing where all is filled in. */
    public static Optional<String> words(Server server) {
        List<String> found =
                Placeholder.in(server).stream().map(Placeholder::toString).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of("profile.import.unfilled", server.name(), String.join("; ", found)));
    }

    static List<Check> checks(Server server) {
        return words(server)
                .map(words -> List.of(Check.warning(words, Words.of("profile.import.unfilled.next"))))
                .orElse(List.of());
    }

    static void say(Server server, Work work) {
        words(server).ifPresent(work::say);
    }
}
