package dev.handrail.server;

import java.nio.file.Path;

/** A path as a person writes it, who means their own home by a leading ~. */
public final class UserPath {
    private UserPath() {}

    /** Of whoever runs this program. */
    public static Path of(String path) {
        return of(path, Path.of(System.getProperty("user.home")));
    }

    /** The same with one's own home written out; what does not begin there stays as it was written. */
    public static String whole(String path) {
        return path.equals("~") || path.startsWith("~/") ? of(path).toString() : path;
    }

    public static Path of(String path, Path userHome) {
        if (path.equals("~")) {
            return userHome;
        }
        return path.startsWith("~/") ? userHome.resolve(path.replaceFirst("^~/+", "")) : Path.of(path);
    }
}
