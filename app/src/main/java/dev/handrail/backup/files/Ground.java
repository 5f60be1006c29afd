package dev.handrail.backup.files;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Compression;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Command;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is true of the place on a server where files are to be restored.
 *
 * @param user who unpacks, or null for who logs in
 * @param root whether that is root, who alone may give files away
 * @param live the directory that is there, as it is really called; empty where there is none
 * @param parent the folder that the files are unpacked in; empty where there is none
 * @param taken whether the folder that is to be made is there already
 * @param together whether both lie on one file system, so that one can take the place of the other
 * @param tar which tar is there; empty where it is none that will do
 * @param unpacks whether the program is there that unpacks
 */
record Ground(
        @Nullable String user,
        boolean root,
        String login,
        String live,
        String parent,
        boolean writable,
        long free,
        boolean taken,
        boolean together,
        String tar,
        List<String> more,
        boolean unpacks) {
    private static final String ROOT = "root";
    private static final String YES = "yes";
    private static final int FIELDS = 10;
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final long PER_FILE = 4096;
    /** How many are asked for at once. */
    private static final int PORTION = 1000;

    /**
     * @param live the directory as the profile has it, null for none
     * @param folder what is to be made, null for something beside the directory
     */
    static Ground look(
            Shell shell, Server server, @Nullable String live, @Nullable String folder, Compression compression)
            throws OperationFailed {
        boolean mayBecome = server.access().sudo() != Sudo.NONE;
        String asked = mayBecome ? shell.run(Command.of("id", "-u")).text() : "";
        String user = mayBecome && !asked.equals("0") ? ROOT : null;
        List<String> arguments = List.of(live == null ? "" : live, folder == null ? "" : folder, compression.program());
        Result result = shell.run(ScriptText.command(Ground.class, "look-at-ground.sh", arguments)
                .as(user)
                .within(A_WHILE));
        String[] told = RawText.decode(result.output()).split("\0", -1);
        if (!result.good() || told.length < FIELDS) {
            throw OperationFailed.failed(Words.of("files.look", String.valueOf(folder == null ? live : folder)))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("files.look.next"))
                    .build();
        }
        String login = user == null ? told[9] : asked;
        return new Ground(
                user,
                user != null || login.equals("0"),
                login,
                told[0],
                told[1],
                told[2].equals(YES),
                Long.parseLong(told[3]),
                told[4].equals(YES),
                told[5].equals(YES),
                told[6].replaceAll("[()]", ""),
                Stream.of(told[7].split(" ")).filter(word -> !word.isEmpty()).toList(),
                told[8].equals(YES));
    }

    /** Refuses to go on where one of them stands in the way. */
    static void require(Shell shell, List<Check> checks) throws OperationFailed {
        for (Check check : checks) {
            if (check.state() == Plan.State.BLOCKER) {
                throw OperationFailed.refused(check.text())
                        .on(shell.where())
                        .next(String.valueOf(check.advice()))
                        .build();
            }
        }
    }

    /** Whether the files can be unpacked there, and what of them cannot be kept. */
    List<Check> checks(Shell shell, String folder, Wanted wanted) throws OperationFailed {
        return checks(shell, folder, wanted, Ahead.NOTHING);
    }

    List<Check> checks(Shell shell, String folder, Wanted wanted, Ahead ahead) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        checks.add(
                tar.isEmpty()
                        ? Check.blocker(Words.of("files.notar"), Words.of("files.notar.next"))
                        : Check.ok(Words.of("files.tar", tar)));
        checks.addAll(checks(folder, wanted.packed() + wanted.entries() * PER_FILE, ahead));
        checks.add(ownerCheck(wanted));
        if (root) {
            checks.addAll(nameChecks(shell, wanted));
        }
        return checks;
    }

    /** Whether something of that size can be made there under that name. */
    List<Check> checks(String folder, long needed) throws OperationFailed {
        return checks(folder, needed, Ahead.NOTHING);
    }

    private List<Check> checks(String folder, long needed, Ahead ahead) throws OperationFailed {
        List<Check> checks = new ArrayList<>(List.of(parentCheck(folder)));
        if (taken) {
            checks.add(Check.blocker(Words.of("files.taken", folder), Words.of("files.taken.next")));
        }
        if (!parent.isEmpty()) {
            checks.add(roomCheck(needed, ahead.bytesBeside(parent, user)));
        }
        return checks;
    }

    private Check parentCheck(String folder) {
        if (parent.isEmpty()) {
            return Check.blocker(Words.of("files.noparent", folder), Words.of("files.noparent.next"));
        }
        return writable
                ? Check.ok(Words.of("files.writable", parent))
                : Check.blocker(Words.of("files.notwritable", parent), Words.of("files.notwritable.next"));
    }

    /** @param before what something else takes of the same disk before */
    private Check roomCheck(long needed, long before) {
        long both = needed + before;
        String is = Amounts.bytes(free);
        String text = before == 0
                ? Words.of("files.room", parent, is, Amounts.bytes(both))
                : Words.of("files.room.ahead", parent, is, Amounts.bytes(both), Amounts.bytes(before));
        return free > both
                ? Check.ok(text)
                : Check.blocker(text, Words.of(before == 0 ? "files.room.next" : "files.room.ahead.next"));
    }

    private Check ownerCheck(Wanted wanted) {
        if (root) {
            return Check.ok(Words.of("files.owners.kept"));
        }
        boolean his = wanted.users().stream().allMatch(id -> String.valueOf(id).equals(login));
        return his
                ? Check.ok(Words.of("files.owners.his", login))
                : Check.warning(Words.of("files.owners.lost", login), Words.of("files.owners.lost.next"));
    }

    /** Files belong to numbers; on another server they may be those of others, or of nobody. */
    private static List<Check> nameChecks(Shell shell, Wanted wanted) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        Set<Long> users = unknown(shell, "passwd", wanted.users());
        Set<Long> groups = unknown(shell, "group", wanted.groups());
        if (!users.isEmpty()) {
            checks.add(Check.warning(Words.of("files.nouser", listed(users)), Words.of("files.nouser.next")));
        }
        if (!groups.isEmpty()) {
            checks.add(Check.warning(Words.of("files.nogroup", listed(groups)), Words.of("files.nouser.next")));
        }
        return checks;
    }

    private static String listed(Set<Long> ids) {
        return String.join(", ", ids.stream().limit(20).map(String::valueOf).toList());
    }

    private static Set<Long> unknown(Shell shell, String table, Set<Long> ids) throws OperationFailed {
        Set<Long> unknown = new TreeSet<>(ids);
        List<String> all = ids.stream().map(String::valueOf).toList();
        for (int from = 0; from < all.size(); from += PORTION) {
            unknown.removeAll(known(shell, table, all.subList(from, Math.min(from + PORTION, all.size()))));
        }
        return unknown;
    }

    private static Set<Long> known(Shell shell, String table, List<String> ids) throws OperationFailed {
        Set<Long> known = new TreeSet<>();
        List<String> words = new ArrayList<>(List.of("getent", table));
        words.addAll(ids);
        for (String line : shell.run(Command.of(words).within(A_WHILE)).lines()) {
            String[] fields = line.split(":");
            if (fields.length > 2 && fields[2].matches("\\d{1,18}")) {
                known.add(Long.parseLong(fields[2]));
            }
        }
        return known;
    }
}
