package dev.handrail.site;

import dev.handrail.web.Sighting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what a maintenance page is told from a site that is broken. */
public final class PageMark {
    /** What stands on any page of ours, before what tells one from another. */
    public static final String OURS = "handrail-maintenance-";

    private static final Pattern MARK = Pattern.compile(Pattern.quote(OURS) + "[0-9a-f]+");
    private static final int UNAVAILABLE = 503;

    private PageMark() {}

    /** The mark of the page of ours that it is. */
    public static Optional<String> in(String body) {
        Matcher found = MARK.matcher(body);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /**
     * Whether it may be a maintenance page, whosever: one of ours, or one that says when to come again. A server with more visitors
     * than it can serve may say the same, so that nobody is to be told for certain that it is a page.
     */
    static boolean isOn(Sighting seen) {
        return in(seen.body()).isPresent()
                || (seen.status() == UNAVAILABLE
                        && seen.headers().first("Retry-After").isPresent());
    }
}
