package dev.handrail.backup.verify;

import dev.handrail.backup.Copy;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.regex.Pattern;

/** Whether a program that ended badly says anything about the copy that it should have read. */
final class BadEnd {
    /** What says that the machine could not do it, or that the program is too old for it. */
    private static final Pattern NO_FAULT_OF_ITS = Pattern.compile("No space left on device|quota exceeded"
            + "|Read-only file system|[Oo]ut of memory|Cannot allocate memory|not enough memory|[Mm]emory[ _]exhausted"
            + "|Too many open files|unsupported version");

    /** What no machine brings about: who reads on behind it may well ask for all the memory there is. */
    private static final Pattern ITS_FAULT = Pattern.compile("crc error|invalid compressed data|[Cc]orrupt"
            + "|match checksum|[Cc]hecksum_invalid|data integrity|bad packed object");

    private BadEnd() {}

    /** What is wrong with the copy; refused where the program says nothing about it. */
    static Fault fault(Exit exit, Copy copy, Shell shell) throws OperationFailed {
        String said = Words.of("backup.fault.decode", exit.statuses(), exit.errorText());
        if (saysNothing(exit)) {
            throw OperationFailed.failed(Words.of("backup.verify.unsure", copy.destination()))
                    .on(shell.where())
                    .cameBack(said)
                    .next(Words.of("backup.verify.unsure.next"))
                    .build();
        }
        return new Fault(Copy.State.DAMAGED, said);
    }

    /** One that was killed, could not even start or had no room to work. */
    static boolean saysNothing(Exit exit) {
        String said = exit.errorText();
        return exit.fell()
                || NO_FAULT_OF_ITS.matcher(said).find()
                        && !ITS_FAULT.matcher(said).find();
    }
}
