package dev.handrail.practice;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A program of its own that runs a practice server until it is killed. */
final class PracticeInAnotherProgram {
    private PracticeInAnotherProgram() {}

    public static void main(String[] arguments) throws Exception {
        PracticeServer.start(Path.of(arguments[0]), Clock.systemUTC());
        System.out.println("running");
        new CountDownLatch(1).await();
    }
}
