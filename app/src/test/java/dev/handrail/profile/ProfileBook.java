package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Saying;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A book with two servers, and all that one can do with it. */
abstract class ProfileBook {
    static final String HERE = """
            server: Here
            environment: test
            access: this-computer
            """;

    static final String THERE = """
            server: There
            environment: production
            access:
              ssh: { host: 127.0.0.1, port: 1, user: deploy }
            databases:
              - { name: members, engine: postgresql, host: localhost, user: anna, password: vault }
            """;

    @TempDir
    Path folder;

    Store store;
    Servers servers;
    Vault vault;
    SshShells shells;
    final Remembering kept = new Remembering();
    List<Offer> offers;
    String version = "PostgreSQL 14.22";

    @BeforeEach
    void aBookWithTwoServers() throws OperationFailed, IOException {
        store = ReadyStore.open(folder.resolve("home"), Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        vault = QuickVault.in(folder.resolve("home"), store.jdbi(), Clock.systemUTC());
        SecretFinder secrets = new SecretFinder(vault, Asker.NOBODY, Map.of(), null, folder, new Redactor(), Set::of);
        shells = new SshShells(
                secrets,
                Asker.NOBODY,
                HostKeys.in(folder, HostKeyAsker.NOBODY),
                SshSettings.usual().withKeys(folder, null));
        offers = new ProfileOffers(
                        new Lazy<>(() -> servers),
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> secrets),
                        kept,
                        fingerprint -> shells,
                        (s, d, shell) -> version,
                        folder)
                .offers();
        take(Map.of("FILE", List.of(file(HERE + "---\n" + THERE))));
    }

    @AfterEach
    void close() {
        shells.close();
        vault.close();
        store.close();
    }

    /** Remembers what it was told. */
    static final class Remembering implements Kept {
        final List<String> renamed = new ArrayList<>();
        List<String> toCleanUp = List.of();
        Map<String, Integer> sealed = Map.of();
        Optional<Path> practice = Optional.empty();

        @Override
        public List<String> runsToCleanUp(String server) {
            return toCleanUp;
        }

        @Override
        public Set<String> heldByBackups(Server server) {
            return Set.of("backup of " + server.name());
        }

        @Override
        public int sealedFor(String secret) {
            return sealed.getOrDefault(secret, 0);
        }

        @Override
        public boolean decryptsForRecipients(String secret) {
            return false;
        }

        @Override
        public Optional<Path> practiceFolder(Server server) {
            return practice;
        }

        @Override
        public void rename(String from, String to) {
            renamed.add(from + " -> " + to);
        }
    }

    void take(Map<String, List<String>> given) throws OperationFailed {
        Operation taken = ((Offer.Action) offer("server import")).maker().make(new Arguments(given));
        taken.plan();
        taken.run(new Saying());
    }

    Answer ask(String words, Map<String, List<String>> given) throws OperationFailed {
        return ((Offer.Question) offer(words)).teller().tell(new Arguments(given));
    }

    Operation act(String words, String server) throws OperationFailed {
        return ((Offer.Action) offer(words)).maker().make(Arguments.of("NAME", server));
    }

    Offer offer(String words) {
        return offers.stream().filter(o -> o.words().equals(words)).findFirst().orElseThrow();
    }

    String file(String profile) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "profile", ".yaml"), profile)
                .toString();
    }
}
