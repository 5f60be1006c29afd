package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;

/** A shell at the other end of an SSH connection. */
final class SshProcess implements Attached {
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
    public void release() {
        Closing.inBackground(session);
    }
}
