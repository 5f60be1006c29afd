package dev.handrail.backup;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.FileSet;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The newest good backup of one source of a server, if there is one, and whether it is recent enough.
 *
 * @param good whether there is one, and it is
 */
public record Recent(String source, Optional<Backup> last, boolean good) {
    /** What counts as "from today" where nobody says otherwise. */
    public static final Duration A_DAY = Duration.ofHours(24);

    /**
     * Of each source of the profile, from today.
     *
     * @param backups of the server, newest first
     */
    public static List<Recent> today(Server server, List<Backup> backups, Instant now) {
        return of(server, backups, now, A_DAY, Rung.COMPLETE);
    }

    /**
     * Of each source of the profile.
     *
     * @param backups of the server, newest first
     * @param level how far one must be proven to count
     */
    public static List<Recent> of(Server server, List<Backup> backups, Instant now, Duration within, Rung level) {
        return sources(server, backups).stream()
                .map(source -> of(source, backups, now, within, level))
                .toList();
    }

    /** One that claims to be taken after now proves only that a clock is wrong: it hides none of before, and is not good. */
    public static Recent of(String source, List<Backup> backups, Instant now, Duration within, Rung level) {
        List<Backup> good = backups.stream()
                .filter(b -> b.source().equals(source) && b.good())
                .filter(b -> b.proof().compareTo(level) >= 0)
                .toList();
        Optional<Backup> past =
                good.stream().filter(b -> !b.taken().isAfter(now)).findFirst();
        return new Recent(
                source,
                past.or(() -> good.stream().findFirst()),
                past.isPresent() && Duration.between(past.get().taken(), now).compareTo(within) <= 0);
    }

    /**
     * What the profile says is to be backed up. Of an entry that takes all databases, each that was ever taken: one that is
     * no longer there has to be said.
     */
    public static List<String> sources(Server server, List<Backup> backups) {
        List<String> names = new ArrayList<>();
        for (Database database : server.databases()) {
            names.addAll(database.dump().what() == Dump.What.ALL ? each(database, backups) : List.of(database.name()));
        }
        server.files().stream().map(FileSet::name).forEach(names::add);
        server.scripts().stream().map(Script::name).forEach(names::add);
        server.repositories().stream().map(Repository::name).forEach(names::add);
        return names.stream().distinct().toList();
    }

    private static List<String> each(Database entry, List<Backup> backups) {
        TreeSet<String> names = new TreeSet<>();
        backups.stream()
                .map(Backup::source)
                .filter(source -> source.startsWith(Entries.source(entry, "")))
                .forEach(names::add);
        return names.isEmpty() ? List.of(entry.name()) : List.copyOf(names);
    }
}
