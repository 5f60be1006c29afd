package dev.handrail;

import dev.handrail.desktop.Beforehand;
import dev.handrail.desktop.Desk;
import dev.handrail.desktop.Desktop;
import dev.handrail.desktop.FaultFile;
import dev.handrail.operation.AtOnce;
import dev.handrail.practice.PracticeStart;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.site.Rounds;
import dev.handrail.site.maintenance.Overdue;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The program behind a window. */
final class Windowed {
    private Windowed() {}

    /** Puts a program together whose questions are asked by the window. */
    interface Opening {
        Program open(Desktop desktop);
    }

    /** What the window is opened on. */
    enum On {
        /** All there is. */
        EVERYTHING,
        /** The practice server, which is started for it. */
        PRACTICE
    }

    /** Opens the window, and returns when it has been closed and nothing runs any more. */
    static int open(Opening opening, Whereabouts at, Clock clock, On on) throws OperationFailed {
        Desktop desktop = new Desktop();
        try (Program program = opening.open(desktop)) {
            Desk desk = Beforehand.of(at::home).had(() -> desk(program, at, clock));
            @Nullable String first = on == On.PRACTICE ? practice(program) : null;
            Termination.cancels(program.runner().get());
            try (Rounds rounds = rounds(program);
                    Overdue overdue = overdue(program)) {
                FaultFile faults = new FaultFile(at.home(), program::clean, clock);
                desktop.open(desk, faults, first);
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        }
    }

    /** Starts the practice server, and says what it is called. */
    static String practice(Program program) throws OperationFailed {
        PracticeStart start = program.practising().starting();
        new AtOnce(program.runner().get()).run(start);
        return start.server().name();
    }

    private static Rounds rounds(Program program) throws OperationFailed {
        Servers servers = program.servers().get();
        return new Rounds(program.sites().get(), () -> servers.shelf().servers()).begin();
    }

    private static Overdue overdue(Program program) throws OperationFailed {
        return new Overdue(program.maintenance().get(), program.runner().get()).begin();
    }

    private static Desk desk(Program program, Whereabouts at, Clock clock) throws OperationFailed {
        Path sshConfig = Path.of(System.getProperty("user.home"), ".ssh", "config");
        return new Desk(
                program.servers().get(),
                program.journal().get(),
                program.runner().get(),
                program.offers(),
                program.shells().get(),
                program.backups().get().catalogue(),
                program.guides(),
                program.backups().get().kept(),
                program.sites().get(),
                program.windows(),
                program.trials(),
                program.vault().get(),
                at,
                clock,
                clock.getZone(),
                () -> SshConfig.read(sshConfig),
                program.practising()::starting,
                program.practising()::isIt);
    }
}
