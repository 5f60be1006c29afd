package dev.handrail.desktop.shared;

/** How something stands, at a glance; always shown together with words. */
public enum Light {
    GOOD("good"),
    WARN("warn"),
    BAD("bad"),
    UNKNOWN("unknown"),
    /** A fact, which is neither good nor bad. */
    PLAIN("plain");

    private final String style;

    Light(String style) {
        this.style = style;
    }

    /** Its style class. */
    public String style() {
        return style;
    }
}
