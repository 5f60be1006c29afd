package dev.handrail.sql;

import dev.handrail.shell.Channel;
import dev.handrail.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A channel that lets go of its shell when it is closed. */
record ShellChannel(Channel channel, Shell shell) implements Channel {
    @Override
    public InputStream input() {
        return channel.input();
    }

    @Override
    public OutputStream output() {
        return channel.output();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            shell.close();
        }
    }
}
