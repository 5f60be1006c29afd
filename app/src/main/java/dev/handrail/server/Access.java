package dev.handrail.server;

import org.jspecify.annotations.Nullable;

/** How a server is reached. */
public sealed interface Access {
    Sudo sudo();

    /** Over SSH. What is null is left to ~/.ssh and its defaults. */
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
            Require.text("host", host);
            Require.text("user", user);
            Require.port(port);
        }

        /** As a person writes it: user@host, with the port where it is not the usual one. */
        public String address() {
            return user + "@" + host + (port == DEFAULT_PORT ? "" : ":" + port);
        }
    }

    /** The machine that Handrail itself runs on. */
    record ThisComputer(Sudo sudo) implements Access {}
}
