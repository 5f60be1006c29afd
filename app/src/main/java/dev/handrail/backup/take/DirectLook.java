package dev.handrail.backup.take;

import dev.handrail.backup.Reserve;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server has for sending parts to buckets by itself, found out in one round trip. */
record DirectLook(String where, List<String> doors, List<String> told) {
    /** Where parts lie until they are sent: on a disk, which /tmp need not be. */
    static final String PLACE = "/var/tmp";

    private static final long KILO = 1024;
    /** Three lie there at once, and the next is a little larger. */
    private static final int PARTS = 4;

    private static final String ROOM = "room ";
    private static final String CAPACITY = "capacity ";
    private static final String REACH = "reach ";
    private static final String REACHED = "yes";
    private static final List<String> OPENSSL = List.of("openssl", "dgst", "-md5", "-r");
    private static final List<String> MD5SUM = List.of("md5sum");

    static DirectLook at(Shell shell, List<String> doors) throws OperationFailed {
        Result result = shell.run(ScriptText.command(DirectLook.class, "look-direct.sh", doors));
        return new DirectLook(shell.where(), doors, result.lines());
    }

    /** Why it cannot; empty if it can. */
    Optional<String> obstacle(long largestPart) {
        if (!has("curl")) {
            return Optional.of(Words.of("backup.way.curl", where));
        }
        if (!has("cut")) {
            return Optional.of(Words.of("backup.way.cut", where));
        }
        if (md5().isEmpty()) {
            return Optional.of(Words.of("backup.way.md5", where));
        }
        long reserve = Reserve.forMoments(kilobytes(CAPACITY));
        if (kilobytes(ROOM) - reserve < PARTS * largestPart) {
            return Optional.of(Words.of("backup.way.room", where, PLACE, Amounts.bytes(reserve)));
        }
        return unreached();
    }

    /** The command that hashes a part as buckets check it; empty where there is none that works. */
    List<String> md5() {
        return has("openssl") ? OPENSSL : has("md5sum") ? MD5SUM : List.of();
    }

    private boolean has(String what) {
        return told.contains(what + " there");
    }

    private long kilobytes(String what) {
        return told.stream()
                .filter(line -> line.matches(what + "\\d{1,15}"))
                .mapToLong(line -> Long.parseLong(line.substring(what.length())) * KILO)
                .findFirst()
                .orElse(0);
    }

    private Optional<String> unreached() {
        List<String> answers = new ArrayList<>();
        told.stream()
                .filter(line -> line.startsWith(REACH))
                .forEach(line -> answers.add(line.substring(REACH.length())));
        for (int i = 0; i < doors.size(); i++) {
            String answer = i < answers.size() ? answers.get(i) : "";
            if (!answer.equals(REACHED)) {
                return Optional.of(Words.of("backup.way.reach", where, doors.get(i), answer));
            }
        }
        return Optional.empty();
    }
}
