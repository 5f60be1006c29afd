package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has the server ask somebody's programming interface to take the page down, by its own curl and with the token, which lies
 * there until then: in no command, and in no file that another account can read.
 *
 * @param right what the token has to be allowed at least, and needs no more than
 */
record ApiDeputy(Machine machine, String place, String right, Opening opening, Telling telling) implements Deputy {
    private static final String SCRIPT = "elsewhere.sh";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LACKING = 3;

    /** Whoever answers does: without a token it is refused, and that was an answer. */
    private static final String REACHES = "command -v curl >/dev/null || exit 3; "
            + "exec curl -q -sS -o /dev/null --proto \"=${1%%:*}\" --connect-timeout 10 --max-time 20 \"$1\"";

    interface Opening {
        Api open() throws OperationFailed;
    }

    /** What is to be done there. */
    interface Telling {
        List<String> words(Api api) throws OperationFailed;
    }

    @Override
    public Command command() throws OperationFailed {
        return ScriptText.command(ApiDeputy.class, SCRIPT, telling.words(opening.open()));
    }

    @Override
    public boolean isApart() {
        return true;
    }

    @Override
    public boolean isEntrusted() {
        return true;
    }

    @Override
    public Optional<String> credentials() throws OperationFailed {
        return Optional.of(opening.open().curl());
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        Api api = opening.open();
        try (Shell shell = machine.open()) {
            Result result = shell.run(
                    Command.of("sh", "-c", REACHES, "sh", api.address()).within(PATIENCE));
            if (result.exit().status() == LACKING) {
                return List.of(Check.blocker(
                        Words.of("switching.lease.curl", shell.where()), Words.of("switching.lease.curl.next")));
            }
            if (!result.good()) {
                return List.of(Check.blocker(
                        Words.of(
                                "switching.lease.blind",
                                shell.where(),
                                api.host(),
                                result.exit().errorText().strip()),
                        Words.of("switching.lease.blind.next")));
            }
            return List.of(Check.warning(
                    Words.of("switching.lease.token", shell.where(), place),
                    Words.of("switching.lease.token.next", right)));
        }
    }
}
