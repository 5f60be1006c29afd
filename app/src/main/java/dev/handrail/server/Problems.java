package dev.handrail.server;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Everything that is wrong with a profile file, collected so that a person hears of it all at once. */
public final class Problems {
    private static final int MOST = 50;

    private final String file;
    private final boolean stored;
    private final List<ProfileProblem> found = new ArrayList<>();

    public Problems(String file) {
        this(file, false);
    }

    /** @param stored whether it was taken before, when less may have been asked of it: then it stays readable */
    Problems(String file, boolean stored) {
        this.file = file;
        this.stored = stored;
    }

    boolean ofStored() {
        return stored;
    }

    /** Notes that what stands at a node is wrong; the text goes on from its name: "must be …". */
    void note(Node at, String what, String text) {
        note(line(at), what, text);
    }

    void note(int line, String what, String text) {
        found.add(new ProfileProblem(line, what, text));
    }

    int count() {
        return found.size();
    }

    /** In the order of their lines, in which a person goes through the file. */
    public List<ProfileProblem> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(ProfileProblem::line))
                .toList();
    }

    void refuseIfAny() throws OperationFailed {
        if (found.isEmpty()) {
            return;
        }
        List<String> told =
                new ArrayList<>(all().stream().limit(MOST).map(this::told).toList());
        if (found.size() > MOST) {
            told.add(Words.of("profile.problem.more", found.size() - MOST));
        }
        throw OperationFailed.refused(Words.of("profile.refused", file))
                .cameBack(String.join("\n", told))
                .next(Words.of("profile.refused.next"))
                .build();
    }

    private String told(ProfileProblem problem) {
        return Words.of("profile.problem", file, problem.line(), problem.what(), problem.expected());
    }

    /** Counted from one, as an editor does. */
    static int line(Node node) {
        return line(node.getStartMark().orElse(null));
    }

    static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }
}
