package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.LogSource;
import dev.handrail.server.LogSource.ContainerLog;
import dev.handrail.server.LogSource.Journald;
import dev.handrail.server.LogSource.LogFile;
import dev.handrail.server.WholePath;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One log of the form, and where it is read. */
public final class LogModel implements PartModel<LogSource> {
    private static final String ANY = "any";

    private final Field name;
    private final ObjectProperty<From> from;
    private final Field file;
    private final Field unit;
    private final Field container;

    /** Where a log is read. */
    public enum From {
        FILE,
        JOURNAL,
        CONTAINER
    }

    /** A log that is added. */
    LogModel() {
        this("", From.FILE, "", "", "");
    }

    LogModel(LogSource before) {
        this(
                before.name(),
                switch (before) {
                    case LogFile _ -> From.FILE;
                    case Journald _ -> From.JOURNAL;
                    case ContainerLog _ -> From.CONTAINER;
                },
                before instanceof LogFile log ? log.file() : "",
                before instanceof Journald log ? log.unit() : "",
                before instanceof ContainerLog log ? log.container() : "");
    }

    private LogModel(String name, From from, String file, String unit, String container) {
        this.name = Field.of(name, text -> new LogFile(text, ANY));
        this.from = new SimpleObjectProperty<>(from);
        this.file = Field.of(file, text -> WholePath.there("file", text));
        this.unit = Field.of(unit, text -> new Journald(ANY, text));
        this.container = Field.of(container, text -> new ContainerLog(ANY, text));
    }

    @Override
    public Field name() {
        return name;
    }

    public ObjectProperty<From> from() {
        return from;
    }

    /** The path on the server. */
    public Field file() {
        return file;
    }

    /** The unit of the systemd journal. */
    public Field unit() {
        return unit;
    }

    public Field container() {
        return container;
    }

    private Field where(From kind) {
        return switch (kind) {
            case FILE -> file;
            case JOURNAL -> unit;
            case CONTAINER -> container;
        };
    }

    @Override
    public StringExpression brief() {
        return StringExpression.stringExpression(
                from.flatMap(kind -> where(kind).text()));
    }

    @Override
    public boolean valid() {
        return Stream.of(name, where(from.get())).map(Field::valid).reduce(true, Boolean::logicalAnd);
    }

    @Override
    public LogSource build() {
        return switch (from.get()) {
            case FILE -> new LogFile(name.value(), file.value());
            case JOURNAL -> new Journald(name.value(), unit.value());
            case CONTAINER -> new ContainerLog(name.value(), container.value());
        };
    }
}
