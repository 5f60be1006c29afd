package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.check.OfferLine;
import dev.handrail.runbook.check.Uses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which steps are done for each server anew, in a walkthrough for several: those that do something on the server, those that
 * speak of what is another one's for each, and those whose author says so. All others are done once.
 */
final class Spread {
    /** No server can be called so. */
    private static final String MARK = "\0";

    /** What is known without being asked for, and is of the server. */
    private static final Set<String> OF_SERVER = Set.of("server", "host", "user");

    private final List<Offer> offers;
    private final Set<String> names = new HashSet<>(OF_SERVER);
    private final Map<String, List<Fence>> steps = new HashMap<>();

    private Spread(List<Offer> offers) {
        this.offers = offers;
    }

    /** None of them where there is only one server. */
    static Spread of(Walkthrough walkthrough, Runbook runbook, List<Offer> offers) {
        Spread spread = new Spread(offers);
        if (walkthrough.several()) {
            walkthrough.own().values().forEach(own -> spread.names.addAll(own.keySet()));
            runbook.steps().forEach(spread::take);
        }
        return spread;
    }

    boolean has(Step step) {
        return steps.containsKey(step.number());
    }

    /** What such a step changes besides the server: done for each, it would be done more than once. */
    List<Fence> besides(Step step) {
        return steps.getOrDefault(step.number(), List.of());
    }

    /** What a step finds out on each server is known of each only: what uses it later is done for each as well. */
    private void take(Step step) {
        if (step.isHeading() || !(step.each() || step.fences().stream().anyMatch(this::isOfServer))) {
            return;
        }
        step.deeds().forEach(fence -> fence.attributes().of("capture").ifPresent(names::add));
        List<Fence> besides = step.deeds().stream()
                .filter(fence -> !step.each() && fence.runnable() && !isOfServer(fence) && changes(fence))
                .toList();
        steps.put(step.number(), besides);
    }

    private boolean isOfServer(Fence fence) {
        if (fence.kind() == Fence.Kind.TEXT) {
            return false;
        }
        boolean speaks = !fence.foreign() && Uses.of(fence).stream().anyMatch(use -> names.contains(use.name()));
        return speaks
                || (fence.on().equals("server") && (fence.kind() != Fence.Kind.HANDRAIL || isAskedOfServer(fence)));
    }

    /** Whether its operation is for the server because the line names no other. */
    private boolean isAskedOfServer(Fence fence) {
        return OfferLine.of(fence.text().strip(), offers, MARK).given().containsValue(List.of(MARK));
    }

    private boolean changes(Fence fence) {
        return fence.kind() == Fence.Kind.HANDRAIL
                ? OfferLine.of(fence.text().strip(), offers, MARK).effect() != Effect.READS
                : !fence.isCheck();
    }
}
