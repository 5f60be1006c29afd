package dev.handrail.runbook.landing;

import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the headers of a request, or in its address, and lets in whoever reads it. */
public final class Credentials {
    private static final String WORDS = "(?i:authorization|cookie|key|token|secret|password)";
    private static final Pattern NAMES = Pattern.compile(WORDS);

    /** Kept by the other side to know a request again: no secret, for all its name. */
    private static final String KNOWN_AGAIN = "idempotency-key";

    private static final Pattern LINE =
            Pattern.compile("(?<head>\\s*(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]+):)(?<value>.*)");
    private static final Pattern SCHEME =
            Pattern.compile("\\s*(?i:basic|bearer|digest|token|apikey|negotiate)\\s+(?=\\S)");
    private static final Pattern PAIR = Pattern.compile("\\s*[^=;\\s]+=");
    private static final Pattern USER = Pattern.compile("(?<=://)(?<user>[^/?#:\\s]*)(?<password>:[^/?#\\s]*)?@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?<head>[?&;#](?<name>[^=?&;#\\s]*" + WORDS + "[^=?&;#\\s]*)=)(?<value>[^&#\\s]*)");
    private static final Pattern NOTHING = Pattern.compile("");

    private Credentials() {}

    /** Whether a header of this name is one that lets in. */
    public static boolean isCalled(String header) {
        return NAMES.matcher(header).find() && !header.toLowerCase(Locale.ROOT).equals(KNOWN_AGAIN);
    }

    /** The headers in which a secret itself is written, and not only the variable that stands for it. */
    public static List<HttpText.Header> written(HttpText text) {
        return text.headers().stream()
                .filter(one -> isCalled(one.name()))
                .filter(one -> !masked(one.name(), one.value()).equals(one.value()))
                .toList();
    }

    /** A block of code as it may be shown: without the secrets that its author wrote into its address and headers. */
    public static String hidden(Fence fence) {
        return fence.kind() == Fence.Kind.HTTP ? hidden(fence.text()) : fence.text();
    }

    static String hidden(String request) {
        List<String> lines = new ArrayList<>();
        boolean headers = true;
        for (String line : request.split("\n", -1)) {
            headers = headers && (lines.isEmpty() || !line.isBlank());
            Matcher header = LINE.matcher(line);
            boolean secret = headers && !lines.isEmpty() && header.matches() && isCalled(header.group("name"));
            if (lines.isEmpty()) {
                lines.add(address(line));
            } else {
                lines.add(secret ? header.group("head") + masked(header.group("name"), header.group("value")) : line);
            }
        }
        return String.join("\n", lines);
    }

    /** An address as it may be shown: without who signs in by it, and what lets in among its parameters. */
    public static String address(String url) {
        String nobody = USER.matcher(url).replaceAll(user -> Matcher.quoteReplacement(nobody(user)));
        return PARAMETER.matcher(nobody).replaceAll(one -> Matcher.quoteReplacement(parameter(one)));
    }

    private static String nobody(MatchResult found) {
        String password = found.group("password");
        String user = behind(NOTHING, found.group("user"));
        return password == null ? user + "@" : user + ":" + behind(NOTHING, password.substring(1)) + "@";
    }

    private static String parameter(MatchResult found) {
        String value = found.group("value");
        return found.group("head") + (isCalled(found.group("name")) ? behind(NOTHING, value) : value);
    }

    /** What is written out is hidden; how it is meant, and variables, stay. */
    private static String masked(String name, String value) {
        if (name.toLowerCase(Locale.ROOT).contains("cookie")) {
            List<String> pairs = new ArrayList<>();
            for (String pair : value.split(";", -1)) {
                pairs.add(behind(PAIR, pair));
            }
            return String.join(";", pairs);
        }
        return behind(SCHEME, value);
    }

    private static String behind(Pattern head, String value) {
        Matcher matcher = head.matcher(value);
        int at = matcher.lookingAt()
                ? matcher.end()
                : value.length() - value.stripLeading().length();
        String secret = value.substring(at);
        boolean literal = !Use.VARIABLE.matcher(secret).replaceAll("").isBlank();
        return literal ? value.substring(0, at) + Work.HIDDEN : value;
    }
}
