package dev.handrail.backup;

import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.FileSet;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * One thing of a profile that is backed up. Names are distinct only among things of one sort: a directory may be called as a
 * database is, and a backup of the one is none of the other.
 */
public record Subject(Sort sort, String name) {
    /** The lists of a profile that have what is backed up. */
    public enum Sort {
        DATABASE,
        FILES,
        SCRIPT,
        GIT;

        /** As it stands in JSON, and for a person who has to tell two of one name apart. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a backup is of. */
    public static Subject of(Backup backup) {
        Sort sort = switch (backup.manifest().source().kind()) {
            case "files" -> Sort.FILES;
            case "script" -> Sort.SCRIPT;
            case "git" -> Sort.GIT;
            default -> Sort.DATABASE;
        };
        return new Subject(sort, backup.source());
    }

    public static Subject database(String name) {
        return new Subject(Sort.DATABASE, name);
    }

    /** Whether a backup is one of it. */
    public boolean has(Backup backup) {
        return of(backup).equals(this);
    }

    /**
     * What the profile says is to be backed up. Of an entry that takes all databases, each that was ever taken: one that is
     * no longer there has to be said.
     */
    public static List<Subject> all(Server server, List<Backup> backups) {
        List<Subject> all = new ArrayList<>();
        for (Database database : server.databases()) {
            if (database.dump().what() == Dump.What.ALL) {
                all.addAll(each(database, backups));
            } else {
                all.add(database(database.name()));
            }
        }
        server.files().stream()
                .map(FileSet::name)
                .map(name -> new Subject(Sort.FILES, name))
                .forEach(all::add);
        server.scripts().stream()
                .map(Script::name)
                .map(name -> new Subject(Sort.SCRIPT, name))
                .forEach(all::add);
        server.repositories().stream()
                .map(Repository::name)
                .map(name -> new Subject(Sort.GIT, name))
                .forEach(all::add);
        return all.stream().distinct().toList();
    }

    private static List<Subject> each(Database entry, List<Backup> backups) {
        TreeSet<String> names = new TreeSet<>();
        backups.stream()
                .filter(backup -> of(backup).sort() == Sort.DATABASE)
                .map(Backup::source)
                .filter(source -> source.startsWith(Entries.source(entry, "")))
                .forEach(names::add);
        return names.isEmpty()
                ? List.of(database(entry.name()))
                : names.stream().map(Subject::database).toList();
    }
}
