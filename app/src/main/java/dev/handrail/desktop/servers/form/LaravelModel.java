package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.LaravelDown;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What else Laravel's maintenance mode is told, in the form. */
public final class LaravelModel {
    private final Lines allow;
    private final Field render;
    private final Field refresh;
    private final Field redirect;
    private final Field status;
    private final BooleanProperty withSecret;

    LaravelModel(LaravelDown before) {
        allow = new Lines(before.allow(), text -> new LaravelDown(List.of(text), null, null, null, null, false));
        render = field(before.render(), text -> new LaravelDown(List.of(), text, null, null, null, false));
        refresh = field(
                before.refresh(), text -> new LaravelDown(List.of(), null, whole("refresh", text), null, null, false));
        redirect = field(before.redirect(), text -> new LaravelDown(List.of(), null, null, text, null, false));
        status = field(
                before.status(), text -> new LaravelDown(List.of(), null, null, null, whole("status", text), false));
        withSecret = new SimpleBooleanProperty(before.withSecret());
    }

    private static Field field(@Nullable Object before, Function<String, LaravelDown> part) {
        return Field.optional(before == null ? "" : before.toString(), part);
    }

    public Lines allow() {
        return allow;
    }

    public Field render() {
        return render;
    }

    public Field refresh() {
        return refresh;
    }

    public Field redirect() {
        return redirect;
    }

    public Field status() {
        return status;
    }

    public BooleanProperty withSecret() {
        return withSecret;
    }

    Stream<Field> fields() {
        return Stream.of(allow.field(), render, refresh, redirect, status);
    }

    LaravelDown build() {
        return new LaravelDown(
                allow.values(),
                render.given().orElse(null),
                refresh.given().map(text -> whole("refresh", text)).orElse(null),
                redirect.given().orElse(null),
                status.given().map(text -> whole("status", text)).orElse(null),
                withSecret.get());
    }

    static int whole(String key, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new InvalidProfile(key, "profile.invalid.number");
        }
        return Integer.parseInt(text);
    }
}
