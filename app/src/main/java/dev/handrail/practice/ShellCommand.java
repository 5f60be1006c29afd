package dev.handrail.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** One command of a client, or its whole session: a real shell, joined to the channel by its three streams. */
final class ShellCommand implements Command {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final int BUFFER = 128 << 10;

    private final Surroundings surroundings;
    private final @Nullable String line;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable OutputStream err;
    private @Nullable ExitCallback exit;
    private @Nullable ProcessGroup group;

    /** @param line what the shell is to run, or null to let it read its standard input */
    ShellCommand(Surroundings surroundings, @Nullable String line) {
        this.surroundings = surroundings;
        this.line = line;
    }

    @Override
    public void setInputStream(InputStream from) {
        in = from;
    }

    @Override
    public void setOutputStream(OutputStream to) {
        out = to;
    }

    @Override
    public void setErrorStream(OutputStream to) {
        err = to;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        ProcessGroup started = ProcessGroup.start(
                shell(!environment.getPtyModes().isEmpty()),
                surroundings.home(),
                surroundings.with(environment.getEnv()));
        group = started;
        environment.addSignalListener((from, sent) -> started.signal(sent.name()));
        Process process = started.leader();
        CountDownLatch drained = new CountDownLatch(2);
        Thread.ofVirtual().start(() -> feed(process.getOutputStream()));
        Thread.ofVirtual().start(() -> drain(process.getInputStream(), Objects.requireNonNull(out), drained));
        Thread.ofVirtual().start(() -> drain(process.getErrorStream(), Objects.requireNonNull(err), drained));
        Thread.ofVirtual().start(() -> report(process, drained));
    }

    /** The channel is closed: what still runs has lost whom it worked for. */
    @Override
    public void destroy(ChannelSession channel) {
        if (group != null) {
            group.kill();
        }
    }

    private List<String> shell(boolean forATerminal) {
        if (line != null) {
            return List.of("/bin/sh", "-c", line);
        }
        // Java has no pseudo-terminals; script(1), which every Debian has, lends one to a person who logs in.
        return forATerminal && Files.isExecutable(SCRIPT)
                ? List.of(SCRIPT.toString(), "-qec", "/bin/sh", "/dev/null")
                : List.of("/bin/sh");
    }

    private void feed(OutputStream stdin) {
        InputStream from = Objects.requireNonNull(in);
        byte[] buffer = new byte[BUFFER];
        boolean read = true;
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                // A command that reads no more must not hold up a client that still sends.
                read = read && wrote(stdin, buffer, n, from.available() == 0);
            }
        } catch (IOException e) {
            // The channel is gone; destroy sees to the rest.
        } finally {
            close(stdin);
        }
    }

    private static boolean wrote(OutputStream stdin, byte[] buffer, int length, boolean flush) {
        try {
            stdin.write(buffer, 0, length);
            if (flush) {
                stdin.flush();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void drain(InputStream from, OutputStream to, CountDownLatch drained) {
        byte[] buffer = new byte[BUFFER];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.write(buffer, 0, n);
                if (from.available() == 0) {
                    to.flush();
                }
            }
            to.flush();
        } catch (IOException e) {
            // Nobody reads any more: closing the pipe tells the command so.
        } finally {
            drained.countDown();
        }
    }

    private void report(Process process, CountDownLatch drained) {
        try {
            int status = process.waitFor();
            drained.await();
            Objects.requireNonNull(exit).onExit(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(OutputStream stdin) {
        try {
            stdin.close();
        } catch (IOException e) {
            // It had already stopped reading.
        }
    }
}
