package dev.handrail.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the operating system knows about the terminal of this process. */
final class Tty {
    private static final String STTY = "stty";

    /** Whether what is typed cannot be seen now. */
    private static final AtomicBoolean HUSHED = new AtomicBoolean();

    private Tty() {}

    /** Whether a file descriptor of this process is a terminal. */
    static boolean is(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        // Elsewhere Java can only say whether stdin and stdout both are one.
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Java's own console needs stdout to be a terminal too, which it is not in a pipe; stty looks at stdin alone. */
    static Terminal.Hush.Handle withoutEcho() throws IOException {
        HUSHED.set(true);
        stty("-echo");
        Thread restore = new Thread(Tty::echo);
        Runtime.getRuntime().addShutdownHook(restore);
        return () -> {
            stty("echo");
            HUSHED.set(false);
            Runtime.getRuntime().removeShutdownHook(restore);
        };
    }

    /** For whoever ends the process without waiting for the hook that does this. */
    static void echoAgain() {
        if (HUSHED.get()) {
            echo();
        }
    }

    private static void echo() {
        try {
            stty("echo");
        } catch (IOException e) {
            // The program ends here; nobody is left to be told.
            Thread.currentThread().interrupt();
        }
    }

    private static void stty(String setting) throws IOException {
        Process process = new ProcessBuilder(List.of(STTY, setting))
                .redirectInput(Redirect.INHERIT)
                .redirectErrorStream(true)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(STTY + " " + setting);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
