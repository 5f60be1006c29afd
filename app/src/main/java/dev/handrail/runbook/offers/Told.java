package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.runbook.library.Guide;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runbooks as documents for scripts and as lines for people. */
final class Told {
    private Told() {}

    /** A file that was put to the test. */
    record Checked(Guide guide, List<Finding> findings) {
        boolean faulty() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    static Answer checked(List<Checked> files) {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Checked one : files) {
            Map<String, @Nullable Object> document = head(one.guide);
            document.put("problems", one.findings.stream().map(Told::document).toList());
            documents.add(document);
            for (Finding finding : one.findings) {
                lines.add(Words.of(
                        "runbook.finding",
                        one.guide.file(),
                        finding.line(),
                        Words.of(finding.severity().key()),
                        finding.text()));
            }
            lines.add(Words.of(
                    one.faulty() ? "runbook.checked.faulty" : "runbook.checked.good",
                    one.guide.file(),
                    one.guide.runbook().steps().count(),
                    one.findings.size()));
        }
        return new Answer(documents, List.of(), List.of(), lines, files.stream().anyMatch(Checked::faulty));
    }

    private static Map<String, @Nullable Object> document(Finding finding) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("line", finding.line());
        document.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        document.put("text", finding.text());
        return document;
    }

    static Answer listed(List<Guide> guides, Optional<Server> server) {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Guide guide : guides) {
            Runbook runbook = guide.runbook();
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("name", guide.name());
            document.putAll(head(guide));
            document.put("purpose", runbook.purpose());
            document.put("kind", runbook.kind());
            document.put("cadence", runbook.cadence());
            document.put("templates", runbook.templates());
            document.put("origin", guide.origin().name().toLowerCase(Locale.ROOT));
            server.ifPresent(one -> document.put("fits", guide.fits(one)));
            documents.add(document);
            rows.add(List.of(
                    guide.name(),
                    runbook.title(),
                    runbook.templates().isEmpty()
                            ? Words.of("runbook.any-system")
                            : String.join(", ", runbook.templates()),
                    server.map(one -> Words.of(guide.fits(one) ? "runbook.fits" : "runbook.fits.not"))
                            .orElse(Objects.requireNonNullElse(runbook.cadence(), "")),
                    String.valueOf(runbook.steps().count()),
                    Words.of(guide.origin().key())));
        }
        List<String> heads = List.of(
                Words.of("runbook.head.name"),
                Words.of("runbook.head.title"),
                Words.of("runbook.head.for"),
                Words.of(server.isPresent() ? "runbook.head.fits" : "runbook.head.cadence"),
                Words.of("runbook.head.steps"),
                Words.of("runbook.head.origin"));
        return Answer.table(documents, heads, rows);
    }

    static Map<String, @Nullable Object> head(Guide guide) {
        Runbook runbook = guide.runbook();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("file", guide.file());
        document.put("title", runbook.title());
        document.put(
                "phases",
                runbook.phases().stream().filter(phase -> phase.number() > 0).count());
        document.put("steps", runbook.steps().count());
        return document;
    }

    static Answer shown(Guide guide) {
        Runbook runbook = guide.runbook();
        Map<String, @Nullable Object> document = head(guide);
        document.put("origin", guide.origin().name().toLowerCase(Locale.ROOT));
        document.put("purpose", runbook.purpose());
        document.put("kind", runbook.kind());
        document.put("cadence", runbook.cadence());
        document.put("owner", runbook.owner());
        document.put("reviewed", runbook.reviewed());
        document.put("templates", runbook.templates());
        document.put("guide", runbook.guide());
        document.put("signatures", runbook.signatures());
        document.put(
                "variables", runbook.variables().stream().map(Told::document).toList());
        document.put("parts", runbook.phases().stream().map(Told::document).toList());
        return Answer.lines(document, lines(guide));
    }

    private static Map<String, @Nullable Object> document(Variable variable) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", variable.name());
        document.put("question", variable.question());
        document.put("type", variable.type().word());
        document.put("default", variable.usual());
        document.put(
                "pattern",
                variable.pattern() == null ? null : variable.pattern().pattern());
        document.put("choices", variable.choices());
        document.put(
                "profile",
                variable.profile() == null ? null : variable.profile().word());
        return document;
    }

    private static Map<String, @Nullable Object> document(Phase phase) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("number", phase.number());
        document.put("title", phase.title());
        document.put("when", phase.when().name().toLowerCase(Locale.ROOT));
        document.put(
                "steps",
                phase.steps().stream().flatMap(Step::all).map(Told::document).toList());
        return document;
    }

    private static Map<String, @Nullable Object> document(Step step) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("step", step.number());
        document.put("title", step.title());
        document.put("line", step.line());
        document.put("why", step.why());
        document.put("pause", step.pause());
        document.put("signatures", step.signatures());
        document.put("evidence", step.evidence());
        document.put("fences", step.fences().stream().map(Told::document).toList());
        return document;
    }

    private static Map<String, @Nullable Object> document(Fence fence) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("kind", fence.kind().name().toLowerCase(Locale.ROOT));
        document.put("line", fence.line());
        document.put("proposal", fence.proposal());
        document.put("attributes", fence.attributes().values());
        document.put("text", Credentials.hidden(fence));
        return document;
    }

    private static List<String> lines(Guide guide) {
        Runbook runbook = guide.runbook();
        List<String> lines = new ArrayList<>();
        lines.add(runbook.title());
        Optional.ofNullable(runbook.purpose()).ifPresent(lines::add);
        lines.add(Words.of(guide.origin().key())
                + Optional.ofNullable(runbook.reviewed())
                        .map(day -> " · " + Words.of("runbook.shown.reviewed", day))
                        .orElse(""));
        for (Variable variable : runbook.variables()) {
            String usual = variable.usual();
            lines.add("  "
                    + (usual == null
                            ? Words.of("runbook.shown.variable", variable.name(), variable.question())
                            : Words.of("runbook.shown.usual", variable.name(), variable.question(), usual)));
        }
        for (Phase phase : runbook.phases()) {
            lines.add("");
            lines.add(phase.number() == 0 ? phase.title() : phase.number() + ". " + phase.title());
            if (!phase.why().isBlank()) {
                phase.why().lines().forEach(line -> lines.add("  " + line));
            }
            phase.steps().stream().flatMap(Step::all).forEach(step -> lines(step, lines));
        }
        return lines;
    }

    private static void lines(Step step, List<String> lines) {
        lines.add("  " + Words.of("runbook.shown.step", step.number(), step.title()));
        step.why().lines().forEach(line -> lines.add("      " + line));
        for (Fence fence : step.fences()) {
            lines.add("      " + Words.of(role(fence), fence.on(), fence.language()));
            Credentials.hidden(fence).lines().forEach(line -> lines.add("        " + line));
        }
    }

    static String role(Fence fence) {
        if (fence.kind() == Fence.Kind.TEXT) {
            return "runbook.role.text";
        }
        if (fence.proposal()) {
            return "runbook.role.proposal";
        }
        return fence.isUndo() ? "runbook.role.undo" : fence.isCheck() ? "runbook.role.check" : "runbook.role.change";
    }
}
