package dev.handrail.backup;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.server.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest good backup of one source of a server, if there is one, and whether it is recent enough.
 *
 * @param good whether there is one, and it is
 */
public record Recent(Subject subject, Optional<Backup> last, boolean good) {
    /** What counts as "from today" where nobody says otherwise. */
    public static final Duration A_DAY = Duration.ofHours(24);

    /** What it is called. */
    public String source() {
        return subject.name();
    }

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
        return Subject.all(server, backups).stream()
                .map(subject -> of(subject, backups, now, within, level))
                .toList();
    }

    /** One that claims to be taken after now proves only that a clock is wrong: it hides none of before, and is not good. */
    public static Recent of(Subject subject, List<Backup> backups, Instant now, Duration within, Rung level) {
        List<Backup> good = backups.stream()
                .filter(b -> subject.has(b) && b.good())
                .filter(b -> b.proof().compareTo(level) >= 0)
                .toList();
        Optional<Backup> past =
                good.stream().filter(b -> !b.taken().isAfter(now)).findFirst();
        return new Recent(
                subject,
                past.or(() -> good.stream().findFirst()),
                past.isPresent() && Duration.between(past.get().taken(), now).compareTo(within) <= 0);
    }
}
