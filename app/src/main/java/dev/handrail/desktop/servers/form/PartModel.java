package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import javafx.beans.binding.StringExpression;

/** One of the parts that a profile may have several of, in its form. */
interface PartModel<T> {
    Field name();

    /** Whether the profile file allows no other of the same name. */
    default boolean named() {
        return true;
    }

    /** What there is to say of it in a few words, while it is closed. */
    StringExpression brief();

    /** Looks at every field, so that each says what is wrong with it. */
    boolean valid();

    T build();
}
