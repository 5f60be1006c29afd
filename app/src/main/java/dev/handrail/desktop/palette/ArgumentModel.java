package dev.handrail.desktop.palette;

import dev.handrail.desktop.shared.TypedLines;
import dev.handrail.operation.Argument;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One argument of an offer as it is asked for: how, out of what, and what was given for it so far. */
public final class ArgumentModel {
    private final Argument argument;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObservableList<String> values = FXCollections.observableArrayList();

    /** The ways to ask. */
    enum Way {
        /** One out of many, found by searching. */
        CHOOSE,
        /** Some out of a few. */
        PICK,
        /** Yes or no. */
        TICK,
        /** A line of text; of several, each on its own line. */
        TYPE,
        /** A file that is there. */
        READ,
        /** Some files that are there. */
        READ_SEVERAL,
        /** A file that is made, or written over. */
        WRITE,
        FOLDER
    }

    public ArgumentModel(Argument argument) {
        this.argument = argument;
    }

    public Argument argument() {
        return argument;
    }

    Way way() {
        return switch (argument.type()) {
            case SERVER, DATABASE, SOURCE, DESTINATION, BACKUP, RUN -> argument.many() ? Way.PICK : Way.CHOOSE;
            case FLAG -> Way.TICK;
            case FILE -> argument.many() ? Way.READ_SEVERAL : Way.READ;
            case NEW_FILE -> Way.WRITE;
            case FOLDER -> Way.FOLDER;
            case NAME, TEXT, NUMBER, TIME -> Way.TYPE;
        };
    }

    /** What it is, as a person reads it above the field. */
    public String label() {
        String help = argument.help().isBlank() ? argument.name() : argument.help();
        String sentence = help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1);
        return argument.required() || way() == Way.TICK ? sentence : Words.of("offer.optional", sentence);
    }

    public ObservableList<Choice> choices() {
        return choices;
    }

    /** What was given for it. */
    public ObservableList<String> values() {
        return values;
    }

    /** Offers other choices; what was chosen and is not among them any more is not chosen any more. */
    void offer(List<Choice> now) {
        choices.setAll(now);
        if (!argument.required() && way() == Way.CHOOSE) {
            choices.addFirst(new Choice("", Words.of("offer.any")));
        }
        values.removeIf(value -> now.stream().noneMatch(choice -> choice.value().equals(value)));
    }

    /** Of several, each stands in a line of its own. */
    void give(String typed) {
        values.setAll(argument.many() ? TypedLines.of(typed) : one(typed.strip()));
    }

    private static List<String> one(String typed) {
        return typed.isEmpty() ? List.of() : List.of(typed);
    }

    /** What stands in its field after these were looked up: of several, behind those that were given before. */
    String with(List<String> found) {
        Stream<String> before = argument.many() ? values.stream() : Stream.empty();
        return String.join(
                "\n", Stream.concat(before, found.stream()).distinct().toList());
    }

    void pick(String value, boolean picked) {
        values.remove(value);
        if (picked) {
            values.add(value);
        }
    }

    /** Whether it is as it must be. */
    BooleanExpression good() {
        return Bindings.createBooleanBinding(
                () -> (!values.isEmpty() || !argument.required()) && problem().isEmpty(), values);
    }

    /** What is wrong with what was given, or nothing. */
    String problem() {
        boolean numbers =
                argument.type() != Argument.Type.NUMBER || values.stream().allMatch(value -> value.matches("\\d{1,9}"));
        return numbers ? "" : Words.of("offer.number");
    }
}
