package dev.handrail.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a server is reached. */
public sealed interface Access {
    Sudo sudo();

    /**
     * Over SSH. What is null is left to ~/.ssh and its defaults.
     *
     * @param key the private key file, as it was written: a leading ~ stays
     * @param jump the hosts on the way, as OpenSSH writes them: [user@]host[:port], several with a comma
     */
    record Ssh(
            String host,
            int port,
            String user,
            @Nullable String key,
            @Nullable SecretRef password,
            boolean agent,
            @Nullable String jump,
            Sudo sudo)
            implements Access {
        public static final int DEFAULT_PORT = 22;

        public Ssh {
            Require.host("host", host);
            Require.login("user", user);
            Require.port(port);
            Require.optionalText("key", key);
            if (jump != null) {
                Hop.chain(jump);
            }
        }

        /** The machines on the way there, the first one first. */
        public List<Hop> hops() {
            return jump == null ? List.of() : Hop.chain(jump);
        }

        /** As a person writes it: user@host, with the port where it is not the usual one. */
        public String address() {
            return user + "@" + host + (port == DEFAULT_PORT ? "" : ":" + port);
        }
    }

    /** The machine that Handrail itself runs on. */
    record ThisComputer(Sudo sudo) implements Access {}
}
