package dev.handrail.site.offers;

import dev.handrail.operation.Answer;
import dev.handrail.site.Finding;
import dev.handrail.site.MutedWords;
import dev.handrail.site.PageText;
import dev.handrail.site.Quiet;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.site.SiteStory;
import dev.handrail.site.Sites;
import dev.handrail.web.Certificate;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down how sites are and were, for scripts and for people. */
final class SiteAnswers {
    private SiteAnswers() {}

    /** @param quiets when the sites are closed on purpose: what is found then is said, and no alarm */
    static Answer looks(List<SiteLook> looks, List<Quiet> quiets) {
        return answer(looks, quiets, closed(looks, quiets));
    }

    /**
     * Past the page: whoever asks that wants the site itself, and is told a fault also of what is closed on purpose.
     *
     * @param quiets by which a page of ours is told from another's
     */
    static Answer direct(List<SiteLook> looks, List<Quiet> quiets) {
        List<SiteLook> closed =
                looks.stream().filter(look -> look.state() == SiteState.CLOSED).toList();
        return answer(looks, List.of(), closed.isEmpty() ? List.of() : List.of("~ " + Words.of(who(closed, quiets))));
    }

    private static String who(List<SiteLook> closed, List<Quiet> quiets) {
        return closed.stream().allMatch(look -> Sites.isOurs(look, quiets)) ? "site.closed.ours" : "site.closed.others";
    }

    private static List<String> closed(List<SiteLook> looks, List<Quiet> quiets) {
        Optional<Quiet> muted = looks.stream()
                .flatMap(look -> Quiet.at(quiets, look.at()).stream())
                .findFirst();
        if (muted.isPresent()) {
            return List.of("~ " + MutedWords.of(muted.get()));
        }
        boolean others =
                looks.stream().anyMatch(look -> look.state() == SiteState.CLOSED && !Sites.isAlarm(look, quiets));
        return others ? List.of("~ " + Words.of("site.closed.others")) : List.of();
    }

    /** @param who what there is to say of who closed them */
    private static Answer answer(List<SiteLook> looks, List<Quiet> quiets, List<String> who) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (SiteLook look : looks) {
            String name = name(look);
            rows.add(List.of(
                    name,
                    Words.of(look.state().key()),
                    look.status().map(String::valueOf).orElse("–"),
                    Amounts.duration(Duration.ofMillis(look.millis())),
                    look.address().map(InetAddress::getHostAddress).orElse("–")));
            look.findings().forEach(finding -> lines.add(line(name, finding)));
        }
        lines.addAll(who);
        return new Answer(
                looks.stream()
                        .map(look -> look(look, Quiet.at(quiets, look.at())))
                        .toList(),
                List.of(
                        Words.of("site.head.site"),
                        Words.of("site.head.state"),
                        Words.of("site.head.status"),
                        Words.of("site.head.time"),
                        Words.of("site.head.address")),
                rows,
                lines,
                // Whoever closed it: who asks whether visitors get the site is told that they do not.
                looks.stream()
                        .anyMatch(look ->
                                !look.ok() && Quiet.at(quiets, look.at()).isEmpty()));
    }

    private static String name(SiteLook look) {
        return look.way().isEmpty()
                ? look.site().name()
                : Words.of("site.name.way", look.site().name(), look.way());
    }

    static String line(String name, Finding finding) {
        String mark = switch (finding.state()) {
            case OK -> "+";
            case FAULT -> "!";
            case UNKNOWN -> "?";
            case CLOSED -> "~";
        };
        return mark + " " + name + ": " + finding.text();
    }

    private static Map<String, @Nullable Object> look(SiteLook look, Optional<Quiet> quiet) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("site", look.site().name());
        document.put("ok", look.ok());
        document.put("status", look.status().orElse(null));
        document.put("millis", look.millis());
        document.put("why", look.why());
        document.put("state", look.state().word());
        document.put("muted", quiet.isPresent());
        document.put("mutedUntil", quiet.map(Quiet::until).orElse(null));
        document.put("url", look.site().url().toString());
        document.put("seen", look.url().toString());
        document.put("at", look.at());
        document.put("way", look.way());
        document.put("address", look.address().map(InetAddress::getHostAddress).orElse(null));
        document.put("fault", look.unseen().map(unseen -> unseen.fault().word()).orElse(null));
        document.put("title", look.seen().map(seen -> PageText.of(seen).title()).orElse(null));
        document.put(
                "certificate",
                look.certificate().map(one -> certificate(one, look.at())).orElse(null));
        document.put(
                "findings", look.findings().stream().map(SiteAnswers::finding).toList());
        return document;
    }

    static Map<String, Object> finding(Finding finding) {
        return Map.of("state", finding.state().word(), "text", finding.text());
    }

    private static Map<String, Object> certificate(Certificate certificate, Instant now) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("until", certificate.until());
        document.put("daysLeft", certificate.daysLeft(now));
        document.put("shareLeft", Math.round(certificate.shareLeft(now) * 1000) / 1000.0);
        document.put("issuer", certificate.issuer());
        document.put("names", certificate.names());
        document.put("sha256", certificate.sha256());
        return document;
    }

    static Answer stories(List<SiteStory> stories) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (SiteStory story : stories) {
            rows.add(List.of(
                    story.site(),
                    story.uptime().map(SiteAnswers::percent).orElse(Words.of("site.state.unknown")),
                    story.median().isPresent()
                            ? Words.of("amount.millis", story.median().getAsLong())
                            : "–",
                    String.valueOf(story.points().size()),
                    String.valueOf(story.outages().size())));
            story.outages()
                    .forEach(outage -> lines.add(Words.of(
                            "site.outage",
                            story.site(),
                            outage.from(),
                            outage.until() == null ? Words.of("site.outage.now") : outage.until(),
                            outage.why())));
        }
        return new Answer(
                stories.stream().map(SiteAnswers::story).toList(),
                List.of(
                        Words.of("site.head.site"),
                        Words.of("site.head.uptime"),
                        Words.of("site.head.median"),
                        Words.of("site.head.looks"),
                        Words.of("site.head.outages")),
                rows,
                lines,
                false);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static Map<String, @Nullable Object> story(SiteStory story) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("site", story.site());
        document.put("from", story.from());
        document.put("to", story.to());
        document.put("uptime", story.uptime().orElse(null));
        document.put("median", story.median().isPresent() ? story.median().getAsLong() : null);
        document.put("outages", story.outages());
        document.put("looks", story.points().stream().map(SiteAnswers::point).toList());
        return document;
    }

    private static Map<String, @Nullable Object> point(SitePoint point) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("at", point.at());
        document.put("state", point.state().word());
        document.put("status", point.status());
        document.put("millis", point.millis());
        document.put("why", point.why());
        return document;
    }
}
