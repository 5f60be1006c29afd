package dev.handrail.desktop.restore;

import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an archive as it is shown.
 *
 * @param path from the directory that was backed up
 * @param name the last part of it; all of it where it was searched for
 * @param bytes with all that lies in it
 * @param chosen whether it comes back, by itself or with what it lies in
 */
record FileRow(
        String path,
        String name,
        boolean folder,
        long bytes,
        @Nullable Instant modified,
        BooleanProperty chosen) {
    FileRow(String path, String name, boolean folder, long bytes, @Nullable Instant modified, boolean chosen) {
        this(path, name, folder, bytes, modified, new SimpleBooleanProperty(chosen));
    }
}
