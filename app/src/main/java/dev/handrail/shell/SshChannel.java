package dev.handrail.shell;

import java.io.InputStream;
import java.io.OutputStream;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;

/** A channel of an SSH connection to something that listens on the machine. */
final class SshChannel implements Channel {
    private final AbstractDirectChannel channel;
    private final InputStream input;
    private final OutputStream output;

    SshChannel(AbstractDirectChannel channel) {
        this.channel = channel;
        this.input = new SshInput(channel.getInputStream());
        this.output = new WindowedOutput(channel);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() {
        Closing.inBackground(channel);
    }
}
