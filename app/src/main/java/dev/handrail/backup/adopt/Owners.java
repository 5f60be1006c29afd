package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose backups are entered where no profile has the name that their manifests say: the server that was named is called
 * otherwise since. A place may also hold those of other servers, whose profiles are yet to be imported, and their backups
 * would go by the rules of the wrong one: so they are entered as its own only where nothing speaks for another server.
 */
final class Owners {
    private final Servers servers;
    private final Server server;
    private final boolean named;
    private final Set<String> before;
    private final Map<String, Optional<String>> called = new HashMap<>();

    Owners(Servers servers, Catalogue catalogue, Server server, boolean named) throws OperationFailed {
        this.servers = servers;
        this.server = server;
        this.named = named;
        this.before = catalogue.of(server.name()).stream().map(Owners::said).collect(Collectors.toSet());
    }

    /** The same findings, where what is entered is entered as the right server's. */
    List<Finding> settled(List<Finding> findings) {
        Set<String> there = backups(findings)
                .filter(backup -> !backup.manifest().foreign())
                .map(Owners::said)
                .collect(Collectors.toSet());
        boolean alone = !there.contains(Servers.key(server.name()))
                && there.stream().filter(this::hasNoProfile).count() == 1;
        return findings.stream().map(one -> settled(one, alone)).toList();
    }

    private Finding settled(Finding finding, boolean alone) {
        if (finding.fate() != Finding.Fate.ENTER) {
            return finding;
        }
        Backup backup = Objects.requireNonNull(finding.backup());
        Optional<String> profiled = called(said(backup));
        if (profiled.isPresent()) {
            return finding.entered(finding.told(), backup.of(profiled.get()));
        }
        return named && (alone || before.contains(said(backup)))
                ? finding.entered(
                        Words.of("backup.adopt.renamed", finding.told(), server.name(), backup.server()),
                        backup.of(server.name()))
                : finding;
    }

    /** What a person should know of those that are no known server's. */
    List<Check> checks(List<Finding> settled) {
        Set<String> names = backups(settled)
                .map(Backup::server)
                .filter(name -> hasNoProfile(Servers.key(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        return names.stream()
                .map(name -> Check.warning(Words.of("backup.adopt.noprofile", name), advice(name)))
                .toList();
    }

    private String advice(String name) {
        return named
                ? Words.of("backup.adopt.noprofile.renamed", name, server.name())
                : Words.of("backup.adopt.noprofile.next", name);
    }

    private static Stream<Backup> backups(List<Finding> findings) {
        return findings.stream().flatMap(finding -> Stream.ofNullable(finding.backup()));
    }

    private static String said(Backup backup) {
        return Servers.key(backup.manifest().server());
    }

    private boolean hasNoProfile(String key) {
        return called(key).isEmpty();
    }

    /** The name as the profile writes it, asked for once however many backups have it. */
    private Optional<String> called(String key) {
        return called.computeIfAbsent(key, servers::called);
    }
}
