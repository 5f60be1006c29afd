package dev.handrail.shell;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;

/** OpenSSH's channel to a Unix socket on the machine, as the user who is logged in. */
final class StreamLocal extends AbstractDirectChannel {
    private final String path;

    StreamLocal(Connection connection, String path) {
        super(connection, "direct-streamlocal@openssh.com");
        this.path = path;
    }

    @Override
    protected SSHPacket buildOpenReq() {
        return super.buildOpenReq().putString(path).putString("").putUInt32(0);
    }
}
