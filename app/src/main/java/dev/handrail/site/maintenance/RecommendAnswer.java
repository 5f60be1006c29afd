package dev.handrail.site.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which of a server's switches to use, and why. */
final class RecommendAnswer {
    private final SwitchMeans means;
    private final Server server;

    RecommendAnswer(SwitchMeans means, Server server) {
        this.means = means;
        this.server = server;
    }

    Answer tell(Suit.Need need) throws OperationFailed {
        if (server.switches().isEmpty()) {
            throw SwitchMeans.none(server);
        }
        List<Suit> all = Suit.of(
                server, means.windows().of(server.name()), need, means.clock().instant());
        Optional<Suit> best = Suit.best(all);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("recommended", best.map(Suit::kind).orElse(null));
        document.put("switches", all.stream().map(RecommendAnswer::document).toList());
        List<String> lines = new ArrayList<>();
        lines.add(best.map(suit -> Words.of("switching.recommend", suit.kind()))
                .orElseGet(() -> Words.of("switching.recommend.none")));
        for (Suit suit : all) {
            lines.add("");
            lines.add(suit.kind() + ":");
            lines.add("  " + Words.of("switching.takes", suit.takes()));
            lines.add("  " + Words.of("switching.reachable", suit.reachable()));
            suit.reasons().forEach(reason -> lines.add("  " + reason));
        }
        if (best.isEmpty()) {
            lines.add("");
            lines.add(Words.of("switching.recommend.none.next"));
        }
        return new Answer(document, List.of(), List.of(), lines, best.isEmpty());
    }

    private static Map<String, @Nullable Object> document(Suit suit) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("switch", suit.kind());
        all.put("suits", suit.suits());
        all.put("proven", suit.proven());
        all.put("endsByItself", Ending.of(suit.maintenance()) == Ending.SERVER);
        all.put("takes", suit.takes());
        all.put("reachable", suit.reachable());
        all.put("reasons", suit.reasons());
        return all;
    }
}
