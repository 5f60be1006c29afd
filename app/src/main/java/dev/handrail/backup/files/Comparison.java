package dev.handrail.backup.files;

import dev.handrail.backup.Flaw;
import dev.handrail.backup.archive.Member;
import dev.handrail.backup.archive.Member.Kind;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was unpacked on a server against what must be there: kind, rights, owner, size, time and what links lead to, and
 * the hash of every file's content. Names go out and answers come in side by side, so it matters little how many there are.
 */
final class Comparison {
    private static final int SHOWN = 10;
    /** Kind and rights in hexadecimal, owner, size, time, identity, name. */
    private static final String FORMAT = "--printf=%f %u %g %s %Y %d:%i %n\\0";

    private static final List<String> STAT = List.of("stat", FORMAT);
    private static final List<String> SHA256 = List.of("sha256sum", "-z");
    /** Those of which every answer ends with the name that it is on. */
    private static final List<List<String>> NAMING = List.of(STAT, SHA256);

    private static final String WITHIN = "cd -- \"$1\" && shift && exec \"$@\"";

    private final Shell shell;
    private final String folder;
    private final @Nullable String user;
    private final boolean owners;
    private final Work work;
    private final List<String> differences = new ArrayList<>();
    private long count;

    /**
     * @param folder what the archive was unpacked into
     * @param owners whether owners could be kept
     */
    Comparison(Shell shell, String folder, @Nullable String user, boolean owners, Work work) {
        this.shell = shell;
        this.folder = folder;
        this.user = user;
        this.owners = owners;
        this.work = work;
    }

    private interface Judge {
        /** @param answer null where there was none */
        void judge(Expected.One one, @Nullable String answer);
    }

    /** Returns only if all is as it was. */
    void check(Expected expected) throws OperationFailed {
        each(STAT, expected, one -> true, one -> List.of(one.stored()), this::judgeWhatItIs);
        stopIfDifferent();
        each(SHA256, expected, one -> one.kind() == Kind.FILE, one -> List.of(one.stored()), this::judgeContent);
        stopIfDifferent();
        each(
                List.of("readlink", "-z"),
                expected,
                one -> one.kind() == Kind.LINK,
                one -> List.of(one.stored()),
                (one, answer) -> same(one, one.member().link(), answer));
        each(
                List.of("stat", "--printf=%d:%i\\0"),
                expected,
                one -> one.kind() == Kind.HARD_LINK,
                one -> List.of(one.stored(), one.link()),
                this::judgeTwin);
        stopIfDifferent();
    }

    private void stopIfDifferent() throws OperationFailed {
        if (count > 0) {
            String first = String.join("; ", differences);
            throw OperationFailed.refused(Words.of("files.different", count))
                    .on(shell.where())
                    .cameBack(count > differences.size() ? Words.of("files.different.more", first) : first)
                    .next(Words.of("files.different.next"))
                    .showing(Flaw.everywhere())
                    .build();
        }
    }

    private void differs(Member member, String how) {
        count++;
        if (differences.size() < SHOWN) {
            differences.add(Member.shown(member.path().isEmpty() ? "." : member.path()) + ": " + how);
        }
    }

    private void same(Expected.One one, String was, @Nullable String is) {
        if (is == null || !is.equals(was)) {
            differs(one.member(), Words.of("files.different.link", Member.shown(was)));
        }
    }

    private void judgeTwin(Expected.One one, @Nullable String answer) {
        String[] both = answer == null ? new String[0] : answer.split("\0");
        if (both.length < 2 || !both[0].equals(both[1])) {
            differs(
                    one.member(),
                    Words.of("files.different.link", Member.shown(one.member().link())));
        }
    }

    private void judgeContent(Expected.One one, @Nullable String answer) {
        if (answer == null || !answer.startsWith(one.sha256() + " ")) {
            differs(one.member(), Words.of("files.different.content"));
        }
    }

    private void judgeWhatItIs(Expected.One one, @Nullable String answer) {
        Member was = one.member();
        String[] is = answer == null ? new String[0] : answer.split(" ", 7);
        if (is.length < 7 || !is[6].equals(was.stored())) {
            differs(was, Words.of("files.different.missing"));
            return;
        }
        int mode = Integer.parseInt(is[0], 16);
        if (!kind(mode, was.kind())) {
            differs(was, Words.of("files.different.kind"));
        } else if (was.kind() != Kind.HARD_LINK) {
            judgeRest(was, is, mode);
        }
    }

    private void judgeRest(Member was, String[] is, int mode) {
        if (was.kind() != Kind.LINK && (mode & 07777) != was.mode()) {
            differs(was, Words.of("files.different.rights"));
        } else if (owners && !(is[1].equals("" + was.user()) && is[2].equals("" + was.group()))) {
            differs(was, Words.of("files.different.owner", is[1] + ":" + is[2], was.user() + ":" + was.group()));
        } else if (was.kind() == Kind.FILE && !is[3].equals("" + was.size())) {
            differs(was, Words.of("files.different.size", is[3], was.size()));
        } else if (!is[4].equals("" + was.modified().getEpochSecond())) {
            differs(was, Words.of("files.different.time"));
        }
    }

    private static boolean kind(int mode, Kind was) {
        return switch (mode & 0170000) {
            case 0100000 -> was == Kind.FILE || was == Kind.HARD_LINK;
            case 0040000 -> was == Kind.DIRECTORY;
            case 0120000 -> was == Kind.LINK || was == Kind.HARD_LINK;
            default -> was == Kind.OTHER || was == Kind.HARD_LINK;
        };
    }

    /** Asks the program for each of them, and judges its answers in the same order. */
    private void each(List<String> program, Expected expected, Predicate<Member> which, Naming naming, Judge judge)
            throws OperationFailed {
        List<String> words = new ArrayList<>(List.of("sh", "-c", WITHIN, "sh", folder, "xargs", "-0", "-r"));
        words.addAll(program);
        words.add("--");
        Command command = Command.of(words).as(user);
        work.command(shell.where(), CommandText.of(command));
        Predicate<Member> said = one -> !one.garbled() && which.test(one);
        try (Running running = shell.start(Pipeline.of(command), line -> {});
                Work.Handle cancel = work.onCancel(running::cancel)) {
            Thread.ofVirtual().name("names of files").start(() -> send(running, expected, said, naming));
            Answers answers = new Answers(running.stdout(), NAMING.contains(program));
            expected.each(one -> {
                if (said.test(one.member())) {
                    work.stopIfCancelled();
                    judge.judge(one, answers.next(naming.of(one.member())));
                }
            });
            running.stdout().transferTo(OutputStream.nullOutputStream());
            running.await();
            work.stopIfCancelled();
        } catch (IOException e) {
            work.stopIfCancelled();
            throw OperationFailed.unreachable(Words.of("shell.lost"))
                    .on(shell.where())
                    .next(Words.of("shell.lost.next"))
                    .because(e);
        }
    }

    private interface Naming {
        List<String> of(Member member);
    }

    private static void send(Running running, Expected expected, Predicate<Member> which, Naming naming) {
        try (OutputStream out = new BufferedOutputStream(running.stdin())) {
            expected.each(one -> {
                if (which.test(one.member())) {
                    for (String name : naming.of(one.member())) {
                        out.write(RawText.encode(name));
                        out.write(0);
                    }
                }
            });
        } catch (OperationFailed | IOException e) {
            running.cancel(); // who reads the answers finds too few of them
        }
    }

    /** What the program said, one answer at a time. */
    private static final class Answers {
        private final InputStream in;

        private final boolean named;
        private @Nullable String next;

        /** @param named whether each answer ends with the name that it is on */
        Answers(InputStream in, boolean named) {
            this.named = named;
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        /** The answer on these; null where that is one on what comes after them, since these are not there. */
        @Nullable
        String next(List<String> names) throws IOException {
            String answer = next == null ? read(names.size()) : next;
            next = null;
            if (answer != null && named && !answer.endsWith(" " + names.getFirst())) {
                next = answer;
                return null;
            }
            return answer;
        }

        private @Nullable String read(int how) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int left = how;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == 0 && --left == 0) {
                    return RawText.decode(bytes.toByteArray());
                }
                bytes.write(b);
            }
            return null;
        }
    }
}
