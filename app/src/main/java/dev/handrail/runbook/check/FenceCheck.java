package dev.handrail.runbook.check;

import dev.handrail.operation.Offer;
import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.words.Nearest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What is wrong with one block of code as such: its attributes, the machine it names, the operation it asks for. */
final class FenceCheck {
    private static final Set<String> MACHINES = Set.of("server", "workstation");

    private final Surroundings there;
    private final Fence fence;
    private final List<Finding> findings = new ArrayList<>();

    FenceCheck(Surroundings there, Fence fence) {
        this.there = there;
        this.fence = fence;
    }

    List<Finding> findings() {
        attributes();
        if (fence.runnable()) {
            values();
            machine();
            switch (fence.kind()) {
                case SQL -> database();
                case HANDRAIL -> operations();
                case HTTP, SHELL, TEXT -> {}
            }
        }
        return findings;
    }

    private void attributes() {
        Set<String> given = fence.attributes().values().keySet();
        boolean meantForUs = given.stream().anyMatch(Attributes.OF_CODE::contains) || fence.runnable();
        for (String name : given) {
            if (!Attributes.OF_CODE.contains(name) && meantForUs) {
                error(Nearest.to(name, Attributes.OF_CODE)
                        .map(near -> Words.of("runbook.attribute.near", name, near))
                        .orElseGet(() -> Words.of(
                                "runbook.attribute",
                                name,
                                String.join(
                                        ", ",
                                        Attributes.OF_CODE.stream().sorted().toList()))));
            }
        }
        if (given.contains("check") && given.contains("change")) {
            error(Words.of("runbook.check-and-change"));
        }
    }

    private void values() {
        Attributes attributes = fence.attributes();
        attributes
                .of("timeout")
                .filter(t -> Fence.duration(t).isEmpty())
                .ifPresent(t -> error(Words.of("runbook.timeout", t)));
        for (String pattern : List.of("expect")) {
            attributes.of(pattern).ifPresent(this::pattern);
        }
        for (String number : List.of("status", "warning")) {
            if (attributes.has(number) && !attributes.of(number).orElse("").matches("[0-9]{1,3}")) {
                error(Words.of("runbook.number", number));
            }
        }
        if (attributes.has("capture") && !attributes.of("capture").orElse("").matches("[a-z][a-z0-9_]{0,40}")) {
            error(Words.of("runbook.capture"));
        }
    }

    private void pattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            error(Words.of("runbook.expect", e.getDescription()));
        }
    }

    private void machine() {
        String on = fence.on();
        if (fence.kind() == Fence.Kind.HTTP && !on.equals("workstation")) {
            error(Words.of("runbook.http.on"));
        } else if (!MACHINES.contains(on) && !there.servers().contains(on)) {
            error(Nearest.to(on, there.servers())
                    .map(near -> Words.of("runbook.host.near", on, near))
                    .orElseGet(() -> Words.of("runbook.host", on)));
        }
    }

    private void database() {
        String name = fence.attributes().of("database").orElse("");
        if (name.isEmpty()) {
            error(Words.of("runbook.database.missing"));
        } else if (!name.contains("${")
                && there.server().isPresent()
                && there.server().get().database(name).isEmpty()) {
            error(Words.of(
                    "runbook.database.unknown", name, there.server().get().name()));
        }
    }

    private void operations() {
        List<String> lines =
                fence.text().lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() != 1) {
            wrong(Words.of("runbook.operation.one"));
            return;
        }
        OfferLine line = OfferLine.of(lines.getFirst(), there.offers(), "");
        Offer offer = line.offer();
        String problem = line.problem();
        if (offer == null && line.guess().isPresent()) {
            wrong(Words.of(
                    "runbook.operation.near",
                    String.valueOf(problem),
                    line.guess().get()));
        } else if (offer == null) {
            findings.add(Finding.note(fence.line() + 1, Words.of("runbook.operation.later", String.valueOf(problem))));
        } else if (problem != null) {
            wrong(problem);
        }
    }

    /** About the one line that stands in the block. */
    private void wrong(String text) {
        findings.add(Finding.error(fence.line() + 1, text));
    }

    private void error(String text) {
        findings.add(Finding.error(fence.line(), text));
    }
}
