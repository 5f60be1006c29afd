package dev.handrail.desktop;

import dev.handrail.backup.Catalogue;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.backup.Trials;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.journal.Journal;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Runner;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.SshConfig;
import dev.handrail.shell.Shells;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.store.Whereabouts;
import dev.handrail.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * What lies on the desk: all that the window may use.
 *
 * @param guides the runbooks, and those that are followed
 * @param kept the databases that restores put aside
 * @param sites looks at sites, and knows how they were
 * @param windows the times of maintenance
 * @param trials tries destinations that are kept nowhere yet
 * @param whereabouts where the data lie
 * @param sshConfig the servers that the SSH configuration of the person knows
 * @param practice what starts the practice server, and enters it in the book
 * @param practised which server of the book is the practice server
 */
public record Desk(
        Servers servers,
        Journal journal,
        Runner runner,
        List<Offer> offers,
        Shells shells,
        Catalogue catalogue,
        Guides guides,
        KeptDatabases kept,
        Sites sites,
        Windows windows,
        Trials trials,
        Vault vault,
        Whereabouts whereabouts,
        Clock clock,
        ZoneId zone,
        Errands.Errand<SshConfig> sshConfig,
        Errands.Errand<Operation> practice,
        Predicate<Server> practised) {
    public Desk {
        offers = List.copyOf(offers);
    }

    /** The data folder. */
    public Path home() {
        return whereabouts.home();
    }
}
