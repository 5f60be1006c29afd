package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Packing;
import dev.handrail.server.Packing.Program;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How backups are packed on their way, in the form. */
public final class PackingModel {
    private final ObjectProperty<Optional<Program>> compress;
    private final Field level;
    private final Field threads;
    private final Field rate;
    private final BooleanProperty gently;
    private final Field proveUpTo;

    PackingModel(Packing before) {
        this.compress = new SimpleObjectProperty<>(Optional.ofNullable(before.compress()));
        this.level = Field.whole(before.level(), number -> probe(number, 0));
        this.threads = Field.whole(before.threads(), number -> probe(0, number));
        this.rate = size(before.rate());
        this.gently = new SimpleBooleanProperty(before.gently());
        this.proveUpTo = size(before.proveUpTo());
        compress.subscribe((was, now) -> level.valid());
    }

    /** With which program; empty for the best that is there. */
    public ObjectProperty<Optional<Program>> compress() {
        return compress;
    }

    public Field level() {
        return level;
    }

    public Field threads() {
        return threads;
    }

    /** How much may be read in a second. */
    public Field rate() {
        return rate;
    }

    /** With a low priority on the server. */
    public BooleanProperty gently() {
        return gently;
    }

    /** Up to what size of a database the content of its tables is hashed. */
    public Field proveUpTo() {
        return proveUpTo;
    }

    boolean valid() {
        return Stream.of(level, threads, rate, proveUpTo).map(Field::valid).reduce(true, Boolean::logicalAnd);
    }

    Packing build() {
        return new Packing(
                compress.get().orElse(null),
                level.number(),
                threads.number(),
                rate.given().map(ByteSize::parse).orElse(null),
                gently.get(),
                proveUpTo.given().map(ByteSize::parse).orElse(null));
    }

    private Packing probe(int levelNumber, int threadNumber) {
        return new Packing(compress.get().orElse(null), levelNumber, threadNumber, null, true, null);
    }

    private static Field size(@Nullable ByteSize size) {
        return Field.optional(size == null ? "" : size.word(), ByteSize::parse);
    }
}
