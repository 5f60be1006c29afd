package dev.handrail.desktop.servers;

import dev.handrail.server.SecretRef;
import dev.handrail.server.WholePath;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Where a password of a form is. The password itself is not in here: the sheet hands it to the vault when all is saved. */
public final class SecretModel {
    private final ObjectProperty<SecretWay> way;
    private final Field detail;

    public SecretModel(SecretWay way, @Nullable SecretRef before) {
        this.way = new SimpleObjectProperty<>(way);
        this.detail =
                Field.of(SecretWay.detail(before), text -> accepted(way().get().ref(text)));
        this.way.subscribe((was, now) -> detail.text().set(""));
    }

    private static Optional<SecretRef> accepted(@Nullable SecretRef ref) {
        return Optional.ofNullable(ref).map(one -> WholePath.secret("file", one));
    }

    public ObjectProperty<SecretWay> way() {
        return way;
    }

    public Field detail() {
        return detail;
    }

    public boolean valid() {
        return !way.get().needsDetail() || detail.valid();
    }

    public @Nullable SecretRef ref() {
        return way.get().ref(detail.value());
    }
}
