package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** Has the server take away a page that was put there from elsewhere as a file. */
record PageDeputy(Machine machine, Finding finding) implements Deputy {
    private static final String SCRIPT = "page-away.sh";

    /** Where it lies. */
    interface Finding {
        String file() throws OperationFailed;
    }

    @Override
    public Command command() throws OperationFailed {
        return ScriptText.command(PageDeputy.class, SCRIPT, List.of(finding.file()));
    }

    @Override
    public boolean isApart() {
        return true;
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        String file = finding.file();
        try (Shell shell = machine.open()) {
            Result could = shell.run(command().with("HANDRAIL_TRY", "yes"));
            return List.of(
                    could.good()
                            ? Check.ok(Words.of("switching.lease.page", shell.where(), file))
                            : Check.blocker(
                                    Words.of("switching.lease.page.not", shell.where(), file),
                                    Words.of("switching.lease.page.not.next")));
        }
    }
}
