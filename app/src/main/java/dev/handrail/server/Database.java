package dev.handrail.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A database as it is reached from its server: by TCP, by its Unix socket as an operating system user, or inside a
 * container.
 *
 * @param user the database's own user; null where the operating system's user says who one is
 * @param socket the folder or the file of its Unix socket
 * @param as the operating system's user that it is reached as
 * @param drill null where it is tried out as often as any
 * @param undo for how long at least what a restore replaced is kept; null for {@link UndoTime#USUAL}
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
        @Nullable Keep keep,
        Dump dump,
        @Nullable DrillRule drill,
        @Nullable Duration undo) {

    public static final String LOCALHOST = "localhost";

    public Database {
        Require.name("name", name);
        Require.host("host", host);
        Require.port(port);
        Require.optionalText("user", user);
        Require.optionalText("socket", socket);
        if (as != null) {
            Require.login("as", as);
        }
        if (socket != null && container != null) {
            throw new InvalidProfile("container", "profile.invalid.socket.container");
        }
        if (socket != null && !host.equals(LOCALHOST)) {
            throw new InvalidProfile("host", "profile.invalid.socket.host");
        }
        if (as != null && socket == null && container == null) {
            throw new InvalidProfile("as", "profile.invalid.as");
        }
        if (user == null && as == null) {
            throw new InvalidProfile("user", "profile.invalid.user");
        }
        UndoTime.require(undo);
    }

    /** One that is dumped as usual. */
    public Database(
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
        this(name, engine, host, port, user, password, container, socket, as, keep, Dump.USUAL);
    }

    /** One that is tried out as often as any. */
    public Database(
            String name,
            Engine engine,
            String host,
            int port,
            @Nullable String user,
            @Nullable SecretRef password,
            @Nullable Container container,
            @Nullable String socket,
            @Nullable String as,
            @Nullable Keep keep,
            Dump dump) {
        this(name, engine, host, port, user, password, container, socket, as, keep, dump, null, null);
    }

    /** The container it runs in, and the tool that reaches into it. */
    public record Container(String name, Tool tool) {
        public Container {
            Require.container("name", name);
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
