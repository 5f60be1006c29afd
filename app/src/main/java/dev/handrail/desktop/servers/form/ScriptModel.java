package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.Script;
import dev.handrail.server.WholePath;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;

/** One script of the team's own in the form. */
public final class ScriptModel implements PartModel<Script> {
    private static final String ANY = "any";
    private static final List<String> RUN = List.of(ANY);

    private final Field name;
    private final CommandField command;
    private final Field produces;
    private final KeepModel keep;

    /** A script that is added. */
    ScriptModel() {
        this("", List.of(), "", new KeepModel(null));
    }

    ScriptModel(Script before) {
        this(before.name(), before.command(), before.produces(), new KeepModel(before.keep()));
    }

    private ScriptModel(String name, List<String> command, String produces, KeepModel keep) {
        this.name = Field.of(name, text -> new Script(text, RUN, ANY, null));
        this.command = new CommandField(
                command, words -> WholePath.program("command", new Script(ANY, words, ANY, null).command(), false));
        this.produces = Field.of(produces, text -> WholePath.there("produces", text));
        this.keep = keep;
    }

    @Override
    public Field name() {
        return name;
    }

    public Field command() {
        return command.field();
    }

    /** The files it writes, as a pattern. */
    public Field produces() {
        return produces;
    }

    public KeepModel keep() {
        return keep;
    }

    @Override
    public StringExpression brief() {
        return command().text();
    }

    @Override
    public boolean valid() {
        return Stream.of(name, command(), produces).map(Field::valid).reduce(keep.valid(), Boolean::logicalAnd);
    }

    @Override
    public Script build() {
        return new Script(name.value(), command.words(), produces.value(), keep.build());
    }
}
