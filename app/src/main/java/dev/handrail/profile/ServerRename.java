package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gives a server another name, and takes its secrets and backups along. The book comes last: whatever interrupts this, the
 * same can be asked for again, and does the rest.
 */
final class ServerRename implements Operation {
    static final String WORDS = "server rename";

    /** What its record has the new name under, for whoever looks for what was done under the old one. */
    static final String RENAMED = "server";

    /** Where what belongs to a server is kept. */
    record Places(Servers servers, Vault vault, SecretFinder secrets, Kept kept) {}

    private final Places places;
    private final Server server;
    private final String to;

    ServerRename(Places places, Server server, String to) {
        this.places = places;
        this.server = server;
        this.to = to;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("profile.rename.title", server.name(), to);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    /** A backup that goes on would be entered under the old name. */
    @Override
    public Set<String> exclusions() {
        return places.kept().heldByBackups(server);
    }

    @Override
    public Plan plan() throws OperationFailed {
        String here = Words.of("profile.here");
        List<Plan.Step> steps = List.of(
                new Plan.Step(Words.of("profile.rename.secrets"), here, null, Effect.CHANGES),
                new Plan.Step(Words.of("profile.rename.backups"), here, null, Effect.CHANGES),
                new Plan.Step(Words.of("profile.rename.profile"), here, null, Effect.CHANGES));
        List<Check> checks = new ArrayList<>();
        checks.add(nameCheck());
        List<String> runs = places.kept().runsToCleanUp(server.name());
        if (!runs.isEmpty()) {
            checks.add(Check.blocker(
                    Words.of("profile.rename.left", String.join(", ", runs)),
                    Words.of("profile.rename.left.next", runs.getFirst())));
        }
        checks.add(Check.ok(Words.of("profile.rename.past", server.name())));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private Check nameCheck() {
        boolean taken = !Servers.key(to).equals(Servers.key(server.name()))
                && places.servers().profile(to).isPresent();
        boolean secrets = hasSecrets(to) && hasSecrets(server.name());
        return taken || secrets
                ? Check.blocker(Words.of("profile.rename.taken", to), Words.of("profile.rename.taken.next"))
                : Check.ok(Words.of("profile.rename.free", to));
    }

    private boolean hasSecrets(String name) {
        return places.vault().names().stream().anyMatch(secret -> secret.startsWith(SecretNames.prefix(name)));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        String from = server.name();
        work.step(Words.of("profile.rename.secrets"));
        if (hasSecrets(from)) {
            places.secrets().openVault();
        }
        work.say(Words.of(
                "profile.rename.secrets.done",
                places.vault().rename(SecretNames.prefix(from), SecretNames.prefix(to))));
        work.step(Words.of("profile.rename.backups"));
        places.kept().rename(from, to);
        work.step(Words.of("profile.rename.profile"));
        places.servers().rename(from, to);
        work.made(RENAMED, to);
        work.say(Words.of("profile.rename.past", from));
    }
}
