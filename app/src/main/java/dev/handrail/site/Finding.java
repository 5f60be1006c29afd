package dev.handrail.site;

/**
 * One thing that was looked at.
 *
 * @param counts whether it decides how the site is; what could not be looked at from here, beside all else, does not
 */
public record Finding(SiteState state, String text, boolean counts) {
    static Finding ok(String text) {
        return new Finding(SiteState.OK, text, true);
    }

    static Finding fault(String text) {
        return new Finding(SiteState.FAULT, text, true);
    }

    static Finding unknown(String text) {
        return new Finding(SiteState.UNKNOWN, text, true);
    }

    static Finding unseen(String text) {
        return new Finding(SiteState.UNKNOWN, text, false);
    }

    static Finding of(boolean good, String text) {
        return good ? ok(text) : fault(text);
    }
}
