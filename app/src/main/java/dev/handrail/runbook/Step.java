package dev.handrail.runbook;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something to be done, by a person or by what stands in its blocks of code.
 *
 * @param number where it stands, such as 2.3 or 2.3.1
 * @param why what is said about it, in Markdown
 * @param pause whether one stops here and reads back what was done
 * @param signatures how many persons must put their names to it
 * @param evidence whether it counts only with a note or a file
 * @param each whether it is done for each server anew, also where nothing in it names one
 * @param fences its blocks of code, those that undo it among them
 */
public record Step(
        String number,
        String title,
        String why,
        boolean pause,
        int signatures,
        boolean evidence,
        boolean each,
        List<Fence> fences,
        List<Step> steps,
        int line) {
    public Step {
        fences = List.copyOf(fences);
        steps = List.copyOf(steps);
    }

    /** What it does, in order. */
    public List<Fence> deeds() {
        return fences.stream()
                .filter(fence -> !fence.isUndo() && fence.kind() != Fence.Kind.TEXT)
                .toList();
    }

    public List<Fence> undos() {
        return fences.stream().filter(Fence::isUndo).toList();
    }

    /** Whether it is done when all its steps are, having nothing to do of its own. */
    public boolean isHeading() {
        return !steps.isEmpty() && deeds().isEmpty();
    }

    /** It and all below it, in the order in which they are done. */
    public Stream<Step> all() {
        return Stream.concat(Stream.of(this), steps.stream().flatMap(Step::all));
    }
}
