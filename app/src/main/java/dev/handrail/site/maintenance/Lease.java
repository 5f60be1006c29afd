package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is arranged on a machine so that the page comes down at its end though nobody is there any more. */
final class Lease {
    private static final String SCRIPT = "lease.sh";
    private static final int TAKEN = 3;
    private static final int OVER = 4;
    private static final int KEY_LENGTH = 20;

    private final Machine machine;
    private final String place;

    /**
     * What is known there.
     *
     * @param left how long it stays up still, or null when it has no end
     * @param watched whether somebody waits for the end
     * @param by who, as a person calls it
     * @param ended how taking it down came out, empty while it was not begun
     */
    record Known(@Nullable Duration left, boolean watched, String by, String ended, Optional<Notice> notice) {
        /** Whether the page was taken down. */
        boolean isDone() {
            return ended.startsWith("done");
        }
    }

    /** @param key what tells this switch from any other on that machine */
    Lease(Machine machine, String key) {
        this.machine = machine;
        // Not below a home: another person who looks after the same site has another.
        this.place = "/var/tmp/handrail-maintenance-" + hash(key);
    }

    String place() {
        return place;
    }

    /** From now on the page comes down, whatever happens; fails where somebody else has arranged that before. */
    void arrange(Notice notice, Duration time, Command release) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(
                    command("arrange", seconds(time), NoticeText.write(notice), CommandText.of(release)), script());
            if (result.exit().status() == TAKEN) {
                throw taken(shell, result.text());
            }
            require(shell, result, "switching.lease.arrange");
        }
    }

    /** It has another end, or none. */
    void extend(Notice notice, @Nullable Duration time) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("extend", seconds(time), NoticeText.write(notice)));
            if (result.exit().status() == OVER) {
                throw OperationFailed.refused(Words.of("switching.lease.extend"))
                        .on(shell.where())
                        .cameBack(result.exit().errorText())
                        .next(Words.of("switching.lease.over.next"))
                        .build();
            }
            require(shell, result, "switching.lease.extend");
        }
    }

    /** It goes on for that long from now; fails where it has come to its end meanwhile. */
    void renew(Notice notice, Duration time) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("renew", seconds(time), NoticeText.write(notice)));
            require(shell, result, "switching.lease.renew");
        }
    }

    /** Nobody waits for its end any more; only if it is this one's, where one is given. */
    void cancel(@Nullable String id) throws OperationFailed {
        try (Shell shell = machine.open()) {
            require(shell, shell.run(command("cancel", id == null ? "" : id)), "switching.lease.cancel");
        }
    }

    /** What leads past the page lies with it from now on, for the same account only, and goes with it. */
    void keep(String word) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("keep"), word.getBytes(StandardCharsets.UTF_8));
            require(shell, result, "switching.lease.word");
        }
    }

    /** What was kept so. */
    Optional<String> word() throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("word"));
            require(shell, result, "switching.lease.word");
            return Optional.of(result.text().strip()).filter(word -> !word.isEmpty());
        }
    }

    /** As whom somebody else is asked lies with it from now on, for the same account only, and goes with it. */
    void entrust(String credentials) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("entrust"), credentials.getBytes(StandardCharsets.UTF_8));
            require(shell, result, "switching.lease.entrust");
        }
    }

    /** What takes the page down can, as far as that is told without doing it. */
    void attempt() throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("try"));
            if (!result.good()) {
                throw OperationFailed.failed(Words.of("switching.lease.try"))
                        .on(shell.where())
                        .cameBack(result.exit().errorText())
                        .next(Words.of("switching.lease.try.next"))
                        .build();
            }
        }
    }

    /** The page is this file, as it is now: what lies there otherwise at the end is left. */
    void seal(String file) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("seal", file));
            if (!result.good()) {
                throw OperationFailed.failed(Words.of("switching.lease.seal", file))
                        .on(shell.where())
                        .cameBack(result.exit().errorText())
                        .next(Words.of("switching.lease.seal.next"))
                        .build();
            }
        }
    }

    /** Where anything lies that was entrusted, by whomever. */
    List<String> secrets() throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("secrets"));
            require(shell, result, "switching.lease.tell");
            return result.lines();
        }
    }

    /** What a person should know before of who would wait there. */
    List<Check> checks() throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("swept"));
            require(shell, result, "switching.lease.tell");
            String account = result.text().strip();
            return account.isEmpty()
                    ? List.of()
                    : List.of(Check.warning(
                            Words.of("switching.lease.swept", shell.where(), account),
                            Words.of("switching.lease.swept.next", account)));
        }
    }

    /** What is arranged there, by whomever. */
    Optional<Known> tell() throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("tell"));
            require(shell, result, "switching.lease.tell");
            Map<String, String> told = new TreeMap<>();
            for (String line : RawText.decode(result.output()).lines().toList()) {
                int space = line.indexOf(' ');
                told.put(space < 0 ? line : line.substring(0, space), space < 0 ? "" : line.substring(space + 1));
            }
            return told.isEmpty() ? Optional.empty() : Optional.of(known(told));
        }
    }

    private static Known known(Map<String, String> told) {
        String left = told.getOrDefault("left", "");
        return new Known(
                left.matches("-?\\d+") ? Duration.ofSeconds(Long.parseLong(left)) : null,
                told.getOrDefault("watched", "").equals("yes"),
                told.getOrDefault("by", ""),
                told.getOrDefault("ended", ""),
                NoticeText.read(told.getOrDefault("notice", "")));
    }

    private static OperationFailed taken(Shell shell, String text) {
        String who = NoticeText.read(text).map(Notice::by).orElse(Words.of("switching.somebody"));
        return OperationFailed.refused(Words.of("switching.taken", who))
                .on(shell.where())
                .next(Words.of("switching.taken.next"))
                .build();
    }

    private void require(Shell shell, Result result, String what) throws OperationFailed {
        if (!result.good()) {
            throw OperationFailed.failed(Words.of(what))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("switching.lease.next", place))
                    .build();
        }
    }

    private Command command(String what, String... arguments) {
        List<String> words = new ArrayList<>(List.of(what, place));
        words.addAll(List.of(arguments));
        return ScriptText.command(Lease.class, SCRIPT, words);
    }

    private static byte[] script() {
        return ScriptText.read(Lease.class, SCRIPT).getBytes(StandardCharsets.UTF_8);
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "never" : String.valueOf(Math.max(0, time.toSeconds()));
    }

    private static String hash(String key) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
