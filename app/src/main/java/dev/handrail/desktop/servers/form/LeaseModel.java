package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.Switch;
import dev.handrail.server.Switch.Place;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Whether the server takes a page down at its end that is not put up there, in the form. */
public final class LeaseModel {
    private static final String ANY = "any";

    private final ObjectProperty<SwitchKind> kind;
    private final ObjectProperty<Place> place;
    private final BooleanProperty chosen;
    private final Field file;
    private final BooleanBinding asked;
    private final BooleanBinding fileAsked;

    LeaseModel(@Nullable Switch before, ObjectProperty<SwitchKind> kind, ObjectProperty<Place> place) {
        this.kind = kind;
        this.place = place;
        this.chosen = new SimpleBooleanProperty(
                switch (before) {
                    case Switch.Capistrano one -> one.leased();
                    case Switch.Dns one -> one.leased();
                    case Switch.Render one -> one.leased();
                    case null, default -> false;
                });
        String known = before instanceof Switch.Capistrano one && one.file() != null ? one.file() : "";
        this.file = Field.optional(known, text -> new Switch.Capistrano(ANY, ANY, Place.WORKSTATION, true, text));
        this.asked = Bindings.createBooleanBinding(this::isAsked, kind, place);
        this.fileAsked = Bindings.createBooleanBinding(this::isFileAsked, kind, place, chosen);
    }

    public BooleanProperty chosen() {
        return chosen;
    }

    /** The page on the server, which is taken away there. */
    public Field file() {
        return file;
    }

    /** Whether there is anything to choose: what is put up on the server ends there anyway. */
    public BooleanBinding asked() {
        return asked;
    }

    public BooleanBinding fileAsked() {
        return fileAsked;
    }

    private boolean isAsked() {
        return switch (kind.get()) {
            case CAPISTRANO -> place.get() == Place.WORKSTATION;
            case DNS, RENDER -> true;
            case NONE, FLAG_FILE, ARTISAN, COMPOSE, COMMAND -> false;
        };
    }

    private boolean isFileAsked() {
        return leased() && kind.get() == SwitchKind.CAPISTRANO;
    }

    boolean leased() {
        return isAsked() && chosen.get();
    }

    Stream<Field> fields() {
        return isFileAsked() ? Stream.of(file) : Stream.of();
    }

    Switch.Capistrano capistrano(String directory, String stage) {
        return new Switch.Capistrano(
                directory,
                stage,
                place.get(),
                leased(),
                isFileAsked() ? file.given().orElse(null) : null);
    }
}
