package dev.handrail.desktop.servers;

import dev.handrail.server.InvalidProfile;
import dev.handrail.words.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One field of a form: its text, and what is wrong with it, said from the first change on. */
public final class Field {
    private final StringProperty text;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Function<String, Optional<String>> check;

    Field(String initial, Function<String, Optional<String>> check) {
        this.text = new SimpleStringProperty(initial);
        this.check = check;
        text.subscribe((before, now) -> valid());
    }

    /** A field whose text must be accepted by a part of the profile. */
    static Field of(String initial, Function<String, ?> part) {
        return new Field(initial, accepted(part));
    }

    /** The same, but it may also be left empty. */
    static Field optional(String initial, Function<String, ?> part) {
        return new Field(
                initial,
                text -> text.isBlank() ? Optional.empty() : accepted(part).apply(text));
    }

    static Field port(int initial) {
        return new Field(
                Integer.toString(initial),
                text -> isPort(text.strip()) ? Optional.empty() : Optional.of(Words.of("profile.invalid.port")));
    }

    public StringProperty text() {
        return text;
    }

    /** What is wrong with it, or nothing. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Looks at it, and says what is wrong where something is. */
    boolean valid() {
        problem.set(check.apply(text.get()).orElse(""));
        return problem.get().isEmpty();
    }

    /** Looks at it again where something was wrong, which may have depended on another field. */
    void lookAgain() {
        if (!problem.get().isEmpty()) {
            valid();
        }
    }

    String value() {
        return text.get().strip();
    }

    Optional<String> given() {
        return value().isEmpty() ? Optional.empty() : Optional.of(value());
    }

    int number() {
        return Integer.parseInt(value());
    }

    static Function<String, Optional<String>> accepted(Function<String, ?> part) {
        return text -> {
            try {
                Object made = part.apply(text.strip());
                return Optional.<String>empty().filter(none -> made == null);
            } catch (InvalidProfile e) {
                return Optional.of(e.text());
            }
        };
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
    }
}
