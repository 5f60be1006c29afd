package dev.handrail.site.maintenance;

import dev.handrail.server.Switch.WebServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from a rule whether style sheets, scripts and images are served while the page is up. */
final class RuleAssets {
    private static final String ASSET = "(?:\\b(?:css|jpe?g|png|gif|svg|woff2?)\\b"
            + "|/(?:assets?|static|css|js|images?|img|fonts?|media|build|packs|dist)\\b)";

    /** Those are left out of what the rule asks: a variable of nginx that is set otherwise for them. */
    private static final Pattern NGINX = pattern("\\bif\\s*\\([^\\n]*" + ASSET + "[^{}]*\\{[^{}]*\\bset\\s+\\$");

    private static final Pattern LOCATION = pattern("\\blocation\\s[^{;\\n]*" + ASSET);
    private static final Pattern WHOLE = pattern("location\\s+(?:\\^~\\s*)?(?:/|@\\S*)\\s*");

    /** A condition that they do not meet, or a rule before that ends with them. */
    private static final Pattern APACHE = pattern("^\\s*RewriteCond\\s[^\\n]*\\s\"?![^\\n]*" + ASSET
            + "|^\\s*RewriteRule\\s[^\\n]*" + ASSET + "[^\\n]*\\s-\\s+\\[[^\\]\\n]*\\b(?:L|END)\\b");

    private static final Pattern CADDY = pattern("\\bnot\\s+(?:\\{[^}]*\\b)?path(?:_regexp)?\\s[^\\n}]*" + ASSET);

    /** What counts for them only may come before the rule or after it. */
    private static final Pattern APART =
            pattern("^\\s*(?:handle(?:_path)?|route|<(?:Location|Directory|Files)\\w*)\\s[^\\n]*" + ASSET);

    private static final Pattern STATEMENT = pattern(";\\s*(?:$|\\})");

    private RuleAssets() {}

    /**
     * ON where they are served, OFF where they are answered as all else is.
     *
     * @param spoken what is configured, without comments
     * @param asked where it asks for the file
     */
    static State of(@Nullable WebServer webServer, String spoken, int asked) {
        return switch (webServer == null ? guess(spoken) : webServer) {
            case NGINX -> nginx(spoken, asked);
            case APACHE -> found(APACHE, spoken);
            case CADDY -> found(CADDY, spoken);
        };
    }

    private static WebServer guess(String spoken) {
        if (spoken.contains("Rewrite") || spoken.contains("<")) {
            return WebServer.APACHE;
        }
        return STATEMENT.matcher(spoken).find() ? WebServer.NGINX : WebServer.CADDY;
    }

    private static State found(Pattern exempt, String spoken) {
        if (exempt.matcher(spoken).find()) {
            return State.ON;
        }
        return APART.matcher(spoken).find() ? State.UNKNOWN : State.OFF;
    }

    /** What stands in the server itself comes before each of its locations; what stands in one of them leaves the others alone. */
    private static State nginx(String spoken, int asked) {
        if (NGINX.matcher(spoken).find()) {
            return State.ON;
        }
        String around = around(spoken, asked);
        boolean apart = !around.isEmpty()
                && (!WHOLE.matcher(around).matches() || LOCATION.matcher(spoken).find());
        return apart ? State.ON : State.OFF;
    }

    /** The location in which that place is; empty where it is in none. */
    private static String around(String spoken, int place) {
        Deque<String> open = new ArrayDeque<>();
        int begin = 0;
        for (int at = 0; at < place; at++) {
            switch (spoken.charAt(at)) {
                case '{' -> {
                    open.push(spoken.substring(begin, at).strip());
                    begin = at + 1;
                }
                case '}' -> {
                    open.poll();
                    begin = at + 1;
                }
                case ';' -> begin = at + 1;
                default -> {
                    // Within a word.
                }
            }
        }
        return open.stream()
                .filter(head -> head.startsWith("location"))
                .findFirst()
                .orElse("");
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }
}
