package dev.handrail.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the records of a profile demand of their parts, said in the words of the profile file. */
final class Require {
    private static final int LONGEST_NAME = 100;
    private static final Pattern HOST = Pattern.compile("[^\\s:@,/\\[\\]-][^\\s:@,/\\[\\]]*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]*\\.[0-9.]*|.*:.*");
    private static final Pattern LOGIN = Pattern.compile("[^\\s:@,/-][^\\s:@,/]*");
    private static final Pattern CONTAINER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private static final Pattern HERE = Pattern.compile("~|/|[A-Za-z]:[/\\\\]|\\\\\\\\");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Pattern RESOLVER = Pattern.compile("(\\[.+]|[^:]+):([0-9]{1,5})");

    private Require() {}

    static void text(String key, String value) {
        if (value.isBlank()) {
            throw new InvalidProfile(key, "profile.invalid.empty");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c)) || !encodes(value)) {
            throw new InvalidProfile(key, "profile.invalid.control");
        }
    }

    static void optionalText(String key, @Nullable String value) {
        if (value != null) {
            text(key, value);
        }
    }

    /** A text that a list, a window and the store have room for. */
    static void name(String key, String value) {
        text(key, value);
        if (value.length() > LONGEST_NAME) {
            throw new InvalidProfile(key, "profile.invalid.long", LONGEST_NAME);
        }
    }

    /** What a program may be handed: anything, also several lines, that the operating system can pass on. */
    static void argument(String key, String value) {
        if (value.indexOf('\0') >= 0 || !encodes(value)) {
            throw new InvalidProfile(key, "profile.invalid.argument");
        }
    }

    static List<String> command(String key, List<String> arguments) {
        List<String> command = notEmpty(key, arguments);
        text(key, command.getFirst());
        command.forEach(argument -> argument(key, argument));
        return command;
    }

    /** A name or an address; numbers with points between them must be all of one. */
    static void host(String key, String value) {
        text(key, value);
        if (!isHost(value)) {
            throw new InvalidProfile(key, "profile.invalid.host");
        }
    }

    static boolean isHost(String value) {
        return NUMBERS.matcher(value).matches()
                ? IpAddress.of(value).isPresent()
                : HOST.matcher(value).matches();
    }

    /** The name of an account of an operating system; a leading dash would be taken for an option. */
    static void login(String key, String value) {
        matches(key, value, LOGIN, "profile.invalid.login");
    }

    /**
     * A folder that is the same one whoever starts Handrail, and wherever.
     *
     * @param here whether it is one of the workstation, which may run Windows; on a server it may begin at the home of who
     *     logs in
     */
    static void folder(String key, String value, boolean here) {
        text(key, value);
        if (value.startsWith("~") && !value.equals("~") && !value.startsWith("~/")) {
            throw new InvalidProfile(key, "profile.invalid.home");
        }
        if (here && !Placeholder.isGap(value) && !HERE.matcher(value).lookingAt()) {
            throw new InvalidProfile(key, "profile.invalid.folder");
        }
    }

    static void header(String key, String value) {
        matches(key, value, HEADER, "profile.invalid.header");
    }

    static void container(String key, String value) {
        matches(key, value, CONTAINER, "profile.invalid.container");
    }

    static void matches(String key, String value, Pattern pattern, String otherwise) {
        text(key, value);
        if (!pattern.matcher(value).matches()) {
            throw new InvalidProfile(key, otherwise);
        }
    }

    static void port(int port) {
        port("port", port);
    }

    static void port(String key, int port) {
        if (port < 1 || port > 65535) {
            throw new InvalidProfile(key, "profile.invalid.port");
        }
    }

    static void address(String key, String value) {
        if (IpAddress.of(value).isEmpty()) {
            throw new InvalidProfile(key, "profile.invalid.ip");
        }
    }

    /** An address, and a port where it is not the usual one: 9.9.9.9, 127.0.0.1:5353, [::1]:5353. */
    static void resolver(String key, String value) {
        Matcher matcher = RESOLVER.matcher(value);
        String host = matcher.matches() ? matcher.group(1).replaceAll("^\\[(.*)]$", "$1") : value;
        if (IpAddress.of(host).isEmpty()) {
            throw new InvalidProfile(key, "profile.invalid.resolver");
        }
        if (matcher.matches()) {
            port(Integer.parseInt(matcher.group(2)));
        }
    }

    static URI web(String key, String value) {
        try {
            URI uri = new URI(value);
            web(key, uri);
            return uri;
        } catch (URISyntaxException e) {
            throw new InvalidProfile(key, "profile.invalid.url");
        }
    }

    /** An address on the web, or one of which the name is still to be filled in. */
    static URI site(String key, String value) {
        if (Placeholder.isAddress(value)) {
            URI uri = URI.create(value);
            site(key, uri);
            return uri;
        }
        return web(key, value);
    }

    static void site(String key, URI uri) {
        if (uri.getHost() != null || !Placeholder.isAddress(uri.toString())) {
            web(key, uri);
        }
    }

    static void web(String key, URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawUserInfo() != null) {
            throw new InvalidProfile(key, "profile.invalid.url.secret");
        }
        if (!(scheme.equals("http") || scheme.equals("https"))) {
            throw new InvalidProfile(key, "profile.invalid.url");
        }
        if (uri.getHost() == null) {
            throw NoHost.in(key, uri);
        }
        if (uri.getPort() != -1) {
            port(uri.getPort());
        }
    }

    static <T> List<T> distinct(String key, List<T> parts, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T part : parts) {
            if (!seen.add(name.apply(part))) {
                throw new InvalidProfile(key, "profile.invalid.twice", name.apply(part));
            }
        }
        return List.copyOf(parts);
    }

    static <T> List<T> notEmpty(String key, List<T> parts) {
        if (parts.isEmpty()) {
            throw new InvalidProfile(key, "profile.invalid.empty");
        }
        return List.copyOf(parts);
    }

    private static boolean encodes(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }
}
