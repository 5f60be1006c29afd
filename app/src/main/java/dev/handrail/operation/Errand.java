package dev.handrail.operation;

import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A command that an operation runs: told, heard, and ended when somebody cancels. */
public final class Errand {
    private Errand() {}

    public static Exit run(Shell shell, Command command, Work work) throws OperationFailed {
        return run(shell, command, command, work);
    }

    /** @param shown the same for a person to read, without what is only there to keep watch */
    public static Exit run(Shell shell, Command command, Command shown, Work work) throws OperationFailed {
        work.command(shell.where(), CommandText.of(shown));
        try (Running running = shell.start(Pipeline.of(command), work::say);
                Work.Handle cancel = work.onCancel(running::cancel)) {
            hear(running, work);
            Exit exit = running.await();
            work.stopIfCancelled();
            return exit;
        }
    }

    private static void hear(Running running, Work work) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8))) {
            running.stdin().close();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                work.say(line);
            }
        } catch (IOException e) {
            // The connection is gone, or the command did not read: await() tells.
        }
    }
}
