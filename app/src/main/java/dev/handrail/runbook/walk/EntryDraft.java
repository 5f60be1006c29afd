package dev.handrail.runbook.walk;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An entry of the maintenance log, drafted from what happened in a walkthrough. */
final class EntryDraft {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final String MARK = "- ";

    private final Standing standing;
    private final ZoneId zone;

    private EntryDraft(Standing standing, ZoneId zone) {
        this.standing = standing;
        this.zone = zone;
    }

    static MaintenanceEntry of(Standing standing, Instant now, ZoneId zone) {
        return new EntryDraft(standing, zone).entry(now);
    }

    private MaintenanceEntry entry(Instant now) {
        Walkthrough walkthrough = standing.walkthrough();
        Set<String> people = new TreeSet<>(Set.of(walkthrough.person()));
        Set<String> runs = new TreeSet<>();
        standing.happened().forEach(what -> {
            people.add(what.person());
            runs.add(what.run());
        });
        people.remove("");
        runs.remove("");
        Instant ended = standing.isOpen() || standing.happened().isEmpty()
                ? now
                : standing.happened().getLast().at();
        return new MaintenanceEntry(
                walkthrough.id(),
                0,
                walkthrough.title(),
                walkthrough.named(),
                walkthrough.begun(),
                ended,
                List.copyOf(people),
                List.copyOf(runs),
                texts(),
                now,
                walkthrough.person());
    }

    private Map<Section, String> texts() {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        texts.put(Section.TYPE, type());
        texts.put(Section.ACTIVITIES, lines(activities()));
        List<String> issues = issues();
        texts.put(Section.ISSUES, issues.isEmpty() ? Words.of("runbook.entry.no-issues") : lines(issues));
        texts.put(Section.RESOLUTION, issues.isEmpty() ? Words.of("runbook.entry.no-resolution") : lines(resolution()));
        texts.put(Section.VERIFICATION, lines(verification()));
        List<String> open = left();
        texts.put(Section.NEXT, open.isEmpty() ? Words.of("runbook.entry.no-next") : lines(open));
        return texts;
    }

    private String type() {
        String kind = Objects.requireNonNullElse(standing.runbook().kind(), "");
        String title = standing.walkthrough().title();
        return kind.isEmpty() ? title : Words.of("runbook.entry.type", title, kind);
    }

    private List<String> activities() {
        List<String> lines = new ArrayList<>();
        for (Happening what : standing.happened()) {
            if (what.kind() == Kind.DONE) {
                lines.add(line(what, ""));
            } else if (what.kind() == Kind.UNDONE) {
                lines.add(line(what, Words.of(Kind.UNDONE.key())));
            } else if (what.kind() == Kind.ROLLED_BACK) {
                lines.add(line(what, Words.of("runbook.entry.rolled-back")));
            } else if (what.kind() == Kind.HANDED_OVER) {
                lines.add(line(what, Words.of("runbook.entry.handed-over", what.person())));
            }
        }
        return lines;
    }

    private List<String> issues() {
        List<String> lines = new ArrayList<>();
        for (Happening what : standing.happened()) {
            switch (what.kind()) {
                case FAILED, WARNED, STOPPED, ROLLED_BACK, REOPENED -> lines.add(line(what, said(what)));
                case SKIPPED -> lines.add(line(what, said(what)));
                default -> {}
            }
        }
        return lines;
    }

    private static String said(Happening what) {
        String first = what.words()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        String how = Words.of(what.kind().key());
        return first.isEmpty() ? how : Words.of("runbook.entry.said", how, first);
    }

    /** What became of each step that gave trouble. */
    private List<String> resolution() {
        Set<Change> troubled = standing.happened().stream()
                .filter(what -> what.kind() == Kind.FAILED || what.kind() == Kind.WARNED)
                .map(what -> new Change(what.step(), what.server()))
                .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (Step step : standing.runbook().steps().toList()) {
            for (String server : standing.servers(step)) {
                if (troubled.contains(new Change(step.number(), server))) {
                    String state = Words.of(standing.state(step, server).key());
                    lines.add(Words.of(
                            "runbook.entry.became", step.number(), named(step, server), state, notes(step, server)));
                }
            }
        }
        if (standing.rolledBack()) {
            lines.add(Words.of("runbook.entry.rolled-back"));
        }
        return lines;
    }

    /** A step, and on which server where it was done for each. */
    private static String named(Step step, String server) {
        return server.isEmpty() ? step.title() : Words.of("runbook.on", step.title(), server);
    }

    private String notes(Step step, String server) {
        String notes = standing.happened(step.number()).stream()
                .filter(what -> what.kind() == Kind.NOTED)
                .filter(what -> what.server().isEmpty() || what.server().equals(server))
                .map(Happening::words)
                .collect(Collectors.joining("; "));
        return notes.isEmpty() ? "" : " (" + notes + ")";
    }

    /** The checks that went well, and what people saw themselves. */
    private List<String> verification() {
        List<String> lines = new ArrayList<>();
        for (Step step : standing.runbook().steps().toList()) {
            boolean checks = !step.deeds().isEmpty() && step.deeds().stream().allMatch(Fence::isCheck);
            for (String server : standing.servers(step)) {
                boolean done = standing.state(step, server) == Progress.State.DONE;
                if (done && (checks || step.evidence())) {
                    lines.add(Words.of("runbook.entry.verified", step.number(), named(step, server))
                            + notes(step, server));
                }
            }
        }
        return lines;
    }

    private List<String> left() {
        return standing.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(Step::all)
                .flatMap(step -> standing.servers(step).stream()
                        .filter(server -> standing.state(step, server) == Progress.State.SKIPPED)
                        .map(server -> Words.of(
                                "runbook.entry.left",
                                step.number(),
                                named(step, server),
                                standing.words(step, server))))
                .toList();
    }

    private String line(Happening what, String more) {
        String time = TIME.format(what.at().atZone(zone));
        String title = standing.step(what.step())
                .map(step -> named(step, what.server()))
                .orElse("");
        String named = what.step().isEmpty() ? "" : what.step() + " " + title;
        String both = named.isEmpty() || more.isEmpty() ? named + more : Words.of("runbook.entry.said", named, more);
        return time + " " + both;
    }

    /** What a part of a draft tells, each in its line: that there was nothing tells nothing. */
    static Set<String> told(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(MARK))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> MARK + line).collect(Collectors.joining("\n"));
    }
}
