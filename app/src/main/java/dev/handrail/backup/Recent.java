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
 * @param unproven a newer one that is there, and would count if more of it were proven
 */
public record Recent(Subject subject, Optional<Backup> last, boolean good, Optional<Backup> unproven) {
    /** What counts as "from today" where nobody says otherwise. */
    public static final Duration A_DAY = Duration.ofHours(24);

    /** How far one must be proven to count where nobody says otherwise. That it is there is what who wrote it says. */
    public static final Rung COUNTS = Rung.READ_BACK;

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
        return of(server, backups, now, A_DAY, COUNTS);
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
        List<Backup> there =
                backups.stream().filter(b -> subject.has(b) && b.good()).toList();
        List<Backup> good =
                there.stream().filter(b -> b.proof().compareTo(level) >= 0).toList();
        Optional<Backup> past =
                good.stream().filter(b -> !b.taken().isAfter(now)).findFirst();
        return new Recent(
                subject,
                past.or(() -> good.stream().findFirst()),
                past.isPresent() && Duration.between(past.get().taken(), now).compareTo(within) <= 0,
                there.stream()
                        .filter(b -> !b.taken().isAfter(now) && !good.contains(b))
                        .filter(b ->
                                past.isEmpty() || b.taken().isAfter(past.get().taken()))
                        .findFirst());
    }
}
