package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a server out of the book with its secrets; the server itself and its backups stay as they are, and so does what
 * decrypts them.
 */
final class ServerRemoval implements Operation {
    static final String WORDS = "server remove";

    /** For a server that is no more: what was left behind there went with it. */
    static final String GONE = "--gone";

    /** Where what belongs to a server is kept. */
    record Places(Servers servers, Vault vault, Kept kept) {}

    private final Places places;
    private final Server server;
    private final boolean gone;

    ServerRemoval(Places places, Server server, boolean gone) {
        this.places = places;
        this.server = server;
        this.gone = gone;
    }

    @Override
    public String name() {
        return WORDS;
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

    /** A backup that goes on would be without its secrets. */
    @Override
    public Set<String> exclusions() {
        return places.kept().heldByBackups(server);
    }

    @Override
    public Plan plan() throws OperationFailed {
        String here = Words.of("profile.here");
        List<Plan.Step> steps = List.of(
                new Plan.Step(secrets(), here, null, Effect.CHANGES),
                new Plan.Step(Words.of("profile.remove.profile"), here, null, Effect.CHANGES));
        List<Check> checks = new ArrayList<>(List.of(Check.ok(Words.of("profile.remove.stays"))));
        if (!staying().isEmpty()) {
            checks.add(Check.ok(keyStays()));
        }
        practice().ifPresent(stays -> checks.add(Check.ok(stays)));
        List<String> runs = places.kept().runsToCleanUp(server.name());
        if (!runs.isEmpty()) {
            checks.add(left(runs));
        }
        return new Plan(
                title(), effect(), checks, steps, List.of(Words.of("profile.remove.cannot-undo", server.name())));
    }

    private Optional<String> practice() {
        return places.kept().practiceFolder(server).map(folder -> Words.of("profile.remove.practice", folder));
    }

    private Check left(List<String> runs) {
        String text = Words.of("profile.remove.left", String.join(", ", runs));
        return gone
                ? Check.warning(text, Words.of("profile.remove.left.gone"))
                : Check.blocker(text, Words.of("profile.remove.left.next", runs.getFirst()));
    }

    /** What decrypts backups that are known; they can be restored by it when the profile is there again. */
    private Set<String> staying() throws OperationFailed {
        String age = SecretNames.age(server.name());
        return places.vault().names().contains(age) && places.kept().sealedFor(age) > 0 ? Set.of(age) : Set.of();
    }

    private String keyStays() throws OperationFailed {
        String age = SecretNames.age(server.name());
        return Words.of("profile.remove.key", age, places.kept().sealedFor(age));
    }

    private String secrets() throws OperationFailed {
        Set<String> staying = staying();
        List<String> names = places.vault().names().stream()
                .filter(name -> name.startsWith(SecretNames.prefix(server.name())))
                .filter(name -> !staying.contains(name))
                .toList();
        return names.isEmpty()
                ? Words.of("profile.remove.secrets")
                : Words.of("profile.remove.secrets.which", String.join(", ", names));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("profile.remove.secrets"));
        Set<String> staying = staying();
        int secrets = places.vault().removeUnder(SecretNames.prefix(server.name()), staying);
        work.say(Words.of("profile.remove.secrets.gone", secrets));
        if (!staying.isEmpty()) {
            work.say(keyStays());
        }
        work.step(Words.of("profile.remove.profile"));
        places.servers().remove(server.name());
        work.say(Words.of("profile.remove.stays"));
        practice().ifPresent(work::say);
    }
}
