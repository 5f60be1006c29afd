package dev.handrail.backup;

import dev.handrail.server.DrillRule;
import dev.handrail.server.Dump;
import dev.handrail.server.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it takes to bring a source back, and how much would be lost: measured, by what was restored and what was proven.
 *
 * @param restores each time that a backup of it was restored, in a drill or in earnest, oldest first
 * @param newest the newest proven backup
 * @param exposure for how long nothing newer than the last proven backup could be restored, at worst
 * @param every how often it is to be tried out
 */
public record Recovery(
        String source, List<Restore> restores, Optional<Backup> newest, Exposure exposure, Duration every) {
    /** What lies further back says nothing of how it is today. */
    private static final Duration LOOKED_BACK = Duration.ofDays(365);

    /** With so many times one has an idea of how long it usually takes. */
    private static final int USUAL = 5;

    /** Less than this is the weather. */
    private static final double SAME = 0.1;

    public Recovery {
        restores = List.copyOf(restores);
    }

    /** From when on removed backups still count. */
    public static Instant since(Instant now) {
        return now.minus(LOOKED_BACK);
    }

    /** One time that a backup was restored. */
    public record Restore(String backup, long bytes, Proof proof) {
        public Duration took() {
            return Duration.ofMillis(proof.millis());
        }
    }

    /** Whether it takes longer than it usually did before. */
    public enum Trend {
        FASTER("recovery.faster"),
        SAME("recovery.same"),
        SLOWER("recovery.slower"),
        UNKNOWN("recovery.unknown");

        private final String key;

        Trend(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /**
     * Of each database of the profile, and of the files that it wants to be tried out.
     *
     * @param backups of the server
     * @param past those of it that are removed
     */
    public static List<Recovery> of(Server server, List<Backup> backups, List<PastBackup> past, Instant now) {
        return Subject.all(server, backups).stream()
                .filter(source -> restorable(server, source))
                .map(source -> of(
                        source.name(),
                        backups.stream()
                                .filter(source::has)
                                .sorted(Backup.BY_TIME)
                                .toList(),
                        past.stream()
                                .filter(one -> one.subject().equals(source))
                                .toList(),
                        now,
                        Entries.drill(server, source).map(DrillRule::every).orElse(DrillRule.MONTHLY)))
                .toList();
    }

    /** Roles go into no database, so that there is nothing to restore them into for a try. */
    private static boolean restorable(Server server, Subject source) {
        return source.sort() == Subject.Sort.DATABASE
                ? Entries.database(server, source.name())
                        .filter(entry -> entry.dump().what() != Dump.What.ROLES)
                        .isPresent()
                : Entries.drill(server, source).isPresent();
    }

    private static Recovery of(
            String source, List<Backup> backups, List<PastBackup> past, Instant now, Duration every) {
        List<Restore> restores = Stream.concat(
                        backups.stream().flatMap(Recovery::restores),
                        past.stream().flatMap(one -> restore(one).stream()))
                .sorted(Comparator.comparing(restore -> restore.proof().at()))
                .toList();
        List<Backup> proven = backups.stream().filter(Backup::proven).toList();
        Optional<Backup> newest = proven.isEmpty() ? Optional.empty() : Optional.of(proven.getLast());
        List<Instant> taken = Stream.concat(
                        proven.stream().map(Backup::taken),
                        past.stream().filter(PastBackup::proven).map(PastBackup::taken))
                .toList();
        return new Recovery(source, restores, newest, Exposure.of(taken, now), every);
    }

    private static Stream<Restore> restores(Backup backup) {
        return backup.proofs().stream()
                .filter(proof -> proof.rung() == Proof.Rung.RESTORED)
                .map(proof ->
                        new Restore(backup.id(), backup.manifest().artifact().bytes(), proof));
    }

    private static Optional<Restore> restore(PastBackup past) {
        return Optional.ofNullable(past.restored())
                .map(one -> new Proof(Proof.Rung.RESTORED, one.at(), one.millis(), true, ""))
                .map(proof -> new Restore(past.id(), past.bytes(), proof));
    }

    private List<Restore> passed() {
        return restores.stream().filter(restore -> restore.proof().passed()).toList();
    }

    /** The last time it went well: how long it takes. */
    public Optional<Restore> measured() {
        List<Restore> passed = passed();
        return passed.isEmpty() ? Optional.empty() : Optional.of(passed.getLast());
    }

    /** The time before that. */
    public Optional<Restore> before() {
        List<Restore> passed = passed();
        return passed.size() < 2 ? Optional.empty() : Optional.of(passed.get(passed.size() - 2));
    }

    /** How long it usually took: the middle one of the last few times before the last. */
    public Optional<Duration> usual() {
        List<Restore> passed = passed();
        List<Long> earlier = passed.subList(0, Math.max(0, passed.size() - 1)).reversed().stream()
                .limit(USUAL)
                .map(restore -> restore.proof().millis())
                .sorted()
                .toList();
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        long middle = earlier.get(earlier.size() / 2) + earlier.get((earlier.size() - 1) / 2);
        return Optional.of(Duration.ofMillis(middle / 2));
    }

    /** The last time, however it came out. */
    public Optional<Restore> last() {
        return restores.isEmpty() ? Optional.empty() : Optional.of(restores.getLast());
    }

    /** Whether the last time went wrong: that is known, and worse than not to know. */
    public boolean failed() {
        return last().isPresent() && !last().get().proof().passed();
    }

    public Trend trend() {
        if (usual().isEmpty()) {
            return Trend.UNKNOWN;
        }
        double was = Math.max(1, usual().get().toMillis());
        double is = Math.max(1, measured().orElseThrow().proof().millis());
        if (Math.abs(is - was) <= was * SAME) {
            return Trend.SAME;
        }
        return is < was ? Trend.FASTER : Trend.SLOWER;
    }

    /** When it is to be tried out again; at once where it never was, or went wrong. */
    public Optional<Instant> due() {
        return failed()
                ? Optional.empty()
                : measured().map(restore -> restore.proof().at().plus(every));
    }

    public boolean isDue(Instant now) {
        return due().isEmpty() || !due().get().isAfter(now);
    }

    /** How much would be lost now: what was written since the newest proven backup. */
    public Optional<Duration> lost(Instant now) {
        return newest.map(backup -> Duration.between(backup.taken(), now));
    }
}
