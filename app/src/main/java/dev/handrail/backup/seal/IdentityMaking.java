package dev.handrail.backup.seal;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Encryption;
import dev.handrail.server.Placeholder;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes an age identity for the backups of a server: its secret part is kept, its recipient goes into the profile. */
public final class IdentityMaking implements Operation {
    public static final String WORDS = "vault make-identity";

    private final Places places;
    private final Server server;
    private final Optional<String> before;
    private final Kept kept;

    /** Where profiles, secrets and the time are. */
    public record Places(Servers servers, Vault vault, SecretFinder secrets, Clock clock) {}

    /**
     * Where the secret part is kept.
     *
     * @param instead a file in place of the vault
     * @param copy a file beside it
     */
    public record Kept(Optional<Path> instead, Optional<Path> copy) {
        private Stream<Path> files() {
            return Stream.concat(instead.stream(), copy.stream());
        }
    }

    /** @param before the stored profile of the server, which must still be that when the recipient is added */
    public IdentityMaking(Places places, Server server, Optional<String> before, Kept kept) {
        this.places = places;
        this.server = server;
        this.before = before;
        this.kept = kept;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.identity.title", server.name());
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
        String here = Words.of("storage.here");
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(makes(), here, null, Effect.READS));
        if (kept.instead().isEmpty()) {
            steps.add(new Step(seals(), here, null, Effect.CHANGES));
        }
        kept.files().forEach(file -> steps.add(new Step(writes(file), here, null, Effect.CHANGES)));
        steps.add(new Step(names(), here, null, Effect.CHANGES));
        return new Plan(title(), effect(), checks(), steps, List.of());
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        Encryption encryption = server.encryption();
        if (encryption != null && encryption.passphrase() != null) {
            checks.add(Check.blocker(
                    Words.of("backup.identity.passphrase", server.name()),
                    Words.of("backup.identity.passphrase.next")));
        }
        elsewhere()
                .ifPresent(ref -> checks.add(Check.blocker(
                        Words.of("backup.identity.elsewhere", ref.word()),
                        Words.of("backup.identity.elsewhere.next"))));
        kept.files()
                .filter(Files::exists)
                .forEach(file -> checks.add(Check.blocker(
                        Words.of("backup.identity.there", file), Words.of("backup.identity.there.next"))));
        if (kept.instead().isEmpty() && isKept()) {
            checks.add(Check.ok(Words.of("backup.identity.beside", secretName())));
        }
        checks.add(Check.warning(Words.of("backup.identity.lost"), Words.of("backup.identity.lost.next")));
        return checks;
    }

    /** A profile that looks for the identity elsewhere would not find the one in the vault. */
    private Optional<SecretRef> elsewhere() {
        Encryption encryption = server.encryption();
        SecretRef ref = encryption == null ? null : encryption.identity();
        return kept.instead().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(ref).filter(one -> !(one instanceof SecretRef.Vault));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(makes());
        try (AgeIdentity identity = AgeIdentity.make()) {
            if (kept.instead().isEmpty()) {
                work.step(seals());
                seal(identity);
            }
            for (Path file : kept.files().toList()) {
                work.step(writes(file));
                identity.write(file, places.clock().instant());
            }
            work.step(names());
            places.servers().replace(Map.of(server.withEncryption(named(identity.recipient())), before));
            work.made("recipient", identity.recipient());
            work.say(Words.of("backup.identity.made", identity.recipient()));
        }
    }

    private void seal(AgeIdentity identity) throws OperationFailed {
        places.secrets().openVault();
        try (Secret mine = identity.secret()) {
            places.vault().putBeside(secretName(), mine);
        }
    }

    /** Who could read the backups until now still can; an identity outside is named where none was known before. */
    private Encryption named(String recipient) {
        Encryption now = server.encryption();
        List<String> recipients = new ArrayList<>(now == null ? List.of() : now.age());
        recipients.removeIf(Placeholder::is);
        boolean first = recipients.isEmpty() && !isKept();
        recipients.add(recipient);
        @Nullable
        SecretRef file =
                kept.instead().map(path -> new SecretRef.File(path.toString())).orElse(null);
        return new Encryption(recipients, null, first ? file : now == null ? null : now.identity());
    }

    private boolean isKept() {
        return places.vault().names().contains(secretName());
    }

    private String secretName() {
        return SecretNames.age(server.name());
    }

    private static String makes() {
        return Words.of("backup.identity.makes");
    }

    private String seals() {
        return Words.of("backup.identity.seals", secretName());
    }

    private static String writes(Path file) {
        return Words.of("backup.identity.writes", file);
    }

    private String names() {
        return Words.of("backup.identity.names", server.name());
    }
}
