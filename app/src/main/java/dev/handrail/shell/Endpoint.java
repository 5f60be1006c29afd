package dev.handrail.shell;

import org.jspecify.annotations.Nullable;

/** Something that listens on a machine, as that machine sees it. */
public sealed interface Endpoint {
    record Tcp(String host, int port) implements Endpoint {}

    /** A Unix socket, reached as a user of that machine; null for who is logged in. */
    record UnixSocket(String path, @Nullable String as) implements Endpoint {}
}
