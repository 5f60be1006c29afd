package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.connection.channel.direct.Signal;

/** A shell at the other end of an SSH connection. */
final class SshProcess implements Attached {
    private static final int A_MOMENT_SECONDS = 2;

    private final Session session;
    private final Session.Command command;
    private final InputStream stdout;
    private final OutputStream stdin;

    private SshProcess(SessionChannel session, Session.Command command) {
        this.session = session;
        this.command = command;
        this.stdout = new SshInput(command.getInputStream());
        this.stdin = new WindowedOutput(session);
    }

    static SshProcess start(SessionChannel session, String commandLine) throws IOException {
        try {
            return new SshProcess(session, session.exec(commandLine));
        } catch (IOException e) {
            Closing.inBackground(session);
            throw e;
        }
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public InputStream stderr() {
        return command.getErrorStream();
    }

    @Override
    public OptionalInt status() {
        try {
            // The status comes after the end of the streams and before the end of the channel.
            session.join(A_MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (ConnectionException e) {
            // What was told until now counts.
        }
        Signal signal = command.getExitSignal();
        if (signal != null) {
            return ShellEnd.bySignal(signal.name());
        }
        Integer status = command.getExitStatus();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    @Override
    public void release() {
        Closing.inBackground(session);
    }
}
