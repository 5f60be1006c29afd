package dev.handrail;

import dev.handrail.cli.Cli;
import dev.handrail.cli.Interruption;
import dev.handrail.cli.Stdout;
import dev.handrail.cli.Terminal;
import java.time.Clock;
import java.util.List;

/** Starts Handrail. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        if (words.length == 1 && words[0].equals("--version")) {
            // At once: nothing of the program is needed for it.
            Stdout out = Stdout.ofProcess();
            out.println(Version.text());
            System.exit(out.ended(0, System.err));
            return;
        }
        OwnHome.settle(System.getenv());
        // Looked at only if a library ever logs: what it has to say is for its developers.
        System.setProperty("java.util.logging.config.class", QuietLibraries.class.getName());
        Clock clock = Clock.systemDefaultZone();
        Interruption interruption = new Interruption();
        Cli cli = new Cli(
                (globals, terminal) -> CommandLine.open(globals, terminal, System.getenv(), clock),
                Terminal.ofProcess(),
                clock,
                Version.text(),
                interruption);
        int status = cli.run(List.of(words));
        interruption.finished(status);
        System.exit(status);
    }
}
