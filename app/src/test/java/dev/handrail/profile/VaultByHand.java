package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vault with its offers, and a person who types; no value that is typed is ever shown. */
abstract class VaultByHand {
    static final String PHRASE = "correct horse battery";

    @TempDir
    Path home;

    final Deque<String> typed = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    boolean piped;

    final Asker person = new Asker() {
        @Override
        public @Nullable Secret secret(String question) {
            asked.add(question);
            String next = typed.poll();
            return next == null ? null : Secret.of(next.toCharArray());
        }

        @Override
        public @Nullable Secret whole(String question) {
            if (piped) {
                String all = String.join("\n", typed);
                typed.clear();
                typed.add(all);
            }
            return secret(question);
        }

        @Override
        public @Nullable String answer(String question) {
            return null;
        }
    };

    Map<String, Integer> sealed = Map.of();
    Set<String> decrypting = Set.of();

    final Kept kept = new Kept() {
        @Override
        public List<String> runsToCleanUp(String server) {
            return List.of();
        }

        @Override
        public Set<String> heldByBackups(Server server) {
            return Set.of();
        }

        @Override
        public int sealedFor(String secret) {
            return sealed.getOrDefault(secret, 0);
        }

        @Override
        public boolean decryptsForRecipients(String secret) {
            return decrypting.contains(secret);
        }

        @Override
        public Optional<Path> practiceFolder(Server server) {
            return Optional.empty();
        }

        @Override
        public void rename(String from, String to) {}
    };

    Store store;
    Servers servers;
    Vault vault;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        servers.save(Server.of("Parish", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE)));
        vault = QuickVault.in(home, store.jdbi(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        vault.close();
        store.close();
    }

    void create() throws OperationFailed {
        typed.addAll(List.of(PHRASE, PHRASE));
        act("vault create", Map.of());
    }

    static Map<String, List<String>> named(String name) {
        return Map.of("NAME", List.of(name));
    }

    /** What was said of it, in the plan and in the run. */
    List<String> act(String words, Map<String, List<String>> given) throws OperationFailed {
        Operation operation = made(words, given);
        String plan = operation.plan().toString() + operation.title();
        Saying work = new Saying();
        operation.run(work);
        assertThat(plan + work.lines()).doesNotContain("hunter2", PHRASE, "another phrase");
        return work.lines();
    }

    Operation made(String words, Map<String, List<String>> given) throws OperationFailed {
        return ((Offer.Action) offer(words)).maker().make(new Arguments(given));
    }

    Answer ask(String words, Map<String, List<String>> given) throws OperationFailed {
        return ((Offer.Question) offer(words)).teller().tell(new Arguments(given));
    }

    Offer offer(String words) {
        SecretFinder secrets = new SecretFinder(vault, person, Map.of(), null, home, new Redactor(), Set::of);
        Passphrases passphrases = new Passphrases(person, new Redactor(), true, Optional.empty());
        return new VaultOffers(
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> secrets),
                        new Lazy<>(() -> servers),
                        kept,
                        passphrases)
                .offers().stream()
                        .filter(o -> o.words().equals(words))
                        .findFirst()
                        .orElseThrow();
    }
}
