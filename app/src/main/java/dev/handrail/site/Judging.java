package dev.handrail.site;

import dev.handrail.server.Site;
import dev.handrail.web.Certificate;
import dev.handrail.web.Sighting;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what a visitor saw against what the profile expects. */
final class Judging {
    private static final Pattern FORM = Pattern.compile("<form\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD =
            Pattern.compile("<input[^<>]+type\\s*=\\s*[\"']?password", Pattern.CASE_INSENSITIVE);

    private Judging() {}

    static List<Finding> page(Site site, Sighting seen, Instant now) {
        Site.Expect expect = site.expect();
        List<Finding> findings = new ArrayList<>();
        if (PageMark.in(seen.body()).isPresent()) {
            // What is expected of the site says nothing of a page that stands before it.
            findings.add(Finding.closed(Words.of("site.closed", seen.status())));
        } else {
            findings.addAll(itself(site, expect, seen));
        }
        seen.tls().ifPresent(tls -> findings.add(certificate(site, tls.certificate(), now)));
        return findings;
    }

    private static List<Finding> itself(Site site, Site.Expect expect, Sighting seen) {
        List<Finding> findings = new ArrayList<>();
        findings.add(status(expect, seen));
        findings.addAll(where(site, seen));
        if (expect.contains() != null) {
            findings.add(word(expect.contains(), seen));
        }
        if (!expect.json().isEmpty()) {
            findings.addAll(JsonFields.found(seen, expect.json()));
        }
        expect.headers().forEach((name, text) -> findings.add(header(name, text, seen)));
        if (expect.form()) {
            findings.add(form(seen));
        }
        if (expect.within() != null) {
            findings.add(time(expect.within(), seen));
        }
        return findings;
    }

    private static Finding status(Site.Expect expect, Sighting seen) {
        boolean good = expect.status() == null ? seen.good() : expect.status() == seen.status();
        return good || expect.status() == null
                ? Finding.of(good, Words.of("site.status", seen.status()))
                : Finding.fault(Words.of("site.status.other", seen.status(), expect.status()));
    }

    private static List<Finding> where(Site site, Sighting seen) {
        URI expected = site.expect().redirect();
        List<Finding> findings = new ArrayList<>();
        if (expected != null) {
            boolean there = plain(expected).equals(plain(seen.url()));
            findings.add(Finding.of(
                    there, Words.of(there ? "site.redirect.good" : "site.redirect.other", seen.url(), expected)));
        } else if (!seen.redirects().isEmpty()) {
            findings.add(Finding.ok(Words.of("site.redirect.good", seen.url())));
        }
        if ("https".equalsIgnoreCase(site.url().getScheme())
                && "http".equalsIgnoreCase(seen.url().getScheme())) {
            findings.add(Finding.fault(Words.of("site.redirect.plain", seen.url())));
        }
        return findings;
    }

    /** A slash at the end makes no difference to a person. */
    private static String plain(URI url) {
        return url.toString().replaceAll("/$", "");
    }

    private static Finding word(String word, Sighting seen) {
        if (PageText.of(seen).has(word)) {
            return Finding.ok(Words.of("site.word.good", word));
        }
        return seen.whole()
                ? Finding.fault(Words.of("site.word.missing", word))
                : Finding.unknown(Words.of("site.word.long", word));
    }

    private static Finding header(String name, String text, Sighting seen) {
        List<String> there = seen.headers().all(name);
        if (there.isEmpty()) {
            return Finding.fault(Words.of("site.header.missing", name));
        }
        boolean good = there.stream().anyMatch(value -> value.contains(text));
        String said = String.join(", ", there);
        return Finding.of(good, Words.of(good ? "site.header.good" : "site.header.other", name, said, text));
    }

    private static Finding form(Sighting seen) {
        boolean there = hasForm(seen.body());
        return there || seen.whole()
                ? Finding.of(there, Words.of(there ? "site.form.good" : "site.form.missing"))
                : Finding.unknown(Words.of("site.form.missing"));
    }

    /** Whether one can sign in on that page; one pass for the form and one for its field, whatever the page is made of. */
    static boolean hasForm(String page) {
        Matcher form = FORM.matcher(page);
        return form.find() && PASSWORD.matcher(page).find(form.end());
    }

    private static Finding time(Duration within, Sighting seen) {
        boolean good = seen.took().whole().compareTo(within) <= 0;
        return Finding.of(
                good,
                Words.of(
                        good ? "site.time.good" : "site.time.slow",
                        Amounts.duration(seen.took().whole()),
                        Amounts.duration(within)));
    }

    static Finding certificate(Site site, Certificate certificate, Instant now) {
        CertificateLeft left = CertificateLeft.of(site, Optional.of(certificate.from()), certificate.until(), now);
        return Finding.of(
                left.isEnough(),
                Words.of(
                        left.isEnough() ? "site.certificate.good" : "site.certificate.short",
                        left.days(),
                        Math.round(certificate.shareLeft(now) * 100),
                        issuer(certificate)));
    }

    /** The name that people call an authority by. */
    private static String issuer(Certificate certificate) {
        return List.of(certificate.issuer().split(",")).stream()
                .map(String::strip)
                .filter(part -> part.startsWith("CN=") || part.startsWith("O="))
                .map(part -> part.substring(part.indexOf('=') + 1))
                .findFirst()
                .orElse(certificate.issuer());
    }

    /** What it says of a site that nothing was seen. */
    static Finding nothing(OperationFailed failed, boolean here) {
        String said = failed.cameBack() == null ? failed.tried() : failed.cameBack();
        return here ? Finding.unknown(said) : Finding.fault(said);
    }
}
