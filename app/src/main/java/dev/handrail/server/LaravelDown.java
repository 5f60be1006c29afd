package dev.handrail.server;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What else Laravel's maintenance mode is told, of which each version knows a part.
 *
 * @param allow the addresses or networks that are let past the page; up to Laravel 7
 * @param render the view that is shown, such as errors::503; from Laravel 8 on, as all that follows
 * @param refresh after how many seconds a browser loads the page anew
 * @param redirect the path of the application to which everybody is sent
 * @param status what is answered in the place of 503
 * @param withSecret whether Laravel itself makes up the word that leads past the page; from Laravel 10 on
 */
public record LaravelDown(
        List<String> allow,
        @Nullable String render,
        @Nullable Integer refresh,
        @Nullable String redirect,
        @Nullable Integer status,
        boolean withSecret) {
    /** Nothing but what it does of itself. */
    public static final LaravelDown PLAIN = new LaravelDown(List.of(), null, null, null, null, false);

    private static final Pattern NETWORK = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");
    private static final Pattern PATH = Pattern.compile("/[^\\s?#]*");
    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 599;

    public LaravelDown {
        allow = List.copyOf(allow);
        allow.forEach(LaravelDown::requireNetwork);
        Require.optionalText("render", render);
        if (refresh != null && refresh < 1) {
            throw new InvalidProfile("refresh", "profile.invalid.seconds");
        }
        if (redirect != null) {
            Require.matches("redirect", redirect, PATH, "profile.invalid.path");
        }
        // What is no error would let search engines take the page for the site.
        if (status != null && (status < FIRST_ERROR || status > LAST_ERROR)) {
            throw new InvalidProfile("status", "profile.invalid.closed");
        }
    }

    private static void requireNetwork(String network) {
        Require.text("allow", network);
        Matcher matcher = NETWORK.matcher(network);
        int most = matcher.matches()
                ? IpAddress.of(matcher.group(1))
                        .map(address -> address.getAddress().length * Byte.SIZE)
                        .orElse(-1)
                : -1;
        if (most < 0 || (matcher.group(2) != null && Integer.parseInt(matcher.group(2)) > most)) {
            throw new InvalidProfile("allow", "profile.invalid.network");
        }
    }
}
