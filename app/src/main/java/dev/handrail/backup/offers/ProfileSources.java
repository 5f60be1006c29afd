package dev.handrail.backup.offers;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.source.ColdSource;
import dev.handrail.backup.source.FilesSource;
import dev.handrail.backup.source.GitSource;
import dev.handrail.backup.source.MySqlSource;
import dev.handrail.backup.source.PostgresSource;
import dev.handrail.backup.source.ScriptSource;
import dev.handrail.backup.source.Source;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a profile says is backed up, in an order that makes sense: databases first, since they change most, and last what is
 * stopped for it, so that what goes wrong before keeps nothing stopped.
 */
final class ProfileSources {
    private final Means means;
    private final Server server;

    ProfileSources(Means means, Server server) {
        this.means = means;
        this.server = server;
    }

    /** Those of these names, or all when none is named. */
    List<Source> named(List<String> asked) throws OperationFailed {
        List<Source> all = all();
        if (all.isEmpty()) {
            throw OperationFailed.usage(Words.of("backup.nothing", server.name()))
                    .next(Words.of("backup.nothing.next"))
                    .build();
        }
        for (String name : asked) {
            if (all.stream().noneMatch(source -> source.name().equals(name))) {
                throw unknown(name, all);
            }
        }
        return asked.isEmpty()
                ? all
                : all.stream().filter(source -> asked.contains(source.name())).toList();
    }

    private List<Source> all() {
        List<Source> all = new ArrayList<>();
        server.databases().forEach(database -> all.add(database(database)));
        server.repositories().forEach(repository -> all.add(new GitSource(means, server, repository)));
        server.scripts().forEach(script -> all.add(new ScriptSource(means, server, script, ScriptSource.LIMIT)));
        server.files().stream()
                .filter(set -> set.cold() == null)
                .map(this::files)
                .forEach(all::add);
        server.files().stream()
                .filter(set -> set.cold() != null)
                .map(this::files)
                .forEach(all::add);
        return all;
    }

    /** One database to which an entry leads, as it is backed up by that, alone or with all the others. */
    Source database(Database entry, String database) {
        String name = Entries.named(entry, database);
        return entry.engine() == Engine.POSTGRESQL
                ? new PostgresSource(means, server, entry, name, database)
                : new MySqlSource(means, server, entry, name, database);
    }

    /** The files that are backed up from this directory. */
    Optional<Source> directory(String directory) {
        return server.files().stream()
                .filter(set -> set.directory().equals(directory))
                .findFirst()
                .map(this::files);
    }

    private Source files(FileSet set) {
        FilesSource files = new FilesSource(means, server, set);
        return set.cold() == null ? files : new ColdSource(files, server, set.cold(), means.ids());
    }

    private Source database(Database database) {
        return database.engine() == Engine.POSTGRESQL
                ? PostgresSource.of(means, server, database)
                : MySqlSource.of(means, server, database);
    }

    private OperationFailed unknown(String name, List<Source> all) {
        String known =
                String.join(", ", all.stream().map(Source::name).distinct().toList());
        return OperationFailed.usage(Words.of("backup.source.unknown", server.name(), name))
                .next(Words.of("backup.source.unknown.next", known))
                .build();
    }
}
