package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A field in which a command is typed. */
final class CommandField {
    private final Field field;

    /** @param part what must accept its words */
    CommandField(List<String> initial, Function<List<String>, ?> part) {
        this.field = new Field(ArgumentLine.of(initial), text -> problem(text, part));
    }

    private CommandField(Field field) {
        this.field = field;
    }

    /** One that may be left empty. */
    static CommandField optional(List<String> initial, Function<List<String>, ?> part) {
        return new CommandField(
                new Field(ArgumentLine.of(initial), text -> text.isBlank() ? Optional.empty() : problem(text, part)));
    }

    Field field() {
        return field;
    }

    List<String> words() {
        return ArgumentLine.words(field.value()).orElse(List.of());
    }

    private static Optional<String> problem(String text, Function<List<String>, ?> part) {
        Optional<List<String>> words = ArgumentLine.words(text);
        return words.isEmpty()
                ? Optional.of(Words.of("form.command.quote"))
                : Field.accepted(line -> part.apply(words.get())).apply(text);
    }
}
