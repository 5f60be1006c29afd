package dev.handrail.journal;

import dev.handrail.Packed;
import dev.handrail.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** A program of its own that has a run open in the journal of a shared store until it is killed. */
final class OtherJournal {
    private OtherJournal() {}

    static Process start(String address, String server, int lines) throws IOException {
        return new ProcessBuilder(Packed.java(OtherJournal.class, address, server, String.valueOf(lines)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        try (Store store = Store.on(arguments[0], "postgres", "", Clock.systemUTC());
                Journal journal = new Journal(store.jdbi(), Clock.systemUTC())) {
            OpenRun run = journal.begin(new Beginning(
                    "backup run", "Back up members", arguments[1], "bert", Set.of("changes " + arguments[1])));
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                run.line(null, "line " + i);
            }
            run.leaves("file", arguments[1], Map.of("path", "/tmp/partial"), "a partial file");
            System.out.println(run.id());
            System.out.println(System.in.read());
        }
    }
}
