package dev.handrail.backup;

import dev.handrail.shell.Command;
import java.util.ArrayList;
import java.util.List;

/** What a machine does in a folder that is made for it, and that goes with it whatever ends it. */
public final class TempFolder {
    /** The beginning of a shell script that works in $d. */
    public static final String SCRIPT =
            "d=$(mktemp -d) || exit 126; trap 'rm -rf \"$d\"' EXIT;" + " trap 'exit 143' HUP INT TERM; ";

    private static final String UNPACK = SCRIPT + "tar -xf - -C \"$d\" && \"$@\" \"$d\"";

    private TempFolder() {}

    /** A program that is given the folder into which the tar from its stdin was unpacked. */
    public static Command unpacked(Command program) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", UNPACK, "sh"));
        all.addAll(program.arguments());
        return new Command(
                all, program.environment(), program.secrets(), program.directory(), program.limit(), program.user());
    }
}
