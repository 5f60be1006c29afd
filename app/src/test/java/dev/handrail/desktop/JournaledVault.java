package dev.handrail.desktop;

import dev.handrail.desktop.vault.VaultDeeds;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.operation.AtOnce;
import dev.handrail.operation.Cleaned;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Runner;
import dev.handrail.profile.NothingKept;
import dev.handrail.profile.Passphrases;
import dev.handrail.profile.VaultOffers;
import dev.handrail.server.Servers;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.vault.QuickVault;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretFinder;
import dev.handrail.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vault with the offers of the program, a runner and a journal behind them; nobody answers but the window's sheets. */
public final class JournaledVault implements AutoCloseable {
    private final Redactor redactor = new Redactor();
    private final List<String> asked = new ArrayList<>();
    private final Journal journal;
    private final Runner runner;
    private final Vault vault;
    private final List<Offer> offers;

    public JournaledVault(Store store, Path home) {
        journal = new Journal(store.jdbi(), Clock.systemUTC());
        runner = new Runner(journal, List.of(), redactor::clean, "mara", Clock.systemUTC());
        vault = QuickVault.in(home, store.jdbi(), Clock.systemUTC());
        SecretFinder secrets = new SecretFinder(vault, Asker.NOBODY, Map.of(), null, home, redactor, Set::of);
        Passphrases passphrases = new Passphrases(new Somebody(), redactor, true, Optional.empty());
        Servers servers = new Servers(store.jdbi(), Clock.systemUTC(), "mara");
        offers = new VaultOffers(
                        new Lazy<>(() -> vault),
                        new Lazy<>(() -> secrets),
                        new Lazy<>(() -> servers),
                        new NothingKept(),
                        passphrases)
                .offers().stream()
                        .map(offer -> Cleaned.offer(offer, redactor::clean))
                        .toList();
    }

    /** Whom the program asks where no sheet has asked before. */
    private final class Somebody implements Asker {
        @Override
        public @Nullable Secret secret(String question) {
            asked.add(question);
            return null;
        }

        @Override
        public @Nullable String answer(String question) {
            asked.add(question);
            return null;
        }
    }

    public Vault vault() {
        return vault;
    }

    public VaultDeeds deeds() {
        AtOnce atOnce = new AtOnce(runner);
        return new VaultDeeds(offers, atOnce::run);
    }

    /** What the program asked itself. */
    public List<String> asked() {
        return asked;
    }

    /** What is masked from now on. */
    public String clean(String text) {
        return redactor.clean(text);
    }

    /** The operations that the journal knows, each with its outcome, oldest first. */
    public List<String> done() {
        return runs().reversed().stream()
                .map(run -> run.operation() + " " + run.outcome())
                .toList();
    }

    public List<Run> runs() {
        return journal.runs(JournalFilter.all());
    }

    /** All that the journal says, in one text. */
    public String written() {
        StringBuilder text = new StringBuilder();
        for (Run run : runs()) {
            text.append(run).append(journal.steps(run.id())).append(journal.lines(run.id()));
        }
        return text.toString();
    }

    /** Nothing is started any more. */
    public void stop() {
        runner.close();
    }

    @Override
    public void close() {
        runner.close();
        vault.close();
        journal.close();
    }
}
