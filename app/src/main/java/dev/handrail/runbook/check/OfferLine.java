package dev.handrail.runbook.check;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.landing.WordText;
import dev.handrail.words.Nearest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a block for Handrail, understood as the command line would.
 *
 * @param offer what it asks for; null where there is no such operation
 * @param given what it is given, with variables still in it
 * @param problem what is wrong with it, if anything is
 * @param guess the operation that may have been meant
 */
public record OfferLine(
        @Nullable Offer offer,
        Map<String, List<String>> given,
        @Nullable String problem,
        Optional<String> guess) {
    /** Those of runbooks are not for runbooks: one that starts itself would have no end. */
    private static final String OWN = "runbook ";

    /** @param server the one that is meant where the line names none */
    public static OfferLine of(String line, List<Offer> offers, String server) {
        List<String> words = new ArrayList<>(WordText.split(line));
        if (!words.isEmpty() && words.getFirst().equals("handrail")) {
            words.removeFirst();
        }
        for (int length = Math.min(3, words.size()); length > 0; length--) {
            String wanted = String.join(" ", words.subList(0, length));
            Optional<Offer> found = offers.stream()
                    .filter(offer -> offer.words().equals(wanted) && !wanted.startsWith(OWN))
                    .findFirst();
            if (found.isPresent()) {
                return given(found.get(), words.subList(length, words.size()), server);
            }
        }
        String wanted = String.join(" ", words.subList(0, Math.min(2, words.size())));
        Optional<String> near = Nearest.to(
                wanted,
                offers.stream()
                        .map(Offer::words)
                        .filter(w -> !w.startsWith(OWN))
                        .toList());
        return new OfferLine(null, Map.of(), Words.of("runbook.operation.unknown", wanted), near);
    }

    /** What it does; an operation that is not there yet is done by a person. */
    public Effect effect() {
        return offer instanceof Offer.Action action ? action.effect() : Effect.READS;
    }

    private static OfferLine given(Offer offer, List<String> words, String server) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<String> plain = new ArrayList<>();
        String problem = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                plain.add(word);
                continue;
            }
            Optional<Argument> named = offer.arguments().stream()
                    .filter(argument -> argument.name().equals(word))
                    .findFirst();
            if (named.isEmpty()) {
                problem = Words.of("runbook.operation.option", offer.words(), word);
            } else if (named.get().type() == Argument.Type.FLAG) {
                given.put(word, List.of());
            } else if (i + 1 < words.size()) {
                given.computeIfAbsent(word, key -> new ArrayList<>()).add(words.get(++i));
            } else {
                problem = Words.of("runbook.operation.value", offer.words(), word);
            }
        }
        String placed = place(offer, plain, given, server);
        return new OfferLine(offer, given, problem == null ? placed : problem, Optional.empty());
    }

    /** Gives what stands without a name to the arguments without one, in their order. */
    private static @Nullable String place(
            Offer offer, List<String> plain, Map<String, List<String>> given, String server) {
        List<String> rest = new ArrayList<>(plain);
        for (Argument argument : offer.arguments()) {
            if (argument.named()) {
                if (argument.required() && !given.containsKey(argument.name())) {
                    return Words.of("runbook.operation.missing", offer.words(), argument.name());
                }
            } else if (argument.many()) {
                given.put(argument.name(), List.copyOf(rest));
                rest.clear();
            } else if (argument.type() == Argument.Type.SERVER && rest.isEmpty()) {
                given.put(argument.name(), List.of(server));
            } else if (!rest.isEmpty()) {
                given.put(argument.name(), List.of(rest.removeFirst()));
            } else if (argument.required()) {
                return Words.of("runbook.operation.missing", offer.words(), argument.name());
            }
        }
        return rest.isEmpty() ? null : Words.of("runbook.operation.surplus", offer.words(), rest.getFirst());
    }
}
