package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Plan;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.Timing;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where walkthroughs stand, as documents for scripts and as lines for people. */
record WalkTold(WalkMeans means, Library library) {
    Answer all() throws OperationFailed {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Walkthrough one : means.walkthroughs().all()) {
            Standing standing = means.standing(one.id());
            documents.add(head(standing));
            rows.add(List.of(
                    one.id(),
                    one.title(),
                    one.named(),
                    standing.holder(),
                    standing.next()
                            .map(step -> step.number() + " " + step.title())
                            .orElse(""),
                    Words.of(standing.isOpen() ? "runbook.walk.open" : "runbook.walk.finished")));
        }
        List<String> heads = List.of(
                Words.of("runbook.head.id"),
                Words.of("runbook.head.title"),
                Words.of("runbook.head.server"),
                Words.of("runbook.head.person"),
                Words.of("runbook.head.next"),
                Words.of("runbook.head.state"));
        return Answer.table(documents, heads, rows);
    }

    private Map<String, @Nullable Object> head(Standing standing) {
        Walkthrough one = standing.walkthrough();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", one.id());
        document.put("title", one.title());
        document.put("file", one.file());
        document.put("server", one.named());
        document.put("servers", one.servers());
        document.put("person", standing.holder());
        document.put("begun", one.begun());
        document.put("open", standing.isOpen());
        document.put("rolledBack", standing.rolledBack());
        document.put("instructions", one.byHand());
        document.put("fileChanged", changed(one));
        document.put("next", standing.next().map(Step::number).orElse(null));
        return document;
    }

    /** Whether the file says something else by now; the walkthrough goes on with what it said. */
    private boolean changed(Walkthrough one) {
        return !library.textNow(one.file()).equals(Optional.of(one.text()));
    }

    Answer one(Standing standing) throws OperationFailed {
        Map<String, @Nullable Object> document = head(standing);
        List<Object> steps = new ArrayList<>();
        for (Step step : standing.runbook().steps().toList()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("step", step.number());
            one.put("title", standing.filled(step.title()));
            one.put("state", standing.state(step).name().toLowerCase(Locale.ROOT));
            String turn = standing.turn(step).orElse(standing.servers(step).getFirst());
            one.put("canRun", standing.canRun(step, turn));
            if (standing.isSpread(step)) {
                one.put("servers", ServersTold.documents(standing, step));
            }
            steps.add(one);
        }
        document.put("steps", steps);
        Optional<Step> next = standing.next();
        document.put("now", next.isPresent() ? now(standing, next.get()) : null);
        document.put("answers", standing.walkthrough().answers());
        document.put("answersOfServers", standing.walkthrough().own());
        document.put("happened", standing.happened());
        Timing timing = Timing.of(
                standing, means.earlier(standing.walkthrough()), means.clock().instant());
        document.putAll(TimingTold.document(standing, timing));
        List<String> lines = new ArrayList<>(lines(standing));
        lines.addAll(TimingTold.lines(timing));
        return Answer.lines(document, lines);
    }

    /** All that a person needs to see of the step that is next. */
    private Map<String, @Nullable Object> now(Standing standing, Step step) throws OperationFailed {
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        String turn = standing.turn(step).orElse(Standing.ALL);
        now.put("step", step.number());
        now.put("server", turn.isEmpty() ? null : turn);
        now.put("title", standing.filled(step.title(), turn));
        now.put("why", standing.filled(step.why(), turn));
        now.put("state", standing.state(step, turn).name().toLowerCase(Locale.ROOT));
        now.put("said", Words.of(standing.state(step, turn).key()));
        now.put("canRun", standing.canRun(step, turn) && !standing.walkthrough().byHand());
        now.put("pause", step.pause());
        now.put("evidence", step.evidence());
        now.put("signatures", step.signatures());
        now.put("signed", standing.signed(step).stream().sorted().toList());
        List<Object> deeds = new ArrayList<>();
        List<Plan.Step> shown = Steps.shown(means, standing, step, turn);
        for (int i = 0; i < shown.size(); i++) {
            Map<String, @Nullable Object> deed = new LinkedHashMap<>();
            deed.put("number", i + 1);
            deed.put("text", shown.get(i).text());
            deed.put("where", shown.get(i).where());
            deed.put("command", shown.get(i).command());
            deed.put("effect", shown.get(i).effect().name());
            deed.put("proposal", standing.deeds(step).get(i).proposal());
            deed.put("passed", standing.passed(step, turn).contains(i));
            deeds.add(deed);
        }
        now.put("deeds", deeds);
        return now;
    }

    private List<String> lines(Standing standing) {
        Walkthrough one = standing.walkthrough();
        List<String> lines = new ArrayList<>();
        lines.add(Words.of("runbook.walk.title", one.title(), one.named(), standing.holder(), one.id()));
        if (changed(one)) {
            lines.add(Words.of("runbook.walk.changed", one.file()));
        }
        said(standing, "", lines);
        // Also what was left for the rollback: it was done all the same.
        for (Phase phase : standing.runbook().phases()) {
            lines.add("");
            lines.add(phase.number() == 0 ? phase.title() : phase.number() + ". " + phase.title());
            for (Step step : phase.steps().stream().flatMap(Step::all).toList()) {
                lines.add("  "
                        + Words.of(
                                "runbook.walk.step",
                                step.number(),
                                standing.filled(step.title()),
                                Words.of(standing.state(step).key())));
                lines.addAll(ServersTold.lines(standing, step));
                said(standing, step.number(), lines);
            }
        }
        Optional<Step> next = standing.next();
        lines.add("");
        lines.add(next.map(step -> Words.of("runbook.walk.next", step.number(), titled(standing, step)))
                .orElseGet(() -> Words.of(standing.isOpen() ? "runbook.walk.to-finish" : "runbook.walk.finished")));
        next.ifPresent(step -> standing.deeds(step).forEach(fence -> deed(fence, lines)));
        return lines;
    }

    private static String titled(Standing standing, Step step) {
        String turn = standing.turn(step).orElse(Standing.ALL);
        String title = standing.filled(step.title(), turn);
        return turn.isEmpty() ? title : Words.of("runbook.on", title, turn);
    }

    private static void said(Standing standing, String step, List<String> lines) {
        for (Happening what : standing.happened()) {
            if (what.step().equals(step)) {
                lines.add("      "
                        + Words.of(
                                "runbook.walk.said",
                                what.at(),
                                what.person(),
                                what.server().isEmpty()
                                        ? Words.of(what.kind().key())
                                        : Words.of(
                                                "runbook.on",
                                                Words.of(what.kind().key()),
                                                what.server()))
                        + (what.words().isBlank() ? "" : ": " + what.words().replace("\n", "\n        ")));
            }
        }
    }

    private static void deed(Fence fence, List<String> lines) {
        lines.add("    " + Words.of(Told.role(fence), fence.on(), fence.language()));
        Credentials.hidden(fence).lines().forEach(line -> lines.add("      " + line));
    }
}
