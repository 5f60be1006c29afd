package dev.handrail.desktop.samples;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The servers in the pictures, read from a profile file like everybody else's. */
final class SampleServers {
    private static final String FILE = "servers.yaml";
    private static final String OFFERED = "offered.yaml";

    private SampleServers() {}

    static List<Server> all() throws OperationFailed {
        return read(FILE);
    }

    /** What there is to import: something new, something that changes, and something that is there already. */
    static List<Server> offered() throws OperationFailed {
        return read(OFFERED);
    }

    private static List<Server> read(String name) throws OperationFailed {
        try (InputStream file = Objects.requireNonNull(SampleServers.class.getResourceAsStream(name), name)) {
            return ProfileFile.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
