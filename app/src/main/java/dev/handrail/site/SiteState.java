package dev.handrail.site;

import java.util.Locale;

/** How a site is. That nobody knows is a state of its own, and never a good one. */
public enum SiteState {
    OK("site.state.ok"),
    FAULT("site.state.fault"),
    UNKNOWN("site.state.unknown"),
    /** It shows a maintenance page of ours, whoever has put that up. */
    CLOSED("site.state.closed");

    private final String key;

    SiteState(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** As it stands in documents and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SiteState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
