package dev.handrail;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.journal.Journal;
import dev.handrail.journal.Run;
import dev.handrail.operation.Lazy;
import dev.handrail.practice.Practising;
import dev.handrail.profile.Kept;
import dev.handrail.server.Database;
import dev.handrail.server.FileSet;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.site.Sites;
import dev.handrail.site.maintenance.SwitchMeans;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What catalogue, history and journal keep under the name of a server. */
record KeptByName(
        Lazy<Servers> servers,
        Lazy<Means> backups,
        Lazy<Sites> sites,
        Lazy<SwitchMeans> maintenance,
        Lazy<Journal> journal,
        Practising practising)
        implements Kept {
    @Override
    public List<String> runsToCleanUp(String server) throws OperationFailed {
        return journal.get().runsWithLeftovers().stream()
                .filter(run -> run.server().equals(server))
                .map(Run::id)
                .toList();
    }

    @Override
    public Set<String> heldByBackups(Server server) {
        Stream<String> databases = server.databases().stream().map(Database::name);
        Stream<String> files = server.files().stream().map(FileSet::name);
        Stream<String> scripts = server.scripts().stream().map(Script::name);
        Stream<String> repositories = server.repositories().stream().map(Repository::name);
        return Stream.of(databases, files, scripts, repositories)
                .flatMap(names -> names)
                .flatMap(name -> Entries.held(server, name).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public int sealedFor(String secret) throws OperationFailed {
        return Math.toIntExact(backups.get().catalogue().all().stream()
                .filter(backup -> backup.manifest().artifact().encrypted())
                .filter(backup -> SecretNames.age(backup.server()).equals(secret))
                .count());
    }

    @Override
    public boolean decryptsForRecipients(String secret) throws OperationFailed {
        return servers.get().all().stream()
                .filter(server -> SecretNames.age(server.name()).equals(secret))
                .map(Server::encryption)
                .anyMatch(encryption -> encryption != null
                        && !encryption.age().isEmpty()
                        && (encryption.identity() == null || encryption.identity() instanceof SecretRef.Vault));
    }

    @Override
    public Optional<Path> practiceFolder(Server server) {
        return practising.folderOf(server);
    }

    @Override
    public void rename(String from, String to) throws OperationFailed {
        backups.get().catalogue().renameServer(from, to);
        backups.get().kept().renameServer(from, to);
        backups.get().keptFiles().renameServer(from, to);
        sites.get().history().renameServer(from, to);
        maintenance.get().windows().renameServer(from, to);
    }
}
