package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.InvalidProfile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** A machine on the way to another, as ProxyJump of ssh names it: user@host:port, several with commas. */
record Jump(String user, String host, int port) {
    /** The machines on the way there, the first one first. */
    static List<Jump> chain(Access.Ssh access) {
        return access.hops().stream()
                .map(hop -> new Jump(hop.user() == null ? access.user() : hop.user(), hop.host(), hop.port()))
                .toList();
    }

    /** As a person names it. */
    String address() {
        return port == Access.Ssh.DEFAULT_PORT ? host : host + ":" + port;
    }

    /** How one logs in there: with the same keys, but never with the password, which is the last machine's alone. */
    Access.Ssh access(Access.Ssh last) throws OperationFailed {
        try {
            return new Access.Ssh(host, port, user, last.key(), null, last.agent(), null, last.sudo());
        } catch (InvalidProfile e) {
            throw OperationFailed.refused(Words.of("ssh.jump.invalid", address()))
                    .on(last.address())
                    .cameBack(e.getMessage())
                    .next(Words.of("ssh.jump.invalid.next"))
                    .build();
        }
    }
}
