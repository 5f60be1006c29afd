package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** Which of a server's switches is meant; what comes back is the server with that one alone. */
record SwitchChoice(SwitchMeans means, Server server) {
    /** The one of that kind. */
    Server named(String kind) throws OperationFailed {
        return of(kind).map(server::throwing).orElseThrow(() -> {
            List<String> kinds = server.switches().stream().map(Switch::kind).toList();
            return OperationFailed.usage(Words.of("switching.with", server.name(), kind))
                    .next(
                            kinds.isEmpty()
                                    ? Words.of("switching.none.next")
                                    : Words.of("switching.with.next", String.join(", ", kinds)))
                    .build();
        });
    }

    /** The one of that kind that was thrown before; the usual one where the profile has it no more. */
    Server thrown(String kind) {
        return of(kind).map(server::throwing).orElseGet(this::usual);
    }

    /** The usual one. */
    Server usual() {
        return server.switches().stream().findFirst().map(server::throwing).orElse(server);
    }

    /** The one whose page is up, as far as is known here or told by them; else the usual one. */
    Server standing() throws OperationFailed {
        if (server.switches().size() < 2) {
            return server;
        }
        Optional<Switch> known = means.windows().open(server.name()).flatMap(window -> of(window.kind()));
        if (known.isPresent()) {
            return server.throwing(known.get());
        }
        for (Switch one : server.switches()) {
            Server chosen = server.throwing(one);
            if (Situation.of(means, chosen).state() == State.ON) {
                return chosen;
            }
        }
        return usual();
    }

    /** The one with a rule in a web server; where there is none, that is told later. */
    Server withRule() {
        return of("flag-file").map(server::throwing).orElse(server);
    }

    private Optional<Switch> of(String kind) {
        return server.switches().stream().filter(one -> one.kind().equals(kind)).findFirst();
    }
}
