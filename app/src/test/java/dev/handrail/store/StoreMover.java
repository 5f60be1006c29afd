package dev.handrail.store;

import dev.handrail.Packed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A program of its own that starts, and stops in the middle of bringing the data elsewhere until it is told to go on. */
final class StoreMover {
    private StoreMover() {}

    static Process start(Path usual) throws IOException {
        Process mover = new ProcessBuilder(Packed.java(StoreMover.class, usual.toString()))
                .redirectErrorStream(true)
                .start();
        if (mover.getInputStream().read() != '.') {
            throw new AssertionError("Nothing was copied.");
        }
        return mover;
    }

    public static void main(String[] arguments) throws Exception {
        boolean[] stopped = {false};
        Whereabouts.settled(new Elsewhere(Path.of(arguments[0])), Clock.systemUTC(), new Whereabouts.Told() {
            @Override
            public void say(String line) {}

            @Override
            public void copied(long bytes, long all) {
                if (!stopped[0]) {
                    stopped[0] = true;
                    System.out.print(".");
                    System.out.flush();
                    waitForWord();
                }
            }
        });
    }

    private static void waitForWord() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
