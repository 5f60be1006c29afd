package dev.handrail.server;

import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads how a server is reached: a word for this computer, or keys for all else. */
final class AccessReader {
    static final String THIS_COMPUTER = "this-computer";
    private static final Function<Node, Sudo> SUDO = Scalars.word(Sudo.values(), Sudo::word);

    private AccessReader() {}

    static Optional<Access> read(Section server) {
        if (server.scalar("access")
                .map(ScalarNode::getValue)
                .filter(THIS_COMPUTER::equals)
                .isPresent()) {
            return Optional.of(new Access.ThisComputer(Sudo.NONE));
        }
        return server.requiredPart("access", AccessReader::access);
    }

    private static Optional<Access> access(Section in) {
        Optional<String> way = in.oneOf("ssh", THIS_COMPUTER);
        Sudo sudo = in.value("sudo", SUDO).orElse(Sudo.NONE);
        if (way.filter(THIS_COMPUTER::equals).isPresent()) {
            in.value(THIS_COMPUTER, Scalars::yes);
            return in.make(() -> new Access.ThisComputer(sudo));
        }
        Optional<Access> ssh = in.part("ssh", part -> ssh(part, sudo));
        return in.make(ssh::orElseThrow);
    }

    private static Optional<Access> ssh(Section in, Sudo sudo) {
        Optional<String> host = in.required("host", Scalars::text);
        int port = in.value("port", Scalars::port).orElse(Access.Ssh.DEFAULT_PORT);
        Optional<String> user = in.required("user", Scalars::text);
        String key = in.value("key", in.here()).orElse(null);
        Optional<SecretRef> password = in.secret("password");
        boolean agent = in.value("agent", Scalars::flag).orElse(false);
        String jump = in.value("jump", in.way()).orElse(null);
        return in.make(() -> new Access.Ssh(
                host.orElseThrow(), port, user.orElseThrow(), key, password.orElse(null), agent, jump, sudo));
    }
}
