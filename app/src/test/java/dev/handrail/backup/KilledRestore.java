package dev.handrail.backup;

import dev.handrail.Packed;
import dev.handrail.operation.Arguments;
import java.io.IOException;
import java.nio.file.Path;

/** A restore by a program of its own, which a test can kill. */
final class KilledRestore {
    /** In the place of the live database, and not into one of that name. */
    static final String REPLACE = "--replace";

    /** The table "gate" alone, and not into one of that name. */
    static final String TABLE = "--table";

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
        Arguments wanted = switch (arguments[2]) {
            case REPLACE -> Beside.replace(arguments[1]);
            case TABLE -> RescueRig.tablesOf(arguments[1], "gate");
            default -> Rig.into(arguments[1], arguments[2]);
        };
        System.out.println(rig.perform("restore", wanted).outcome());
    }
}
