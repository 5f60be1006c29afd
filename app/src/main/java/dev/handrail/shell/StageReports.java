package dev.handrail.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the stderr of a script: takes the reports out of it and hands on the lines of the programs. */
final class StageReports {
    /** What a stage reports that sudo has let in. */
    static final String LET_IN = "in";

    /** What a stage reports whose password sudo did not take. */
    static final String REFUSED = "refused";

    private static final int KEPT = 400;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final String nonce;
    private final String mark;
    private final Consumer<String> errors;
    private final AtomicIntegerArray statuses;
    private final Set<Integer> guarded;
    private final Set<Integer> letIn = ConcurrentHashMap.newKeySet();
    private final Deque<String> kept = new ArrayDeque<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch reported;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean blankLineHeldBack;
    private volatile boolean refused;
    private volatile long pid = -1;
    private volatile @Nullable IOException broken;

    StageReports(String nonce, int stages, Consumer<String> errors) {
        this(nonce, stages, Set.of(), errors);
    }

    /** @param guarded the stages that begin only when sudo takes a password */
    StageReports(String nonce, int stages, Set<Integer> guarded, Consumer<String> errors) {
        this.nonce = nonce;
        this.guarded = Set.copyOf(guarded);
        this.mark = nonce + " ";
        this.errors = errors;
        this.statuses = new AtomicIntegerArray(stages);
        this.reported = new CountDownLatch(stages);
        for (int i = 0; i < stages; i++) {
            statuses.set(i, UNKNOWN);
        }
    }

    String nonce() {
        return nonce;
    }

    /** Reads to the end; a connection that breaks is remembered, not thrown. */
    void read(InputStream stderr) {
        byte[] block = new byte[32 * 1024];
        try {
            for (int n = stderr.read(block); n >= 0; n = stderr.read(block)) {
                take(block, n);
            }
        } catch (IOException e) {
            broken = e;
        }
        if (line.size() > 0) {
            endLine();
        }
        releaseBlankLine();
        over.countDown();
    }

    private void take(byte[] block, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (block[i] == '\n') {
                line.write(block, from, i - from);
                endLine();
                from = i + 1;
            }
        }
        line.write(block, from, length - from);
        if (line.size() > LONGEST_LINE) {
            endLine();
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.startsWith(mark)) {
            // The empty line before a report is the report's own.
            blankLineHeldBack = false;
            report(text.substring(mark.length()).strip().split(" "));
        } else {
            releaseBlankLine();
            if (text.isEmpty()) {
                blankLineHeldBack = true;
            } else {
                handOn(text);
            }
        }
    }

    private void releaseBlankLine() {
        if (blankLineHeldBack) {
            blankLineHeldBack = false;
            handOn("");
        }
    }

    private void handOn(String text) {
        synchronized (kept) {
            kept.addLast(text);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
        // What a login shell says before the script begins is not the programs'; it tells why where none ever begins.
        if (pid >= 0) {
            errors.accept(text);
        }
    }

    private void report(String[] words) {
        if (words[0].equals("pid")) {
            synchronized (kept) {
                kept.clear();
            }
            pid = Long.parseLong(words[1]);
            started.countDown();
        } else if (words[0].equals(LET_IN)) {
            letIn.add(Integer.valueOf(words[1]));
        } else if (words[0].equals(REFUSED)) {
            refused = true;
        } else if (statuses.compareAndSet(Integer.parseInt(words[0]), UNKNOWN, Integer.parseInt(words[1]))) {
            reported.countDown();
            if (complete()) {
                over.countDown();
            }
        }
    }

    /** The process at the root of it all, as soon as it said so. */
    OptionalLong pid(long seconds) throws InterruptedException {
        return started.await(seconds, TimeUnit.SECONDS) ? OptionalLong.of(pid) : OptionalLong.empty();
    }

    boolean complete() {
        return reported.getCount() == 0;
    }

    /** Whether sudo kept a stage out that was to begin with a password: none of its commands has run. */
    boolean keptOut() {
        return guarded.stream().anyMatch(stage -> statuses.get(stage) > 0 && !letIn.contains(stage));
    }

    /** Whether sudo did not take the password of a stage. */
    boolean refused() {
        return refused;
    }

    /** Until every stage has reported, or nothing can be reported any more. */
    void awaitOver() throws InterruptedException {
        over.await();
    }

    Exit exit() {
        synchronized (kept) {
            return new Exit(
                    IntStream.range(0, statuses.length())
                            .mapToObj(statuses::get)
                            .toList(),
                    List.copyOf(kept));
        }
    }

    List<String> errors() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** Why stderr ended before its time, if it did. */
    @Nullable
    IOException broken() {
        return broken;
    }
}
