package dev.handrail.site.maintenance;

import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;

/** The machine at which the person sits, with programs of its own. */
record AnotherDesk(Shells real, RealSshd sshd) implements Shells {
    @Override
    public Shell on(Server server) throws OperationFailed {
        return real.on(server);
    }

    @Override
    public boolean connected(Server server) {
        return real.connected(server);
    }

    @Override
    public Shell here() {
        try {
            return real.on(Server.of("desk", Environment.TEST, sshd.access()));
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        real.close();
    }
}
