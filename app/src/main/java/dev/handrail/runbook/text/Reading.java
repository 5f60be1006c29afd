package dev.handrail.runbook.text;

import dev.handrail.runbook.Attributes;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Makes phases and steps of the blocks of a document, from the first to the last. */
final class Reading {
    /** The only part of the task lists that is needed; the library's extension for them is not on every mirror. */
    private static final Pattern TASK = Pattern.compile("^\\[[ xX]]\\s+(?=\\S)");

    private static final Set<String> OF_HEADINGS =
            Set.of("before", "rollback", "after", "pause", "sign-off", "any-order");
    private static final Set<String> OF_STEPS = Set.of("pause", "sign-off", "evidence", "each");
    private static final int LONGEST_TITLE = 2000;

    private final Source source;
    private final FenceReader fences;
    private final boolean guide;
    private final List<Finding> findings = new ArrayList<>();
    private final List<PhaseDraft> phases = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private @Nullable String title;
    private PhaseDraft phase;

    /** @param name what it is called where it says nothing of itself */
    Reading(Source source, Node document, String name) {
        this.source = source;
        this.fences = new FenceReader(source);
        this.guide = !hasTasks(document);
        this.phase = begun(new PhaseDraft(name, Attributes.NONE, 1));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
        settle();
        if (guide) {
            phases.forEach(PhaseDraft::toBeRead);
        }
    }

    boolean guide() {
        return guide;
    }

    /** What its first heading calls it. */
    @Nullable
    String title() {
        return title;
    }

    List<Finding> findings() {
        return findings;
    }

    List<PhaseDraft> phases() {
        return phases;
    }

    private PhaseDraft begun(PhaseDraft next) {
        phases.add(next);
        return next;
    }

    private void block(Node node) {
        switch (node) {
            case Heading heading -> heading(heading);
            case ListBlock list -> list(list);
            case LinkReferenceDefinition ignored -> {}
            case ThematicBreak ignored -> {}
            case HtmlBlock html when html.getLiteral().startsWith("<!--") -> {}
            default -> {
                if (FenceReader.isCode(node)) {
                    code(node);
                } else {
                    pending.add(source.text(node));
                }
            }
        }
    }

    private void heading(Heading heading) {
        settle();
        String written = source.text(heading).replaceFirst("^#{1,6}\\s*", "").replaceFirst("\\s+#+\\s*$", "");
        InfoString read = end(written.replaceFirst("\\n[=-]+\\s*$", ""), OF_HEADINGS, source.line(heading));
        if (title == null
                && heading.getLevel() == 1
                && phases.size() == 1
                && phase.steps().isEmpty()) {
            title = read.words();
        }
        phase = begun(new PhaseDraft(read.words(), read.attributes().orElse(Attributes.NONE), source.line(heading)));
    }

    /** Takes attributes off the end of a text, if they are such as can stand there. */
    private InfoString end(String text, Set<String> known, int line) {
        String flat = text.replaceAll("\\s*\\n\\s*", " ").strip();
        if (flat.length() > LONGEST_TITLE) {
            return new InfoString(flat, Optional.empty());
        }
        InfoString read = InfoString.atTheEnd(flat);
        for (String name : read.attributes().orElse(Attributes.NONE).values().keySet()) {
            if (!known.contains(name)) {
                String what = Words.of(
                        "runbook.attribute",
                        name,
                        String.join(", ", known.stream().sorted().toList()));
                findings.add(guide ? Finding.warning(line, what) : Finding.error(line, what));
            }
        }
        return read;
    }

    private void list(ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (isStep((ListItem) item, list, false)) {
                settle();
                phase.step(step((ListItem) item));
            } else {
                pending.add("- " + said(item));
            }
        }
    }

    /** @param within whether it stands below a step: what stands below a thing to do is a part of doing it */
    private boolean isStep(ListItem item, ListBlock list, boolean within) {
        if (isTask(item) || FenceReader.holdsCode(item)) {
            return true;
        }
        return guide ? list instanceof OrderedList : within;
    }

    private boolean isTask(Node item) {
        return item.getFirstChild() instanceof Paragraph first
                && TASK.matcher(source.text(first)).find();
    }

    private boolean hasTasks(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof ListItem && isTask(child) || hasTasks(child)) {
                return true;
            }
        }
        return false;
    }

    private StepDraft step(ListItem item) {
        Node first = item.getFirstChild();
        StepDraft step;
        if (first instanceof Paragraph paragraph) {
            String written = TASK.matcher(source.text(paragraph)).replaceFirst("");
            InfoString read = end(written, OF_STEPS, source.line(item));
            step = new StepDraft(read.words(), read.attributes().orElse(Attributes.NONE), source.line(item));
            first = first.getNext();
        } else {
            step = new StepDraft(firstLine(item), Attributes.NONE, source.line(item));
        }
        for (Node node = first; node != null; node = node.getNext()) {
            part(step, node);
        }
        return step;
    }

    private void part(StepDraft step, Node node) {
        if (FenceReader.isCode(node)) {
            // Below a list of smaller steps it belongs to the last of them only where it is indented as they are.
            step.fence(fences.read(node));
        } else if (node instanceof ListBlock list) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                if (isStep((ListItem) item, list, true)) {
                    step.step(step((ListItem) item));
                } else {
                    step.why("- " + said(item));
                }
            }
        } else if (!(node instanceof LinkReferenceDefinition)) {
            step.why(source.text(node));
        }
    }

    /** A block that stands by itself: it belongs to the step above it, or is one. */
    private void code(Node node) {
        Fence fence = fences.read(node);
        boolean above = !phase.steps().isEmpty() && (fence.isUndo() || pending.isEmpty() && !guide);
        if (above) {
            settle();
            phase.steps().getLast().last().fence(fence);
        } else if (fence.kind() == Fence.Kind.TEXT) {
            pending.add(source.text(node));
        } else {
            boolean named =
                    !pending.isEmpty() && "<|>".indexOf(pending.getLast().charAt(0)) < 0;
            String words = named ? pending.removeLast() : firstLine(fence.text());
            settle();
            StepDraft step = new StepDraft(words.replaceAll("\\s*\\n\\s*", " "), Attributes.NONE, fence.line());
            step.fence(fence);
            phase.step(step);
        }
    }

    /** What was said until here belongs to what stands above it. */
    private void settle() {
        pending.forEach(phase::why);
        pending.clear();
    }

    private String said(Node node) {
        String text = source.text(node);
        return text.replaceFirst("^([-*+]|[0-9]{1,9}[.)])\\s+", "");
    }

    private String firstLine(Node item) {
        return firstLine(said(item));
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("…");
    }
}
