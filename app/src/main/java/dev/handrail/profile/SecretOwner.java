package dev.handrail.profile;

import dev.handrail.operation.Lazy;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** Whose a secret is by its name. Who needs one looks for it under the name of the server in the book, letter for letter. */
record SecretOwner(Lazy<Servers> servers) {
    /** The same name, with the server as the book calls it, which may be meant in other letters. */
    String asLookedFor(String name) throws OperationFailed {
        Optional<String> server = SecretNames.server(name);
        if (server.isEmpty()) {
            return name;
        }
        return servers.get()
                .called(server.get())
                .map(called -> SecretNames.prefix(called) + name.substring(name.indexOf('/') + 1))
                .orElse(name);
    }

    /** A warning where there is no such server: perhaps it is entered later, perhaps its name was mistyped. */
    Optional<Check> missing(String name) throws OperationFailed {
        Optional<String> server = SecretNames.server(name);
        if (server.isEmpty() || servers.get().called(server.get()).isPresent()) {
            return Optional.empty();
        }
        List<String> names = servers.get().all().stream().map(Server::name).toList();
        String next = Nearest.to(server.get(), names)
                .map(near -> Words.of("vault.offer.put.nobody.near", near))
                .orElseGet(() -> Words.of("vault.offer.put.nobody.next"));
        return Optional.of(Check.warning(Words.of("vault.offer.put.nobody", name, server.get()), next));
    }
}
