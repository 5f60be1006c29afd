package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether those concerned were told in time, for a plan. */
final class NoticeGiven {
    /** What people can arrange themselves for. */
    static final Duration ENOUGH = Duration.ofHours(24);

    private final Moments moments;

    NoticeGiven(Moments moments) {
        this.moments = moments;
    }

    /** Of a maintenance that begins now. */
    List<Check> now(List<Announcement> all, @Nullable Instant until) {
        Instant now = moments.clock().instant();
        Optional<Announcement> told = Announcement.of(all, now);
        if (told.isEmpty()) {
            return List.of(unannounced(all, now));
        }
        Announcement one = told.get();
        List<Check> checks = new ArrayList<>();
        checks.add(
                one.notice().compareTo(ENOUGH) >= 0
                        ? Check.ok(Words.of("switching.announced", said(one.notice()), one.audience()))
                        : Check.warning(
                                one.notice().isNegative()
                                        ? Words.of("switching.announced.late", one.audience())
                                        : Words.of("switching.announced.short", said(one.notice()), one.audience()),
                                Words.of("switching.announced.next")));
        if (until == null || until.isAfter(one.until())) {
            checks.add(Check.warning(
                    Words.of("switching.announced.longer", moments.of(one.until())),
                    Words.of("switching.announced.longer.next")));
        }
        return checks;
    }

    private Check unannounced(List<Announcement> all, Instant now) {
        Optional<Announcement> later = all.stream()
                .filter(one -> one.from().isAfter(now))
                .min((one, other) -> one.from().compareTo(other.from()));
        return Check.warning(
                later.map(one -> Words.of("switching.announced.later", moments.of(one.from())))
                        .orElseGet(() -> Words.of("switching.announced.not")),
                Words.of("switching.announced.next"));
    }

    /** Of one that is announced now. */
    Check to(Instant from) {
        Duration notice = Duration.between(moments.clock().instant(), from);
        return notice.compareTo(ENOUGH) >= 0
                ? Check.ok(Words.of("switching.announce.early", said(notice)))
                : Check.warning(
                        notice.isNegative()
                                ? Words.of("switching.announce.begun")
                                : Words.of("switching.announce.short", said(notice)),
                        Words.of("switching.announce.short.next"));
    }

    private static String said(Duration notice) {
        return Amounts.duration(notice);
    }
}
