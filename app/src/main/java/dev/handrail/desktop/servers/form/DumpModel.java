package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.server.Dump;
import dev.handrail.server.Dump.Format;
import dev.handrail.server.Dump.What;
import dev.handrail.server.Engine;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How a database is dumped, in the form. */
public final class DumpModel {
    private final Dump before;
    private final ObjectProperty<What> what;
    private final ObjectProperty<Format> format;
    private final Field jobs;
    private final BooleanProperty schemaOnly;
    private final Lines tables;
    private final Lines exclude;
    private final Lines excludeData;
    private Format unsuited = Format.AUTO;

    DumpModel(Dump before) {
        this.before = before;
        this.what = new SimpleObjectProperty<>(before.what());
        this.format = new SimpleObjectProperty<>(before.format());
        this.jobs = Field.whole(before.jobs(), number -> probe(number, List.of()));
        this.schemaOnly = new SimpleBooleanProperty(before.schemaOnly());
        this.tables = lines(before.tables());
        this.exclude = lines(before.exclude());
        this.excludeData = lines(before.excludeData());
    }

    public ObjectProperty<What> what() {
        return what;
    }

    public ObjectProperty<Format> format() {
        return format;
    }

    /** Those that there are for an engine: MariaDB and MySQL dump nothing but SQL. What the profile says all the same stays to be seen. */
    List<Format> formats(Engine engine) {
        return Stream.of(Format.values())
                .filter(one -> suits(one, engine) || one == format.get())
                .toList();
    }

    /** Another engine is dumped by what suits it; who comes back to the one before finds what was chosen for that. */
    void become(Engine engine) {
        Format chosen = format.get();
        if (!suits(chosen, engine)) {
            unsuited = chosen;
            format.set(Format.AUTO);
        } else if (suits(unsuited, engine)) {
            format.set(chosen == Format.AUTO ? unsuited : chosen);
            unsuited = Format.AUTO;
        }
    }

    private static boolean suits(Format format, Engine engine) {
        return engine == Engine.POSTGRESQL || format == Format.AUTO || format == Format.PLAIN;
    }

    /** How many tables are dumped at once. */
    public Field jobs() {
        return jobs;
    }

    public BooleanProperty schemaOnly() {
        return schemaOnly;
    }

    /** The only tables to dump. */
    public Lines tables() {
        return tables;
    }

    public Lines exclude() {
        return exclude;
    }

    public Lines excludeData() {
        return excludeData;
    }

    /** Whether something else than the usual is asked for. */
    boolean unusual() {
        return !before.equals(Dump.USUAL);
    }

    boolean valid() {
        Stream<Field> parts = Stream.of(tables, exclude, excludeData).map(Lines::field);
        return Stream.concat(Stream.of(jobs), what.get() == What.ROLES ? Stream.empty() : parts)
                .map(Field::valid)
                .reduce(true, Boolean::logicalAnd);
    }

    /** Roles have no tables to choose from. */
    Dump build() {
        boolean roles = what.get() == What.ROLES;
        return new Dump(
                what.get(),
                format.get(),
                jobs.number(),
                !roles && schemaOnly.get(),
                roles ? List.of() : tables.values(),
                roles ? List.of() : exclude.values(),
                roles ? List.of() : excludeData.values());
    }

    private static Lines lines(List<String> patterns) {
        return new Lines(patterns, text -> probe(0, List.of(text)));
    }

    private static Dump probe(int jobs, List<String> tables) {
        return new Dump(What.ONE, Format.AUTO, jobs, false, tables, List.of(), List.of());
    }
}
