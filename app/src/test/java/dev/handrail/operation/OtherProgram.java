package dev.handrail.operation;

import dev.handrail.journal.Journal;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A second Handrail on the same data, for tests: a real process that can be killed. */
final class OtherProgram {
    private OtherProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (Store store = Store.open(Path.of(arguments[1]), Clock.systemUTC());
                Journal journal = new Journal(store.jdbi(), Clock.systemUTC());
                Runner runner = new Runner(journal, List.of(), text -> text, "the other", Clock.systemUTC())) {
            switch (arguments[0]) {
                case "open" -> untilToldToEnd("open");
                case "change" -> change(runner);
                case "write" -> write(runner, Integer.parseInt(arguments[2]));
                case "flood" -> flood(runner);
                case "ended" -> ended(runner);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (OperationFailed e) {
            say("failed " + e.kind() + " " + e.getMessage());
        }
    }

    /** Changes a server and is never done with it. */
    private static void change(Runner runner) throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        Deed deed = Deed.changes(work -> {
            work.step("Begin");
            for (int i = 0; i < 2_000; i++) {
                work.say("line " + i);
            }
            work.leaves(new Leftover("file", "parish", Map.of("path", "/tmp/partial"), "a partial file"));
            inTheMiddle.countDown();
            forever(work);
        });
        Underway underway = runner.start(deed, deed.plan(), event -> {});
        inTheMiddle.await();
        untilToldToEnd(underway.run());
    }

    private static void write(Runner runner, int runs) throws Exception {
        for (int i = 0; i < runs; i++) {
            Deed deed = new Deed("server", Effect.READS, Set.of(), work -> {
                work.step("Write");
                work.say("one");
                work.say("two");
            });
            Event.Ended end = runner.start(deed, deed.plan(), event -> {}).await();
            say(end.outcome() + " " + end.run());
        }
        say("written");
    }

    /** Says more than there is room for. */
    private static void flood(Runner runner) throws Exception {
        Deed deed = Deed.changes(work -> {
            for (int i = 0; i < 1_000_000; i++) {
                work.say("x".repeat(1_000) + i);
            }
        });
        Underway underway = runner.start(deed, deed.plan(), event -> {});
        say(underway.run());
        Event.Ended end = underway.await();
        say(end.outcome() + " " + end.failure() + " " + end.next());
    }

    /** Ends its work in order when it is asked to end. */
    private static void ended(Runner runner) throws Exception {
        Deed deed = Deed.changes(OtherProgram::forever);
        Underway underway = runner.start(deed, deed.plan(), event -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(runner::close));
        untilToldToEnd(underway.run());
    }

    private static void forever(Work work) throws OperationFailed {
        CountDownLatch cancelled = new CountDownLatch(1);
        work.onCancel(cancelled::countDown);
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        work.stopIfCancelled();
    }

    private static void untilToldToEnd(String word) throws IOException {
        say(word);
        int told = System.in.read();
        say("ending " + told);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
