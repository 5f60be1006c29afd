package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Says that something which should listen on a machine could not be reached. */
final class Unconnected {
    private Unconnected() {}

    static OperationFailed to(Endpoint endpoint, String where, Exception why) {
        return telling(endpoint, where).because(why);
    }

    static OperationFailed to(Endpoint endpoint, String where, String why) {
        return telling(endpoint, where).cameBack(why).build();
    }

    private static OperationFailed.Telling telling(Endpoint endpoint, String where) {
        return OperationFailed.unreachable(Words.of("shell.connect", name(endpoint)))
                .on(where)
                .next(Words.of("shell.connect.next"));
    }

    private static String name(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> tcp.host() + ":" + tcp.port();
            case Endpoint.UnixSocket socket -> socket.path();
        };
    }
}
