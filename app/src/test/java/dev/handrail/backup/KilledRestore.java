package dev.handrail.backup;

import dev.handrail.Packed;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Overseen;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Path;

/** A restore by a program of its own, which a test can kill. */
final class KilledRestore {
    /** In the place of the live database, and not into one of that name. */
    static final String REPLACE = "--replace";

    /** The same, and what follows is asked of the restored one first. */
    static final String ASKED = "--sql=";

    /** The table "gate" alone, and not into one of that name. */
    static final String TABLE = "--table";

    /** All rows of the table "donors", out of the side schema that is named in the place of a backup. */
    static final String ROWS = "restore rows";

    /** The question how that table differs from the live one. */
    static final String COMPARE = "restore compare";

    /** Putting back what the run put aside that is named in the place of a backup. */
    static final String UNDO = "undo";

    /** Dropping what the run put aside that is named in the place of a backup. */
    static final String FORGET = "forget";

    /** A drill of it. */
    static final String DRILL = "drill";

    /** How it ends where it dies by itself. */
    static final int KILLED = 137;

    private KilledRestore() {}

    static Process start(Path home, String id, String into) throws IOException {
        return start(home, id, into, TestDatabase.port());
    }

    /** @param port of PostgreSQL, if it comes to that */
    static Process start(Path home, String id, String into, int port) throws IOException {
        return begun(home.toString(), id, into, String.valueOf(port));
    }

    /** One that dies when all is done, but still written down as what it would leave behind. */
    static Process dyingWhenDone(Path home, String id, String into) throws IOException {
        return begun(home.toString(), id, into, "0", "dies");
    }

    private static Process begun(String... arguments) throws IOException {
        return new ProcessBuilder(Packed.java(KilledRestore.class, arguments))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty(TestDatabase.PORT, arguments[3]);
        Rig rig = new Rig(Path.of(arguments[0]));
        if (arguments[2].equals(COMPARE)) {
            compared(rig, arguments[1]);
            return;
        }
        Operation operation = operation(rig, arguments[1], arguments[2]);
        Operation dying =
                Overseen.beforeStrikingOff(operation, () -> Runtime.getRuntime().halt(KILLED));
        Event.Ended ended = rig.begin(arguments.length > 4 ? dying : operation, new Halt(Path.of(arguments[0]))::hear)
                .await();
        System.out.println(ended.outcome());
    }

    static Answer compared(Rig rig, String schema) throws OperationFailed {
        return rig.question(COMPARE).teller().tell(RescueRig.rowsOf(schema, "donors"));
    }

    /** What is done when it is told so. */
    static Operation operation(Rig rig, String id, String does) throws OperationFailed {
        return switch (does) {
            case REPLACE -> rig.make("restore", Beside.replace(id));
            case TABLE -> rig.make("restore", RescueRig.tablesOf(id, "gate"));
            case ROWS -> rig.make(ROWS, RescueRig.rowsOf(id, "donors", RescueRig.ALL_KINDS));
            case UNDO -> rig.make("restore undo", Arguments.of("RUN", id));
            case FORGET -> rig.make("restore forget", Arguments.of("RUN", id));
            case DRILL -> rig.make("backup drill", Arguments.of("ID", id));
            default ->
                rig.make(
                        "restore",
                        does.startsWith(ASKED)
                                ? Beside.replace(id, does.substring(ASKED.length()))
                                : Rig.into(id, does));
        };
    }
}
