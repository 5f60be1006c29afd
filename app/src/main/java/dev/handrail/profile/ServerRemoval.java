package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** Takes a server out of the book with its secrets; the server itself and its backups stay as they are. */
final class ServerRemoval implements Operation {
    private final Server server;
    private final Servers servers;
    private final Vault vault;

    ServerRemoval(Server server, Servers servers, Vault vault) {
        this.server = server;
        this.servers = servers;
        this.vault = vault;
    }

    @Override
    public String name() {
        return "server remove";
    }

    @Override
    public String title() {
        return Words.of("profile.remove.title", server.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Plan plan() {
        String here = Words.of("profile.here");
        List<Plan.Step> steps = List.of(
                new Plan.Step(secrets(), here, null, Effect.CHANGES),
                new Plan.Step(Words.of("profile.remove.profile"), here, null, Effect.CHANGES));
        return new Plan(
                title(),
                effect(),
                List.of(Plan.Check.ok(Words.of("profile.remove.stays"))),
                steps,
                List.of(Words.of("profile.remove.cannot-undo", server.name())));
    }

    private String secrets() {
        List<String> names = vault.names().stream()
                .filter(name -> name.startsWith(SecretNames.prefix(server.name())))
                .toList();
        return names.isEmpty()
                ? Words.of("profile.remove.secrets")
                : Words.of("profile.remove.secrets.which", String.join(", ", names));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("profile.remove.secrets"));
        int secrets = vault.removeUnder(SecretNames.prefix(server.name()));
        work.say(Words.of("profile.remove.secrets.gone", secrets));
        work.step(Words.of("profile.remove.profile"));
        servers.remove(server.name());
        work.say(Words.of("profile.remove.stays"));
    }
}
