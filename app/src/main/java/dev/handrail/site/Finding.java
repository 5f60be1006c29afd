package dev.handrail.site;

import java.util.List;

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

    static Finding closed(String text) {
        return new Finding(SiteState.CLOSED, text, true);
    }

    static Finding of(boolean good, String text) {
        return good ? ok(text) : fault(text);
    }

    /** A fault is one whatever else is well, and what is not known is not well. */
    static SiteState worst(List<Finding> findings) {
        if (has(findings, SiteState.FAULT)) {
            return SiteState.FAULT;
        }
        if (has(findings, SiteState.UNKNOWN) || findings.isEmpty()) {
            return SiteState.UNKNOWN;
        }
        return has(findings, SiteState.CLOSED) ? SiteState.CLOSED : SiteState.OK;
    }

    private static boolean has(List<Finding> findings, SiteState state) {
        return findings.stream().anyMatch(finding -> finding.counts() && finding.state() == state);
    }
}
