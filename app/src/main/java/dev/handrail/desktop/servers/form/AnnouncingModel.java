package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.SecretModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Announcing;
import dev.handrail.server.Switch.Place;
import dev.handrail.server.WholePath;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How maintenance is announced, in the form. */
public final class AnnouncingModel {
    private final ObjectProperty<Way> way;
    private final CommandField command;
    private final ObjectProperty<Place> place;
    private final Field url;
    private final SecretModel token;

    /** By what those concerned are told. */
    public enum Way {
        HAND,
        COMMAND,
        WEB
    }

    AnnouncingModel(@Nullable Announcing before) {
        Announcing.ByCommand by = before instanceof Announcing.ByCommand one ? one : null;
        Announcing.ByWeb web = before instanceof Announcing.ByWeb one ? one : null;
        way = new SimpleObjectProperty<>(by != null ? Way.COMMAND : web != null ? Way.WEB : Way.HAND);
        command = new CommandField(
                by == null ? List.of() : by.command(),
                words -> WholePath.program("command", new Announcing.ByCommand(words, Place.SERVER).command(), false));
        place = new SimpleObjectProperty<>(by == null ? Place.SERVER : by.on());
        SecretModel beside =
                new SecretModel(SecretWay.of(web == null ? null : web.token()), web == null ? null : web.token());
        Field address = Field.of(web == null ? "" : web.url(), text -> new Announcing.ByWeb(text, beside.ref()));
        beside.way().subscribe((was, now) -> address.lookAgain());
        token = beside;
        url = address;
    }

    public ObjectProperty<Way> way() {
        return way;
    }

    public Field command() {
        return command.field();
    }

    public ObjectProperty<Place> place() {
        return place;
    }

    public Field url() {
        return url;
    }

    public SecretModel token() {
        return token;
    }

    boolean valid() {
        return switch (way.get()) {
            case HAND -> true;
            case COMMAND -> command().valid();
            case WEB -> token.valid() && url.valid();
        };
    }

    @Nullable
    Announcing build() {
        return switch (way.get()) {
            case HAND -> null;
            case COMMAND -> new Announcing.ByCommand(command.words(), place.get());
            case WEB -> new Announcing.ByWeb(url.value(), token.ref());
        };
    }
}
