package dev.handrail.desktop.servers;

import dev.handrail.server.InvalidProfile;
import dev.handrail.server.TemplateFile;
import dev.handrail.words.Words;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One field of a form: its text, and what is wrong with it, said from the first change on. */
public final class Field {
    private final String initial;
    private final StringProperty text;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Function<String, Optional<String>> check;
    private Function<String, Optional<String>> also = value -> Optional.empty();

    public Field(String initial, Function<String, Optional<String>> check) {
        this.initial = initial;
        this.text = new SimpleStringProperty(initial);
        this.check = check;
        text.subscribe((before, now) -> valid());
    }

    /** A field whose text must be accepted by a part of the profile. */
    public static Field of(String initial, Function<String, ?> part) {
        return new Field(initial, accepted(part));
    }

    /** The same, but it may also be left empty. */
    public static Field optional(String initial, Function<String, ?> part) {
        return new Field(
                initial,
                text -> text.isBlank() ? Optional.empty() : accepted(part).apply(text));
    }

    /** A whole number that a part of the profile accepts; empty for 0. */
    public static Field whole(int initial, IntFunction<?> part) {
        return new Field(initial == 0 ? "" : Integer.toString(initial), text -> {
            String number = text.strip();
            if (!number.matches("[0-9]{0,9}")) {
                return Optional.of(Words.of("profile.invalid.number"));
            }
            return accepted(digits -> part.apply(wholeOf(digits))).apply(number);
        });
    }

    public static Field port(int initial) {
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

    /** Asks for more than the part of the profile alone does, such as to be the only one of its name. */
    public void alsoCheck(Function<String, Optional<String>> more) {
        also = more;
    }

    /** Looks at it, and says what is wrong where something is. */
    public boolean valid() {
        problem.set(unfilled()
                .or(() -> check.apply(text.get()))
                .or(() -> also.apply(value()))
                .orElse(""));
        return problem.get().isEmpty();
    }

    private Optional<String> unfilled() {
        return TemplateFile.unfilled(text.get()) ? Optional.of(Words.of("form.placeholder")) : Optional.empty();
    }

    /** Says what is wrong with it until it is changed or looked at again. */
    public void refuse(String why) {
        problem.set(why);
    }

    /** Looks at it again where something was wrong, which may have depended on another field. */
    public void lookAgain() {
        if (!problem.get().isEmpty()) {
            valid();
        }
    }

    /** What was typed, without the spaces around it; what nobody changed is as it was. */
    public String value() {
        return text.get().equals(initial) ? initial : text.get().strip();
    }

    public Optional<String> given() {
        return value().isBlank() ? Optional.empty() : Optional.of(value());
    }

    /** The number that stands there; 0 where none does. */
    public int number() {
        return wholeOf(value().strip());
    }

    public static Function<String, Optional<String>> accepted(Function<String, ?> part) {
        return text -> {
            try {
                Object made = part.apply(text.strip());
                return Optional.<String>empty().filter(none -> made == null);
            } catch (InvalidProfile e) {
                return Optional.of(e.text());
            }
        };
    }

    private static int wholeOf(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
    }
}
