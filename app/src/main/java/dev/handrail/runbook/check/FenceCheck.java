package dev.handrail.runbook.check;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.CodeAttribute;
import dev.handrail.runbook.CodeAttribute.Valued;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.runbook.landing.HttpText;
import dev.handrail.runbook.landing.SqlStatements;
import dev.handrail.runbook.landing.SqlStatements.Leaving;
import dev.handrail.runbook.landing.SqlText.Dialect;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.words.Nearest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        if (fence.kind() == Fence.Kind.HTTP) {
            credentials(HttpText.of(fence.text()));
        }
        if (fence.runnable()) {
            fence.attributes().values().forEach(this::fits);
            values();
            machine();
            switch (fence.kind()) {
                case SQL -> {
                    database();
                    leaving();
                }
                case HANDRAIL -> operations();
                case HTTP ->
                    HttpText.of(fence.text())
                            .problems()
                            .forEach(problem ->
                                    findings.add(Finding.error(fence.line() + 1 + problem.line(), problem.text())));
                case SHELL, TEXT -> {}
            }
        }
        return findings;
    }

    /** Also where nothing is to be run yet: it stands in the file already. */
    private void credentials(HttpText text) {
        if (!Credentials.address(text.address()).equals(text.address())) {
            findings.add(Finding.warning(fence.line() + 1, Words.of("runbook.http.secret.address")));
        }
        Credentials.written(text)
                .forEach(header -> findings.add(Finding.warning(
                        fence.line() + 1 + header.line(), Words.of("runbook.http.secret", header.name()))));
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
        if (given.contains("check") && (given.contains("change") || given.contains("destroys"))) {
            error(Words.of("runbook.check-and-change"));
        }
        if (fence.isUndo() && given.contains("capture") && fence.runnable()) {
            error(Words.of("runbook.attribute.undo", "capture"));
        }
    }

    /** What would be read over is said: whoever wrote it counts on it. */
    private void fits(String name, String value) {
        CodeAttribute one = CodeAttribute.of(name).orElse(null);
        if (one == null) {
            return;
        }
        if (!one.fits(fence.kind())) {
            error(Words.of("runbook.attribute.kind", name, fence.kind().word(), one.languages()));
        } else if (one.valued() == Valued.ALWAYS && value.isEmpty()) {
            error(Words.of("runbook.attribute.value", name));
        } else if (one.valued() == Valued.NEVER && !value.isEmpty()) {
            error(Words.of("runbook.attribute.flag", name));
        }
    }

    private void values() {
        Attributes attributes = fence.attributes();
        attributes
                .of("timeout")
                .filter(t -> Fence.duration(t).isEmpty())
                .ifPresent(t -> error(Words.of("runbook.timeout", t)));
        attributes.of("expect").ifPresent(text -> pattern("expect", text));
        boolean status = fence.kind() == Fence.Kind.SHELL || fence.kind() == Fence.Kind.HTTP;
        if (!status) {
            attributes.of("warning").ifPresent(text -> pattern("warning", text));
        }
        for (String number : status ? List.of("status", "warning") : List.of("status")) {
            attributes
                    .of(number)
                    .filter(text -> !text.matches("[0-9]{1,3}"))
                    .ifPresent(text -> error(Words.of("runbook.number", number)));
        }
        attributes
                .of("capture")
                .filter(name -> !name.matches("[a-z][a-z0-9_]{0,40}"))
                .ifPresent(name -> error(Words.of("runbook.capture")));
    }

    private void pattern(String name, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            error(Words.of("runbook.expect", name, e.getDescription()));
        }
    }

    private void machine() {
        String on = fence.on();
        if (fence.kind() == Fence.Kind.HTTP && !on.equals("workstation")) {
            error(Words.of("runbook.http.on"));
        } else if (on.equals("workstation")
                && (fence.kind() == Fence.Kind.SQL || fence.kind() == Fence.Kind.HANDRAIL)) {
            error(Words.of("runbook.on.not-here", fence.kind().word()));
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
        } else if (!name.contains("${")) {
            own().filter(server -> server.database(name).isEmpty())
                    .ifPresent(server -> error(Words.of("runbook.database.unknown", name, server.name())));
        }
    }

    /** The server it is followed for, where the block is for no other. */
    private Optional<Server> own() {
        return there.server().filter(server -> fence.on().equals("server"));
    }

    /** Both dialects say so where nobody knows yet which it is. */
    private void leaving() {
        if (!fence.isCheck()) {
            return;
        }
        List<Leaving> found = dialects().stream()
                .flatMap(dialect -> SqlStatements.leaving(fence.text(), dialect).stream())
                .toList();
        if (found.size() == dialects().size()) {
            Leaving first = found.getFirst();
            findings.add(Finding.error(fence.line() + 1 + first.line(), Words.of("runbook.sql.leaves", first.word())));
        }
    }

    private List<Dialect> dialects() {
        String name = fence.attributes().of("database").orElse("");
        return own().flatMap(server -> server.database(name))
                .map(one -> one.engine() == Engine.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MYSQL)
                .map(List::of)
                .orElse(List.of(Dialect.values()));
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
        } else if (fence.isCheck() && line.effect() != Effect.READS) {
            error(Words.of("runbook.operation.changes", offer.words()));
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
