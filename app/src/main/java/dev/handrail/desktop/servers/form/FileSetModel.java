package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.server.DrillRule;
import dev.handrail.server.FileSet;
import dev.handrail.server.FileSet.Cold;
import dev.handrail.server.FileSet.Healthy;
import dev.handrail.server.Lapse;
import dev.handrail.server.WholePath;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One directory of the form, and the application that is stopped while it is read, where there is one. */
public final class FileSetModel implements PartModel<FileSet> {
    private static final String ANY = "any";
    private static final List<String> RUN = List.of(ANY);

    private final Field name;
    private final Field directory;
    private final Lines exclude;
    private final BooleanProperty cold;
    private final CommandField stop;
    private final CommandField start;
    private final Field in;
    private final CommandField healthy;
    private final Field within;
    private final KeepModel keep;
    private final @Nullable DrillRule drill;
    private final Field undo;

    /** A directory that is added. */
    FileSetModel() {
        this("", "", List.of(), null, new KeepModel(null), null, null);
    }

    FileSetModel(FileSet before) {
        this(
                before.name(),
                before.directory(),
                before.exclude(),
                before.cold(),
                new KeepModel(before.keep()),
                before.drill(),
                before.undo());
    }

    private FileSetModel(
            String name,
            String directory,
            List<String> exclude,
            @Nullable Cold before,
            KeepModel keep,
            @Nullable DrillRule drill,
            @Nullable Duration undo) {
        this.name = Field.of(name, text -> probe(text, ANY, ANY));
        this.directory = Field.of(directory, text -> WholePath.there("directory", text));
        this.exclude = new Lines(exclude, text -> probe(ANY, ANY, text));
        this.cold = new SimpleBooleanProperty(before != null);
        String place = before == null ? null : before.in();
        this.in = Field.optional(place == null ? "" : place, text -> WholePath.there("in", text));
        this.stop = new CommandField(
                before == null ? List.of() : before.stop(),
                words -> program("stop", new Cold(words, RUN, null).stop()));
        this.start = new CommandField(
                before == null ? List.of() : before.start(),
                words -> program("start", new Cold(RUN, words, null).start()));
        Healthy asked = before == null ? null : before.healthy();
        this.healthy = CommandField.optional(
                asked == null ? List.of() : asked.command(),
                words -> program("healthy", new Healthy(words, Healthy.USUAL).command()));
        in.text()
                .subscribe((was, now) ->
                        Stream.of(stop, start, healthy).map(CommandField::field).forEach(Field::lookAgain));
        this.within = Field.optional(
                asked == null ? "" : Lapse.word(asked.within()), text -> new Healthy(RUN, Lapse.parse(text)));
        this.keep = keep;
        this.drill = drill;
        this.undo = UndoField.of(undo);
    }

    @Override
    public Field name() {
        return name;
    }

    public Field directory() {
        return directory;
    }

    /** What is left out, a pattern a line. */
    public Lines exclude() {
        return exclude;
    }

    /** Whether an application is stopped while it is read. */
    public BooleanProperty cold() {
        return cold;
    }

    public Field stop() {
        return stop.field();
    }

    public Field start() {
        return start.field();
    }

    /** Where all of them are run. */
    public Field in() {
        return in;
    }

    /** What is asked whether it works, once it was started. */
    public Field healthy() {
        return healthy.field();
    }

    /** For how long. */
    public Field within() {
        return within;
    }

    public KeepModel keep() {
        return keep;
    }

    /** For how long what a restore replaced is kept. */
    public Field undo() {
        return undo;
    }

    @Override
    public StringExpression brief() {
        return directory.text();
    }

    @Override
    public boolean valid() {
        Stream<Field> stopped = cold.get() ? Stream.of(stop(), start(), in, healthy(), within) : Stream.empty();
        return Stream.concat(Stream.of(name, directory, exclude.field(), undo), stopped)
                .map(Field::valid)
                .reduce(keep.valid(), Boolean::logicalAnd);
    }

    @Override
    public FileSet build() {
        return new FileSet(
                name.value(),
                directory.value(),
                exclude.values(),
                cold.get() ? stopped() : null,
                keep.build(),
                drill,
                UndoField.build(undo));
    }

    private Cold stopped() {
        return new Cold(stop.words(), start.words(), in.given().orElse(null), asked());
    }

    private @Nullable Healthy asked() {
        return healthy.words().isEmpty()
                ? null
                : new Healthy(healthy.words(), within.given().map(Lapse::parse).orElse(Healthy.USUAL));
    }

    private List<String> program(String key, List<String> command) {
        return WholePath.program(key, command, in.given().isPresent());
    }

    private static FileSet probe(String name, String directory, String exclude) {
        return new FileSet(name, directory, List.of(exclude), null, null);
    }
}
