package dev.handrail.backup;

import dev.handrail.Packed;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A program of its own that dies on cue, as by kill -9. */
final class KillNine {
    private static final int KILLED = 137;

    private KillNine() {}

    /** Runs it until it is killed, which it must be. */
    static void die(Class<?> main, String... arguments) throws Exception {
        List<String> command = Packed.java(main, arguments);
        Process program = new ProcessBuilder(command).inheritIO().start();
        if (program.waitFor() != KILLED) {
            throw new AssertionError("It came to its end: " + String.join(" ", arguments));
        }
    }

    /** Kills this very program; nothing of it runs any more. */
    static void now() {
        try {
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
