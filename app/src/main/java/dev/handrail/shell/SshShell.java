package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A machine at the other end of an SSH connection, which it shares with others. */
final class SshShell extends ScriptShell {
    private final SshPool pool;
    private final AtomicBoolean closed = new AtomicBoolean();

    SshShell(String where, Becoming becoming, SshPool pool) {
        super(where, becoming);
        this.pool = pool;
    }

    @Override
    Attached launch(Script script) throws OperationFailed {
        try {
            return SshProcess.start(pool.use(SshConnection::session), script.commandLine());
        } catch (IOException e) {
            throw pool.lost(e);
        }
    }

    @Override
    public Channel connect(Endpoint endpoint) throws OperationFailed {
        try {
            return switch (endpoint) {
                case Endpoint.Tcp tcp -> pool.use(connection -> connection.tcp(tcp.host(), tcp.port()));
                case Endpoint.UnixSocket socket ->
                    becoming().takesSudo(socket.as())
                            ? RelayedSocket.open(this, socket)
                            : pool.use(connection -> connection.unix(socket.path()));
            };
        } catch (IOException e) {
            throw Unconnected.to(endpoint, where(), e);
        }
    }

    @Override
    public Duration roundTrip() throws OperationFailed {
        try {
            return pool.use(SshConnection::roundTrip);
        } catch (IOException e) {
            throw pool.lost(e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pool.leave();
        }
    }
}
