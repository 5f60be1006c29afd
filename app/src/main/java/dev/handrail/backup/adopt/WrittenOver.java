package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backups that are known to lie in one place under one name. Of another program's dumps that is no sign that they still
 * do: it may write tonight's over yesterday's.
 */
record WrittenOver(List<Backup> known, String located) {
    /** @param all of the catalogue, newest first */
    static WrittenOver at(String located, List<Backup> all) {
        return new WrittenOver(
                all.stream()
                        .filter(backup -> copies(backup, located).findAny().isPresent())
                        .toList(),
                located);
    }

    private static Stream<Copy> copies(Backup backup, String located) {
        return backup.copies().stream().filter(copy -> copy.located().equals(located));
    }

    /** The one that lies there as far as its time tells: what Handrail wrote, nobody writes over. */
    Optional<Backup> at(Instant changed) {
        return known.stream()
                .filter(backup ->
                        !backup.manifest().foreign() || seconds(backup.taken()).equals(seconds(changed)))
                .findFirst();
    }

    /** An identity has no more of the time. */
    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The one that has these bytes: written anew, or only its time is another. */
    Optional<Backup> same(String sha256) {
        return known.stream()
                .filter(backup -> backup.manifest().artifact().sha256().equals(sha256))
                .findFirst();
    }

    /** Bytes of that hash lie there now. Where a copy was found bad before, that stays said. */
    void note(String sha256, Catalogue catalogue) {
        for (Backup backup : known) {
            if (backup.manifest().artifact().sha256().equals(sha256)) {
                turn(backup, Copy.State.MISSING, Copy.State.GOOD, catalogue);
            } else {
                turn(backup, Copy.State.GOOD, Copy.State.MISSING, catalogue);
            }
        }
    }

    /** Those that cannot be what lies there, as that has another length: all that is known of what nobody read. */
    WrittenOver longerOrShorter(long bytes) {
        return new WrittenOver(
                known.stream()
                        .filter(backup -> backup.manifest().artifact().storedBytes() != bytes)
                        .toList(),
                located);
    }

    private void turn(Backup backup, Copy.State from, Copy.State to, Catalogue catalogue) {
        copies(backup, located)
                .filter(copy -> copy.state() == from)
                .forEach(copy -> catalogue.copyIs(backup.id(), copy, to));
    }
}
