package dev.handrail.server;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A machine on the way to another, as ProxyJump of ssh names it: [user@]host[:port].
 *
 * @param user null for whoever one is at the end of the way
 * @param host without the brackets that an address may stand in
 */
public record Hop(@Nullable String user, String host, int port) {
    private static final String KEY = "jump";
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<user>[^\\s:@,/-][^\\s:@,/]*)@)?(?:(?<host>[^\\s:@/\\[\\]-][^\\s:@/\\[\\]]*)|\\[(?<address>[0-9A-Fa-f:.]+)])"
                    + "(?::(?<port>[0-9]{1,5}))?");

    /** Those of a way, with commas between. */
    static List<Hop> chain(String jump) {
        Require.text(KEY, jump);
        return Arrays.stream(jump.split(",", -1)).map(Hop::of).toList();
    }

    /** A way as somebody writes it down: each of its machines must be one that can be reached. */
    public static String reachable(String key, String jump) {
        chain(jump).forEach(hop -> hop.requireReachable(key));
        return jump;
    }

    private static Hop of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidProfile(KEY, "profile.invalid.jump");
        }
        String host = matcher.group("host");
        String port = matcher.group("port");
        int number = port == null ? Access.Ssh.DEFAULT_PORT : Integer.parseInt(port);
        Require.port(KEY, number);
        return new Hop(matcher.group("user"), host == null ? matcher.group("address") : host, number);
    }

    private void requireReachable(String key) {
        if (user != null) {
            Require.login(key, user);
        }
        if (!Require.isHost(host)) {
            throw new InvalidProfile(key, "profile.invalid.jump.host", host);
        }
    }
}
