package dev.handrail.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Keep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Years of backups, failures, pins, damage and clocks that jump, under rules by chance: what must hold every day. */
class RulesOverYearsTest {
    private static final List<String> ZONES = List.of("Europe/Vienna", "America/St_Johns", "Pacific/Apia", "UTC");
    private static final int DAYS = 500;

    private Random chance = new Random();
    private ZoneId zone = ZoneOffset.UTC;
    private Keep keep = new Keep(1);
    private Instant now = Instant.EPOCH;
    private int taken;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatMustStayStaysEveryDay(long seed) {
        chance = new Random(seed);
        zone = ZoneId.of(ZONES.get(chance.nextInt(ZONES.size())));
        keep = rules();
        now = Instant.parse("2024-01-01T01:30:00Z");
        List<Backup> all = new ArrayList<>();
        boolean failed = false;
        for (int day = 0; day < DAYS; day++) {
            now = now.plus(Duration.ofMinutes(24 * 60 - 30 + chance.nextInt(60)));
            jump();
            failed = chance.nextInt(5) == 0;
            if (!failed) {
                all.addAll(backups());
            }
            damageOne(all);
            all = pruned(all, failed);
        }
        assertThat(all).as("the rules do remove something").hasSizeLessThan(taken);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void aHundredRunsThatFailRemoveNothing(long seed) {
        chance = new Random(seed);
        zone = ZoneId.of("Europe/Vienna");
        keep = rules();
        now = Instant.parse("2026-01-01T01:30:00Z");
        List<Backup> all = new ArrayList<>(backups());
        for (int run = 0; run < 100; run++) {
            now = now.plus(Duration.ofDays(1 + chance.nextInt(30)));
            assertThat(pruned(all, true)).hasSameSizeAs(all);
        }
    }

    private Keep rules() {
        ByteSize size = chance.nextInt(3) == 0 ? new ByteSize(Known.SIZE * (1 + chance.nextInt(20))) : null;
        return new Keep(
                chance.nextInt(40),
                chance.nextInt(5),
                chance.nextInt(8),
                chance.nextInt(5),
                chance.nextInt(13),
                1 + chance.nextInt(3),
                size);
    }

    private void jump() {
        if (chance.nextInt(100) == 0) {
            now = now.plus(Duration.ofDays(chance.nextInt(800) - 400));
        }
    }

    /** Now and then two in one moment. */
    private List<Backup> backups() {
        List<Backup> made = new ArrayList<>();
        for (int n = 0; n <= chance.nextInt(10) / 9; n++) {
            String pin = chance.nextInt(200) == 0 ? "by chance" : null;
            Rung rung = chance.nextInt(3) == 0 ? Rung.COMPLETE : Rung.of(1 + chance.nextInt(5));
            made.add(Known.backup("b%05d".formatted(taken++), now, rung, Copy.State.GOOD, pin));
        }
        return made;
    }

    private void damageOne(List<Backup> all) {
        if (!all.isEmpty() && chance.nextInt(20) == 0) {
            int which = chance.nextInt(all.size());
            Backup was = all.get(which);
            all.set(which, Known.backup(was.id(), was.taken(), was.proof(), Copy.State.DAMAGED, was.pinReason()));
        }
    }

    private List<Backup> pruned(List<Backup> all, boolean failed) {
        List<Verdict> verdicts = new Rules(keep, Clock.fixed(now, zone)).judge(all, failed);
        assertThat(verdicts)
                .hasSameSizeAs(all)
                .allSatisfy(v -> assertThat(v.reasons()).isNotEmpty());
        List<Backup> kept =
                verdicts.stream().filter(Verdict::kept).map(Verdict::backup).collect(Collectors.toList());
        String when = keep.word() + " at " + now.atZone(zone);
        Optional<Backup> proven = newestProven(all);
        proven.ifPresent(newest -> assertThat(kept).as(when).contains(newest));
        newestProven(all.stream().filter(b -> !b.taken().isAfter(now)).toList())
                .ifPresent(newest -> assertThat(kept).as(when).contains(newest));
        assertThat(kept)
                .as(when)
                .containsAll(all.stream().filter(Backup::pinned).toList());
        if (failed || proven.isEmpty()) {
            assertThat(kept).as(when).hasSameSizeAs(all);
        }
        if (kept.size() < all.size()) {
            assertThat(new Rules(keep, Clock.fixed(now, zone)).judge(kept, failed))
                    .as("to prune twice removes no more than to prune once, %s", when)
                    .allMatch(Verdict::kept);
        }
        return kept;
    }

    private static Optional<Backup> newestProven(List<Backup> backups) {
        return backups.stream()
                .filter(Backup::proven)
                .max(Comparator.comparing(Backup::taken).thenComparing(Backup::id));
    }
}
