package dev.handrail.runbook;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code in a step.
 *
 * @param proposal whether it only looks as if it could be run: a person has to mark it first
 * @param line where it begins
 */
public record Fence(Kind kind, String language, String text, Attributes attributes, boolean proposal, int line) {
    private static final Pattern HTTP_READS = Pattern.compile("(?i)\\s*((GET|HEAD)\\s.*|https?:.*|\\$\\{.*)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(s|m|h)");

    /** What runs it. */
    public enum Kind {
        SHELL("sh"),
        SQL("sql"),
        HANDRAIL("handrail"),
        HTTP("http"),
        /** Nothing does: it is there to be read. */
        TEXT("text");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The language that its author writes. */
        public String word() {
            return word;
        }
    }

    /** Whether what it makes does no harm when all else is taken back. */
    public boolean stays() {
        return attributes.has("stays");
    }

    /** Whether its author says that nothing takes it back. */
    public boolean irreversible() {
        return attributes.has("irreversible");
    }

    public boolean isUndo() {
        return attributes.has("undo");
    }

    /** Whether it can be run once nobody objects. */
    public boolean runnable() {
        return kind != Kind.TEXT && !proposal;
    }

    /** Whether it only looks, as far as the file says so; what an operation does it says itself. */
    public boolean isCheck() {
        return switch (kind) {
            case SHELL -> attributes.has("check");
            case SQL -> !attributes.has("change");
            case HTTP ->
                attributes.has("check")
                        || !attributes.has("change")
                                && HTTP_READS
                                        .matcher(text.lines().findFirst().orElse(""))
                                        .matches();
            case HANDRAIL -> attributes.has("check");
            case TEXT -> true;
        };
    }

    /** The machine it runs on, as the file names it; the one that is looked after where it names none. */
    public String on() {
        return attributes.of("on").orElse(kind == Kind.HTTP ? "workstation" : "server");
    }

    public Optional<Duration> timeout() {
        return attributes.of("timeout").flatMap(Fence::duration);
    }

    public static Optional<Duration> duration(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /** Whether it was not written for us: a variable that we do not know is its shell's own. */
    public boolean foreign() {
        Set<String> given = attributes.values().keySet();
        return kind == Kind.SHELL && (given.isEmpty() || !Attributes.OF_CODE.containsAll(given));
    }

    /** The same after a person has said that it may be run. */
    public Fence marked() {
        return new Fence(kind, language, text, attributes, false, line);
    }
}
