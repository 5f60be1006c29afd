package dev.handrail.backup;

import java.nio.file.Path;

/** What a person types at a prompt on this computer. */
final class Typed {
    private Typed() {}

    /** Runs it in that directory, and fails when a line of it does. */
    static String in(Path directory, String text) throws Exception {
        Process shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", text)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes());
        if (shell.waitFor() != 0) {
            throw new AssertionError(text + "\n" + said);
        }
        return said;
    }
}
