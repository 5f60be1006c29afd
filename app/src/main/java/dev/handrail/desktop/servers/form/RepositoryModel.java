package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.Repository;
import dev.handrail.server.WholePath;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One Git repository of the form. */
public final class RepositoryModel implements PartModel<Repository> {
    private static final String ANY = "any";

    private final Field name;
    private final ObjectProperty<From> from;
    private final Field url;
    private final Field directory;
    private final KeepModel keep;

    /** What is mirrored. */
    public enum From {
        ADDRESS,
        CHECKOUT
    }

    /** A repository that is added. */
    RepositoryModel() {
        this("", null, null, From.ADDRESS, new KeepModel(null));
    }

    RepositoryModel(Repository before) {
        this(
                before.name(),
                before.url(),
                before.directory(),
                before.url() == null ? From.CHECKOUT : From.ADDRESS,
                new KeepModel(before.keep()));
    }

    private RepositoryModel(String name, @Nullable String url, @Nullable String directory, From from, KeepModel keep) {
        this.name = Field.of(name, text -> new Repository(text, ANY, null, null));
        this.from = new SimpleObjectProperty<>(from);
        this.url = Field.of(url == null ? "" : url, text -> Repository.at(ANY, text, null));
        this.directory = Field.of(directory == null ? "" : directory, text -> WholePath.there("directory", text));
        this.keep = keep;
    }

    @Override
    public Field name() {
        return name;
    }

    public ObjectProperty<From> from() {
        return from;
    }

    public Field url() {
        return url;
    }

    /** The checkout on the server. */
    public Field directory() {
        return directory;
    }

    public KeepModel keep() {
        return keep;
    }

    private Field where() {
        return from.get() == From.ADDRESS ? url : directory;
    }

    @Override
    public StringExpression brief() {
        return StringExpression.stringExpression(
                from.flatMap(now -> now == From.ADDRESS ? url.text() : directory.text()));
    }

    @Override
    public boolean valid() {
        return Stream.of(name, where()).map(Field::valid).reduce(keep.valid(), Boolean::logicalAnd);
    }

    @Override
    public Repository build() {
        boolean address = from.get() == From.ADDRESS;
        return new Repository(
                name.value(), address ? url.value() : null, address ? null : directory.value(), keep.build());
    }
}
