package dev.handrail.runbook;

import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked for before a runbook begins, and stands in its steps as ${name}.
 *
 * @param usual the answer where a person gives none
 * @param pattern what the whole answer must look like
 * @param choices the answers that there are; empty where anything of the type will do
 * @param profile what of a server's profile answers it as a rule
 */
public record Variable(
        String name,
        String question,
        Type type,
        @Nullable String usual,
        @Nullable Pattern pattern,
        List<String> choices,
        @Nullable Known profile,
        int line) {
    public Variable {
        choices = List.copyOf(choices);
    }

    /** What kind of answer it takes, which says how it is written where it lands. */
    public enum Type {
        TEXT("text", "(?s).*"),
        NUMBER("number", "-?[0-9]{1,18}"),
        NAME("name", "[A-Za-z_][A-Za-z0-9_-]{0,62}"),
        HOST("host", "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"),
        PATH("path", "[^\\p{Cntrl}]+"),
        URL("url", "https?://[^\\s\"'<>\\\\^`{|}]+");

        private final String word;
        private final Pattern shape;

        Type(String word, String shape) {
            this.word = word;
            this.shape = Pattern.compile(shape);
        }

        public String word() {
            return word;
        }

        public boolean fits(String value) {
            return shape.matcher(value).matches();
        }
    }

    /** What is answered without a question: what the profile of the server says, or what is usual. */
    public Optional<String> usualFor(Server server) {
        Known known = profile;
        return Optional.ofNullable(known)
                .flatMap(one -> one.of(server))
                .filter(answer -> wrong(answer).isEmpty())
                .or(() -> Optional.ofNullable(usual));
    }

    /** What is wrong with an answer, if anything is. */
    public Optional<String> wrong(String answer) {
        if (answer.indexOf('\0') >= 0 || !type.fits(answer)) {
            return Optional.of(Words.of("runbook.variable.type", name, type.word()));
        }
        if (!choices.isEmpty() && !choices.contains(answer)) {
            return Optional.of(Words.of("runbook.variable.choice", name, String.join(", ", choices)));
        }
        Pattern wanted = pattern;
        if (wanted != null && !wanted.matcher(answer).matches()) {
            return Optional.of(Words.of("runbook.variable.pattern", name, wanted.pattern()));
        }
        return Optional.empty();
    }
}
