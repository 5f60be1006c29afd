package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Site;
import dev.handrail.site.CertificateLeft;
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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A site as one line: how it is, how fast, and how it was.
 *
 * @param words up, down or unknown, with the status
 * @param why what is not well; empty where all is
 * @param took how long the last answer took; empty where nobody has looked
 * @param median what half of the good answers of the last day were faster than; empty where there was none
 * @param pace how long the good answers of each hour took, for a line; oldest first
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
        String median,
        List<OptionalLong> pace,
        List<Optional<SiteState>> strip,
        String uptime,
        String certificate,
        Light certificateLight,
        String when) {
    static final int HOURS = 24;

    /** @param quiets when it is closed on purpose: what is found then is said, and no alarm */
    static SiteRow of(Site site, @Nullable SitePoint last, List<SitePoint> points, List<Quiet> quiets, Times times) {
        Instant now = times.now();
        SiteState state = Sites.standing(site, last, now, quiets);
        Instant from = now.minus(Duration.ofHours(HOURS));
        SiteStory story = new SiteStory(site.name(), from, now, Quiet.outside(quiets, points));
        Optional<CertificateLeft> left = Optional.ofNullable(last).flatMap(point -> point.certificateLeft(site, now));
        Optional<Quiet> muted =
                Quiet.at(quiets, now).filter(quiet -> state == SiteState.FAULT || state == SiteState.CLOSED);
        return new SiteRow(
                site.name(),
                site.url().toString(),
                muted.isPresent() ? Light.PLAIN : light(state),
                words(state, last),
                why(state, last, muted, times),
                last == null || state == SiteState.UNKNOWN ? "" : Amounts.duration(Duration.ofMillis(last.millis())),
                median(story),
                story.pace(HOURS),
                story.strip(HOURS),
                story.uptime().map(SiteRow::uptime).orElse(""),
                certificate(left),
                certificateLight(left),
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
        if (state == SiteState.CLOSED && muted.isEmpty()) {
            return Words.of("site.closed.others");
        }
        if (state == SiteState.UNKNOWN && (last.state() == SiteState.FAULT || last.state() == SiteState.CLOSED)) {
            return Words.of("sites.site.old", last.why());
        }
        return muted.map(quiet -> Words.of("sites.site.muted", MutedWords.of(quiet, times::inSentence), last.why()))
                .orElse(last.why());
    }

    private static String median(SiteStory story) {
        OptionalLong median = story.median();
        return median.isEmpty()
                ? ""
                : Words.of("sites.site.median", Amounts.duration(Duration.ofMillis(median.getAsLong())));
    }

    private static String uptime(double share) {
        return Words.of("sites.site.uptime", String.format(Locale.ROOT, "%.1f", share * 100));
    }

    static Light light(SiteState state) {
        return switch (state) {
            case OK -> Light.GOOD;
            case FAULT -> Light.BAD;
            case UNKNOWN -> Light.UNKNOWN;
            case CLOSED -> Light.PLAIN;
        };
    }

    private static String certificate(Optional<CertificateLeft> left) {
        return left.map(known -> Words.of("sites.site.certificate", known.days()))
                .orElse("");
    }

    /** By the rule by which the site itself is judged. */
    private static Light certificateLight(Optional<CertificateLeft> left) {
        return left.map(known -> known.isOver() ? Light.BAD : known.isEnough() ? Light.GOOD : Light.WARN)
                .orElse(Light.UNKNOWN);
    }
}
