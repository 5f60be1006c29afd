package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.TypedLines;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A field of a form that holds several texts, one a line. */
public final class Lines {
    private final List<String> initial;
    private final Field field;

    /** @param part what must accept each of them */
    public Lines(List<String> initial, Function<String, ?> part) {
        this.initial = List.copyOf(initial);
        String before = String.join("\n", initial);
        // What nobody changed is as it was, also where a text of it has several lines.
        this.field = new Field(before, text -> text.equals(before) ? Optional.empty() : problem(text, part));
    }

    public Field field() {
        return field;
    }

    public boolean valid() {
        return field.valid();
    }

    public List<String> values() {
        return field.text().get().equals(String.join("\n", initial))
                ? initial
                : TypedLines.of(field.text().get());
    }

    /** One more at the end. */
    public void add(String value) {
        String before = field.text().get().stripTrailing();
        field.text().set(before.isEmpty() ? value : before + "\n" + value);
    }

    private static Optional<String> problem(String text, Function<String, ?> part) {
        return TypedLines.of(text).stream()
                .flatMap(line -> Field.accepted(part).apply(line).stream())
                .findFirst();
    }
}
