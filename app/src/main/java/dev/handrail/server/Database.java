package dev.handrail.server;

import org.jspecify.annotations.Nullable;

/**
 * A database as it is reached from its server: by TCP, by its Unix socket as an operating system user, or inside a
 * container.
 */
public record Database(
        String name,
        Engine engine,
        String host,
        int port,
        @Nullable String user,
        @Nullable SecretRef password,
        @Nullable Container container,
        @Nullable String socket,
        @Nullable String as,
        @Nullable Keep keep) {

    public static final String LOCALHOST = "localhost";

    public Database {
        Require.text("name", name);
        Require.text("host", host);
        Require.port(port);
    }

    /** The container it runs in, and the tool that reaches into it. */
    public record Container(String name, Tool tool) {
        public Container {
            Require.text("container", name);
        }
    }

    /** The container tools. */
    public enum Tool {
        DOCKER("docker"),
        PODMAN("podman");

        private final String word;

        Tool(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
