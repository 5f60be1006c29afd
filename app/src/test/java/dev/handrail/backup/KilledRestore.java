package dev.handrail.backup;

import dev.handrail.Packed;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import java.io.IOException;
import java.nio.file.Path;

/** A restore by a program of its own, which a test can kill. */
final class KilledRestore {
    /** In the place of the live database, and not into one of that name. */
    static final String REPLACE = "--replace";

    /** The table "gate" alone, and not into one of that name. */
    static final String TABLE = "--table";

    /** All rows of the table "donors", out of the side schema that is named in the place of a backup. */
    static final String ROWS = "restore rows";

    /** Putting back what the run put aside that is named in the place of a backup. */
    static final String UNDO = "undo";

    /** A drill of it. */
    static final String DRILL = "drill";

    private KilledRestore() {}

    static Process start(Path home, String id, String into) throws IOException {
        return start(home, id, into, TestDatabase.port());
    }

    /** @param port of PostgreSQL, if it comes to that */
    static Process start(Path home, String id, String into, int port) throws IOException {
        return new ProcessBuilder(Packed.java(KilledRestore.class, home.toString(), id, into, String.valueOf(port)))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty(TestDatabase.PORT, arguments[3]);
        Rig rig = new Rig(Path.of(arguments[0]));
        String id = arguments[1];
        Event.Ended ended = switch (arguments[2]) {
            case REPLACE -> rig.perform("restore", Beside.replace(id));
            case TABLE -> rig.perform("restore", RescueRig.tablesOf(id, "gate"));
            case ROWS -> rig.perform(ROWS, RescueRig.rowsOf(id, "donors", RescueRig.ALL_KINDS));
            case UNDO -> rig.perform("restore undo", Arguments.of("RUN", id));
            case DRILL -> rig.perform("backup drill", Arguments.of("ID", id));
            default -> rig.restore(id, arguments[2]);
        };
        System.out.println(ended.outcome());
    }
}
