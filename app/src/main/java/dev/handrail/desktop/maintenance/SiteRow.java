package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Site;
import dev.handrail.site.MutedWords;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.site.SiteStory;
import dev.handrail.site.Sites;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site as one line: how it is, how fast, and how it was.
 *
 * @param words up, down or unknown, with the status
 * @param why what is not well; empty where all is
 * @param took how long the last answer took; empty where nobody has looked
 * @param strip the worst of each hour of the last day, oldest first
 * @param certificate how long it is good; empty without encryption
 * @param when how long ago somebody looked
 */
public record SiteRow(
        String name,
        String url,
        Light light,
        String words,
        String why,
        String took,
        List<Optional<SiteState>> strip,
        String uptime,
        String certificate,
        Light certificateLight,
        String when) {
    static final int HOURS = 24;
    private static final int SOON = 14;

    /** @param quiets when it is closed on purpose: what is found then is said, and no alarm */
    static SiteRow of(Site site, @Nullable SitePoint last, List<SitePoint> points, List<Quiet> quiets, Times times) {
        Instant now = times.now();
        SiteState state = Sites.standing(site, last, now, quiets);
        Instant from = now.minus(Duration.ofHours(HOURS));
        SiteStory story = new SiteStory(site.name(), from, now, Quiet.outside(quiets, points));
        Optional<Quiet> muted = Quiet.at(quiets, now).filter(quiet -> state == SiteState.FAULT);
        return new SiteRow(
                site.name(),
                site.url().toString(),
                muted.isPresent() ? Light.PLAIN : light(state),
                words(state, last),
                why(state, last, muted, times),
                last == null || state == SiteState.UNKNOWN ? "" : Amounts.duration(Duration.ofMillis(last.millis())),
                story.strip(HOURS),
                story.uptime().map(SiteRow::uptime).orElse(""),
                certificate(last, now),
                certificateLight(last, now),
                last == null ? "" : times.age(last.at()));
    }

    private static String words(SiteState state, @Nullable SitePoint last) {
        String words = Words.of(state.key());
        return last == null || last.status() == null || state == SiteState.UNKNOWN
                ? words
                : Words.of("sites.site.state", words, last.status());
    }

    private static String why(SiteState state, @Nullable SitePoint last, Optional<Quiet> muted, Times times) {
        if (last == null) {
            return Words.of("sites.site.never");
        }
        if (state == SiteState.UNKNOWN && last.state() == SiteState.FAULT) {
            return Words.of("sites.site.old", last.why());
        }
        return muted.map(quiet -> Words.of("sites.site.muted", MutedWords.of(quiet, times::inSentence), last.why()))
                .orElse(last.why());
    }

    private static String uptime(double share) {
        return Words.of("sites.site.uptime", String.format(Locale.ROOT, "%.1f", share * 100));
    }

    static Light light(SiteState state) {
        return switch (state) {
            case OK -> Light.GOOD;
            case FAULT -> Light.BAD;
            case UNKNOWN -> Light.UNKNOWN;
        };
    }

    private static long days(Instant until, Instant now) {
        return Math.floorDiv(
                Duration.between(now, until).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    private static String certificate(@Nullable SitePoint last, Instant now) {
        return last == null || last.certificate() == null
                ? ""
                : Words.of("sites.site.certificate", days(last.certificate(), now));
    }

    private static Light certificateLight(@Nullable SitePoint last, Instant now) {
        if (last == null || last.certificate() == null) {
            return Light.UNKNOWN;
        }
        long days = days(last.certificate(), now);
        return days < 0 ? Light.BAD : days < SOON ? Light.WARN : Light.GOOD;
    }
}
