package dev.handrail.site.maintenance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** What a visitor reads meanwhile: one file that needs no other, in the languages of the site. */
record Page(Notice notice, List<String> languages, ZoneId zone) {
    private static final String STYLE = "body{margin:0;min-height:100vh;display:grid;place-items:center;"
            + "font:18px/1.5 system-ui,sans-serif;color:#1f2328;background:#f6f8fa}"
            + "main{max-width:34rem;padding:2rem}h1{font-size:1.6rem;margin:0 0 .5rem}section+section{margin-top:2rem;"
            + "padding-top:1.5rem;border-top:1px solid #d1d9e0}p{margin:.4rem 0}"
            + "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}section+section{border-color:#30363d}}";

    String html() {
        List<Tongue> tongues = Tongue.of(languages);
        Tongue first = tongues.getFirst();
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + first.tag() + "\">\n<head>\n");
        html.append("<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"robots\" content=\"noindex\">\n");
        html.append("<meta name=\"generator\" content=\"")
                .append(notice.marker())
                .append("\">\n");
        html.append("<title>").append(plain(first.title())).append("</title>\n");
        html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
        tongues.forEach(tongue -> html.append(section(tongue, tongue == first)));
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    /** @param first whether it is the one with the reason, which is in one language only */
    private String section(Tongue tongue, boolean first) {
        StringBuilder section = new StringBuilder("<section lang=\"" + tongue.tag() + "\">\n");
        section.append("<h1>").append(plain(tongue.title())).append("</h1>\n");
        section.append("<p>").append(plain(tongue.text())).append("</p>\n");
        if (notice.reason() != null && first) {
            section.append("<p>").append(plain(notice.reason())).append("</p>\n");
        }
        Instant until = notice.until();
        if (until != null) {
            section.append("<p>")
                    .append(plain(tongue.until(when(until, tongue))))
                    .append("</p>\n");
        }
        return section.append("</section>\n").toString();
    }

    private String when(Instant until, Tongue tongue) {
        ZonedDateTime local = until.atZone(zone);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(tongue.locale())
                        .format(local)
                + " "
                + DateTimeFormatter.ofPattern("zzz", tongue.locale()).format(local);
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
