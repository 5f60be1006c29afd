package dev.handrail.runbook.landing;

import dev.handrail.words.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as one writes it down: a line with method and address, a line for each header, and behind an empty line what is
 * sent.
 *
 * @param content what is sent, as it is written; empty where nothing is
 * @param problems what is wrong with it, in order
 */
public record HttpText(
        String method, String address, List<Header> headers, String content, Kind kind, List<Problem> problems) {
    private static final Pattern REQUEST =
            Pattern.compile("(?:(?<method>[A-Za-z]{1,20})\\s+)?(?<address>\\S+)(?:\\s+HTTP/[0-9.]+)?");
    private static final Pattern HEADER = Pattern.compile("(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]+):\\s*(?<value>.*)");
    private static final Set<String> BARE = Set.of("GET", "HEAD");

    /** Those that say how it is sent, which is not the author's business. */
    private static final Set<String> OF_THE_LINE =
            Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade", "te", "trailer");

    /** @param line counted from zero within the text */
    public record Header(String name, String value, int line) {}

    /** @param line counted from zero within the text */
    public record Problem(int line, String text) {}

    /** By which rules a value is written into what is sent. */
    public enum Kind {
        JSON,
        FORM,
        TEXT,
        /** Nobody knows: it has to stand there as it is sent. */
        OTHER;

        private static Kind of(String type) {
            String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
            if (plain.equals("application/json") || plain.endsWith("+json")) {
                return JSON;
            }
            return plain.equals("application/x-www-form-urlencoded") ? FORM : plain.equals("text/plain") ? TEXT : OTHER;
        }
    }

    public HttpText {
        headers = List.copyOf(headers);
        problems = List.copyOf(problems);
    }

    /** Nothing is left out without a word: what cannot be read as a part of a request is a problem. */
    public static HttpText of(String text) {
        List<String> lines = text.stripTrailing().lines().toList();
        List<Problem> problems = new ArrayList<>();
        Matcher request =
                REQUEST.matcher(lines.isEmpty() ? "" : lines.getFirst().strip());
        boolean good = request.matches();
        if (!good) {
            problems.add(new Problem(0, Words.of("runbook.http.request")));
        }
        String method = good && request.group("method") != null ? request.group("method") : "GET";
        List<Header> headers = new ArrayList<>();
        int at = 1;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            header(lines.get(at), at, headers, problems);
            at++;
        }
        String content = at >= lines.size() ? "" : String.join("\n", lines.subList(at + 1, lines.size()));
        HttpText read = new HttpText(
                method.toUpperCase(Locale.ROOT),
                good ? request.group("address") : "",
                headers,
                content,
                Kind.of(type(headers, content)),
                problems);
        return read.content.isEmpty() ? read : read.weighed(at + 1);
    }

    private static void header(String line, int at, List<Header> headers, List<Problem> problems) {
        Matcher matcher = HEADER.matcher(line.strip());
        if (!matcher.matches()) {
            problems.add(new Problem(at, Words.of("runbook.http.header")));
        } else if (OF_THE_LINE.contains(matcher.group("name").toLowerCase(Locale.ROOT))) {
            problems.add(new Problem(at, Words.of("runbook.http.header.own", matcher.group("name"))));
        } else {
            headers.add(new Header(matcher.group("name"), matcher.group("value").strip(), at));
        }
    }

    private HttpText weighed(int line) {
        List<Problem> more = new ArrayList<>(problems);
        if (BARE.contains(method)) {
            more.add(new Problem(line, Words.of("runbook.http.bare", method)));
        } else if (type().isEmpty()) {
            more.add(new Problem(line, Words.of("runbook.http.type")));
        } else if (kind == Kind.OTHER) {
            Use.in(content).stream()
                    .findFirst()
                    .ifPresent(use -> more.add(
                            new Problem(line + use.line(), Words.of("runbook.http.value", use.name(), type()))));
        }
        return new HttpText(method, address, headers, content, kind, more);
    }

    /** Of what kind the content is; empty where nobody says so. */
    public String type() {
        return type(headers, content);
    }

    private static String type(List<Header> headers, String content) {
        return headers.stream()
                .filter(one -> one.name().equalsIgnoreCase("Content-Type"))
                .map(Header::value)
                .findFirst()
                .orElse(content.stripLeading().matches("(?s)[\\[{].*") ? "application/json" : "");
    }

    /** What is sent, with the values in it. */
    public String content(Function<String, Value> values) {
        return switch (kind) {
            case JSON -> JsonText.filled(content, values);
            case FORM -> filled(content, values, text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
            case TEXT -> filled(content, values, text -> text);
            case OTHER -> content;
        };
    }

    /** A header with the values in it; what would begin another line is left out of them. */
    public static String value(Header header, Function<String, Value> values) {
        return filled(header.value(), values, text -> text.replaceAll("\\p{Cntrl}+", " "));
    }

    private static String filled(String text, Function<String, Value> values, Function<String, String> written) {
        return Use.VARIABLE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        written.apply(values.apply(found.group(1)).text())));
    }
}
