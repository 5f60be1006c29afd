package dev.handrail.runbook.walk;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.check.OfferLine;
import dev.handrail.runbook.landing.WordText;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the operations that Handrail offers anyway, with its own plan. */
record OfferDeed(
        Fence fence,
        Server server,
        Offer offer,
        Arguments given,
        @Nullable Operation operation) implements Deed {

    static Deed of(WalkMeans means, Fence fence, Server server, Values values) throws OperationFailed {
        OfferLine line = OfferLine.of(fence.text().strip(), means.offers().get(), server.name());
        Offer offer = line.offer();
        String problem = line.problem();
        if (offer == null || problem != null) {
            throw OperationFailed.usage(String.valueOf(problem))
                    .next(Words.of("runbook.operation.by-hand"))
                    .build();
        }
        Map<String, List<String>> filled = new LinkedHashMap<>();
        line.given()
                .forEach((name, texts) -> filled.put(
                        name,
                        texts.stream()
                                .map(text -> WordText.filled(text, values::of))
                                .toList()));
        Arguments given = new Arguments(filled);
        Operation operation =
                offer instanceof Offer.Action action ? action.maker().make(given) : null;
        return new OfferDeed(fence, server, offer, given, operation);
    }

    @Override
    public List<Server> touched() {
        return operation == null ? List.of(server) : operation.servers();
    }

    @Override
    public Effect effect() {
        Operation there = operation;
        boolean confirm =
                fence.attributes().has("confirm") || fence.attributes().has("change");
        Effect own = there == null ? Effect.READS : there.effect();
        return own == Effect.READS && confirm ? Effect.CHANGES : own;
    }

    @Override
    public Plan.Step shown() {
        return new Plan.Step(
                called(offer.title()), server.name(), "handrail " + fence.text().strip(), effect());
    }

    @Override
    public List<Plan.Check> checks() throws OperationFailed {
        Operation there = operation;
        return there == null ? List.of() : there.plan().checks();
    }

    @Override
    public List<Plan.Step> steps() throws OperationFailed {
        Operation there = operation;
        return there == null ? List.of(shown()) : there.plan().steps();
    }

    @Override
    public List<String> cannotUndo() throws OperationFailed {
        Operation there = operation;
        return there == null ? List.of() : there.plan().cannotUndo();
    }

    @Override
    public Set<String> exclusions() {
        Operation there = operation;
        return there == null ? Set.of() : there.exclusions();
    }

    @Override
    public Verdict run(Work work) throws OperationFailed {
        Operation there = operation;
        if (there != null) {
            Made made = new Made(work);
            there.run(made);
            Verdict said = Verdict.good(made.said()).expected(fence, server.name());
            return new Verdict(
                    said.warning(), made.called(fence.attributes().of("capture").orElse("")));
        }
        Answer answer = ((Offer.Question) offer).teller().tell(given);
        answer.rows().forEach(row -> work.say(String.join("  ", row)));
        answer.lines().forEach(work::say);
        String said = Stream.concat(answer.rows().stream().map(row -> String.join("  ", row)), answer.lines().stream())
                .collect(Collectors.joining("\n"));
        if (answer.fault()) {
            throw OperationFailed.refused(Words.of("runbook.fault", offer.words()))
                    .cameBack(Verdict.shortened(said))
                    .next(Words.of("runbook.unexpected.next"))
                    .build();
        }
        return Verdict.good(said).expected(fence, server.name());
    }
}
