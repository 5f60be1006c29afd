package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plan says of how things stand before a switch is thrown. */
final class Checks {
    private final Moments moments;

    Checks(Clock clock) {
        this.moments = new Moments(clock);
    }

    List<Check> beforeOn(Situation situation, @Nullable Instant until) {
        List<Check> checks = before(situation, Words.of("switching.check.on.next"));
        checks.add(end(situation, until));
        return checks;
    }

    /** @param grace how long the server leaves the page up when nobody says any more that it is wanted */
    List<Check> beforeHolding(Situation situation, Duration grace) {
        List<Check> checks = before(situation, Words.of("holding.on.next", Holding.BEHIND));
        checks.add(
                switch (situation.ending()) {
                    case SERVER -> Check.ok(Words.of("holding.dies", HistoryAnswer.length(grace)));
                    case HERE ->
                        Check.warning(
                                Words.of("holding.dies.here", HistoryAnswer.length(grace)),
                                Words.of("holding.stays.next"));
                    case NOBODY -> Check.warning(Words.of("holding.stays"), Words.of("holding.stays.next"));
                });
        return checks;
    }

    private List<Check> before(Situation situation, String whereOn) {
        List<Check> checks = new ArrayList<>();
        checks.add(
                switch (situation.state()) {
                    case OFF -> Check.ok(Words.of("switching.check.off"));
                    case ON -> Check.blocker(isOn(situation), whereOn);
                    case UNKNOWN ->
                        Check.blocker(
                                Words.of(
                                        "switching.check.unknown",
                                        String.valueOf(situation.told().why())),
                                Words.of("switching.check.unknown.next"));
                });
        if (situation.state() == State.OFF) {
            situation
                    .stillArranged()
                    .flatMap(end -> arranged(end, situation.ours()))
                    .ifPresent(checks::add);
            checks.addAll(outside(situation));
        }
        return checks;
    }

    /** What nobody waits for any more is in nobody's way. */
    private Optional<Check> arranged(Lease.Known end, boolean ours) {
        Notice notice = end.notice().orElse(null);
        if (ours && notice != null) {
            return Optional.of(Check.ok(Words.of("switching.check.arranged.ours", moments.of(notice.since()))));
        }
        if (!end.watched()) {
            return Optional.empty();
        }
        String who = notice == null ? Words.of("switching.somebody") : notice.by();
        return Optional.of(Check.blocker(
                Words.of("switching.check.arranged", who), Words.of("switching.check.arranged.next", who)));
    }

    private List<Check> outside(Situation situation) {
        if (situation.seen().isEmpty()) {
            return List.of(
                    Check.blocker(Words.of("switching.check.no-site"), Words.of("switching.check.no-site.next")));
        }
        List<Check> checks = new ArrayList<>();
        for (Seen seen : situation.seen()) {
            String what = seen.address() + ": " + SeenWords.of(seen);
            checks.add(
                    seen.open()
                            ? Check.ok(Words.of("switching.check.open", what))
                            : Check.warning(
                                    Words.of("switching.check.not-open", what),
                                    Words.of("switching.check.not-open.next")));
        }
        return checks;
    }

    private Check end(Situation situation, @Nullable Instant until) {
        if (until == null) {
            return Check.warning(
                    Words.of("switching.check.endless"),
                    Words.of(
                            switch (situation.ending()) {
                                case SERVER -> "switching.check.endless.next";
                                case HERE -> "switching.check.endless.next.here";
                                case NOBODY -> "switching.check.endless.next.nobody";
                            }));
        }
        String end = moments.of(until);
        return switch (situation.ending()) {
            case SERVER -> Check.ok(Words.of("switching.check.ends", end));
            case HERE ->
                Check.warning(Words.of("switching.check.ends.here", end), Words.of("switching.check.ends.here.next"));
            case NOBODY ->
                Check.warning(Words.of("switching.check.reminds", end), Words.of("switching.check.reminds.next"));
        };
    }

    List<Check> beforeOff(Situation situation) {
        return List.of(
                switch (situation.state()) {
                    case OFF ->
                        Check.warning(Words.of("switching.check.is-off"), Words.of("switching.check.is-off.next"));
                    case UNKNOWN ->
                        Check.warning(
                                Words.of(
                                        "switching.check.unknown",
                                        String.valueOf(situation.told().why())),
                                Words.of("switching.check.unknown.next"));
                    case ON ->
                        situation.byOthers()
                                ? Check.warning(isOn(situation), Words.of("switching.check.others.next"))
                                : Check.ok(isOn(situation));
                });
    }

    /** "Maintenance is on since…", with what else is known of it. */
    String isOn(Situation situation) {
        Optional<Notice> known = situation.notice();
        if (known.isEmpty()) {
            String unsure = situation.told().why();
            return unsure == null ? Words.of("switching.on.unknown") : unsure;
        }
        Notice notice = known.get();
        List<String> words = new ArrayList<>();
        words.add(Words.of("switching.on.since", moments.of(notice.since()), notice.by()));
        if (notice.reason() != null) {
            words.add(notice.reason());
        }
        Instant until = notice.until();
        words.add(until == null ? Words.of("switching.on.endless") : Words.of("switching.on.until", moments.of(until)));
        return String.join(" · ", words);
    }
}
