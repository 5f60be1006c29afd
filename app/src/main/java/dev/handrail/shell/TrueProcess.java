package dev.handrail.shell;

import java.io.IOException;

/**
 * Starts processes whose end is their own.
 *
 * <p>Java knows a process by its number, and forgets it only when nobody waits any more for what it writes, which a daemon
 * that it left behind may hold open for ever. When the system gives out its number again, to a process that we start, Java
 * takes that for ended, with the status of the first, and closes its streams at once.
 */
public final class TrueProcess {
    private TrueProcess() {}

    /**
     * Starts it; once more where Java takes it for another, which cannot happen twice while that has the number.
     *
     * @param builder of a program that does nothing before it has read something from its stdin
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        while (isMistaken(process)) {
            // It found its stdin closed before it could read a word, and has done nothing.
            process.toHandle().destroyForcibly();
            process = builder.start();
        }
        return process;
    }

    /** One that has really ended has no number any more: Java collects it before it says so. */
    private static boolean isMistaken(Process process) {
        return !process.isAlive() && process.toHandle().isAlive();
    }
}
