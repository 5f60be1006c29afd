package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What all shells have in common: whatever the way to the machine, a POSIX shell at the end of it reads a script. */
abstract class ScriptShell implements Shell {
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;
    private static final int NONCE_BITS = 100;

    private final String where;
    private final Becoming becoming;
    private final SecureRandom random = new SecureRandom();

    ScriptShell(String where, Becoming becoming) {
        this.where = where;
        this.becoming = becoming;
    }

    /** Starts the script's launcher; the script itself is sent by who calls. */
    abstract Attached launch(Script script) throws OperationFailed;

    @Override
    public final String where() {
        return where;
    }

    final Becoming becoming() {
        return becoming;
    }

    @Override
    public final Running start(Pipeline pipeline, Consumer<String> errors) throws OperationFailed {
        if (pipeline.stages().stream().map(Command::user).anyMatch(becoming::takesSudo)) {
            // Who reads a stream cannot begin it again: the password is asked for anew before it, if it has to be.
            becoming.doubtPassword();
        }
        return begun(pipeline, errors);
    }

    private ScriptRun begun(Pipeline pipeline, Consumer<String> errors) throws OperationFailed {
        String nonce = "handrail-" + new BigInteger(NONCE_BITS, random).toString(Character.MAX_RADIX);
        try (Script script = ScriptWriter.write(pipeline, becoming, nonce)) {
            StageReports reports = new StageReports(nonce, script.stages(), script.guarded(), errors);
            Attached attached = launch(script);
            ScriptRun run = new ScriptRun(
                    where,
                    attached,
                    reports,
                    pid -> new ProcessTree(this).end(pid, script.users()),
                    script.password(),
                    () -> keptOut(reports, script.password()));
            try {
                run.begin(script, limit(pipeline).orElse(null));
            } catch (IOException e) {
                attached.release();
                throw lost(e);
            }
            return run;
        }
    }

    private void keptOut(StageReports reports, int password) {
        if (reports.refused()) {
            becoming.passwordRefused(password);
        } else {
            becoming.doubtPassword();
        }
    }

    private static Optional<Duration> limit(Pipeline pipeline) {
        return pipeline.stages().stream()
                .map(Command::limit)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    @Override
    public final Result run(Command command, byte[] stdin) throws OperationFailed {
        Answered answered = once(command, stdin);
        // Whom sudo kept out has done nothing yet: with the password that it wants by now it may be tried once more.
        boolean again = answered.keptOut() && becoming.knowsAnother(answered.password());
        return again ? once(command, stdin).result() : answered.result();
    }

    /** @param password which password of sudo was handed over to it */
    private record Answered(Result result, boolean keptOut, int password) {}

    private Answered once(Command command, byte[] stdin) throws OperationFailed {
        try (ScriptRun running = begun(Pipeline.of(command), line -> {})) {
            Thread.startVirtualThread(() -> feed(running.stdin(), stdin));
            byte[] output = running.stdout().readNBytes(LONGEST_ANSWER + 1);
            if (output.length > LONGEST_ANSWER) {
                throw OperationFailed.failed(Words.of("shell.answer.long", command.program()))
                        .on(where)
                        .next(Words.of("shell.answer.long.next"))
                        .build();
            }
            Result result = new Result(running.await(), output);
            return new Answered(result, running.keptOut(), running.password());
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** A program need not read what it is given: that it did not is no failure of ours. */
    private static void feed(OutputStream stdin, byte[] bytes) {
        try (stdin) {
            stdin.write(bytes);
        } catch (IOException e) {
            // Its exit status tells what there is to tell.
        }
    }

    final OperationFailed lost(IOException why) {
        return OperationFailed.unreachable(Words.of("shell.lost"))
                .on(where)
                .next(Words.of("shell.lost.next"))
                .because(why);
    }

    @Override
    public final byte[] read(String path, int atMost) throws OperationFailed {
        return new RemoteFile(this, path).read(atMost);
    }

    @Override
    public final void write(String path, byte[] content, int mode) throws OperationFailed {
        new RemoteFile(this, path).write(content, mode);
    }
}
