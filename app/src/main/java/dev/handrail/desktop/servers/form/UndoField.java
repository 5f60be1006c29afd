package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.FileSet;
import dev.handrail.server.Lapse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For how long what a restore replaced is kept, in the form; empty where the usual time will do. */
final class UndoField {
    private static final String ANY = "any";

    private UndoField() {}

    static Field of(@Nullable Duration before) {
        return Field.optional(before == null ? "" : Lapse.word(before), text -> probe(Lapse.parse(text)));
    }

    static @Nullable Duration build(Field field) {
        return field.given().map(Lapse::parse).orElse(null);
    }

    private static FileSet probe(Duration undo) {
        return new FileSet(ANY, ANY, List.of(), null, null, null, undo);
    }
}
