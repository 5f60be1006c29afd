package dev.handrail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which Handrail this is; the build writes it down. */
public final class Version {
    private Version() {}

    public static String text() {
        Properties written = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            written.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "handrail " + written.getProperty("version");
    }
}
