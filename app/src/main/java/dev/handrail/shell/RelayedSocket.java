package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A Unix socket reached as another user: a program that runs as that user passes the bytes on. */
final class RelayedSocket implements Channel {
    /** What the script says before the first byte of the socket. */
    private static final int READY = '+';

    private final Running relay;
    private final InputStream input;

    private RelayedSocket(Running relay, InputStream input) {
        this.relay = relay;
        this.input = input;
    }

    static RelayedSocket open(ScriptShell shell, Endpoint.UnixSocket socket) throws OperationFailed {
        Command command = ScriptText.command("relay.sh", socket.path()).as(socket.as());
        Running relay = shell.start(Pipeline.of(command), line -> {});
        try {
            if (relay.stdout().read() == READY) {
                return new RelayedSocket(relay, new RelayedInput(relay));
            }
            Exit exit = relay.await();
            relay.close();
            throw exit.status() == 127
                    ? OperationFailed.unreachable(Words.of("shell.connect", socket.path()))
                            .on(shell.where())
                            .cameBack(Words.of("shell.relay.missing"))
                            .next(Words.of("shell.relay.missing.next"))
                            .build()
                    : Unconnected.to(socket, shell.where(), exit.errorText());
        } catch (IOException e) {
            relay.close();
            throw Unconnected.to(socket, shell.where(), e);
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return relay.stdin();
    }

    @Override
    public void close() {
        relay.close();
    }

    /** Tells an end because of an error from a plain end. */
    private static final class RelayedInput extends FilterInputStream {
        private final Running relay;

        RelayedInput(Running relay) {
            super(relay.stdout());
            this.relay = relay;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return checked(super.read(bytes, offset, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0) {
                try {
                    Exit exit = relay.await();
                    if (!exit.good() && !exit.errors().isEmpty()) {
                        throw new IOException(exit.errorText());
                    }
                } catch (OperationFailed e) {
                    throw new IOException(e.getMessage(), e);
                }
            }
            return read;
        }
    }
}
