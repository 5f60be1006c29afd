package dev.handrail.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of an SSH channel. sshj waits for data even when none is asked for, and InputStream.readNBytes does that. */
final class SshInput extends FilterInputStream {
    SshInput(InputStream channel) {
        super(channel);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : super.read(bytes, offset, length);
    }

    /** The end of the stream is the channel's to tell: sshj ends the whole connection when data come after a close. */
    @Override
    public void close() {}
}
