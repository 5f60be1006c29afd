package dev.handrail.runbook.check;

import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.landing.ShellText;
import dev.handrail.runbook.landing.SqlText;
import dev.handrail.runbook.landing.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which variables a block of code wants, and which there are. */
public final class Uses {
    /** Those that are known without being asked for. */
    public static final Set<String> GIVEN = Set.of("server", "host", "user", "person", "today");

    private Uses() {}

    /** What the text and the attributes of a block want. */
    public static List<Use> of(Fence fence) {
        List<Use> uses = new ArrayList<>(
                switch (fence.kind()) {
                    case SHELL -> ShellText.of(fence.text()).uses();
                    case SQL -> SqlText.uses(fence.text());
                    case HANDRAIL, HTTP -> Use.in(fence.text());
                    case TEXT -> List.of();
                });
        for (String attribute : List.of("cwd", "database")) {
            fence.attributes().of(attribute).ifPresent(text -> uses.addAll(Use.in(text)));
        }
        return uses;
    }

    /** What is asked for or known before the first step. */
    public static Set<String> known(Runbook runbook) {
        Set<String> known = new TreeSet<>(GIVEN);
        runbook.variables().stream().map(Variable::name).forEach(known::add);
        return known;
    }

    /**
     * Those of a block that are variables of the runbook: in what somebody wrote for a shell and not for us, a name that we
     * do not know is the shell's own.
     */
    public static List<Use> ours(Fence fence, Set<String> known) {
        return of(fence).stream()
                .filter(use -> !fence.proposal() || known.contains(use.name()))
                .toList();
    }
}
