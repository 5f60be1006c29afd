package dev.handrail.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that a dump of MariaDB or MySQL lets run. None may before what it is loaded into has taken the place of the live
 * database, or is let run by a person: so they are made disabled, and which those are is known here.
 */
public final class AwakeEvents {
    private static final String ENABLE = "ENABLE";
    private static final String DISABLE = "DISABLE";
    /** What MySQL calls latin1, as which it may have read a name. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> woken = new LinkedHashSet<>();

    /** The dump, as it is to be loaded. As far as it was read, its events are known. */
    public InputStream asleep(InputStream dump) {
        return new SwitchedEvents(dump, this::sleep);
    }

    private @Nullable String sleep(String name, String told) {
        if (told.equals(DISABLE)) {
            names.remove(name);
            return null;
        }
        names.add(name);
        return DISABLE;
    }

    /** Statements that make what was loaded, with those events running as in the dump. */
    public String awake(String statements) {
        byte[] bytes = statements.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new SwitchedEvents(new ByteArrayInputStream(bytes), this::wake)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String wake(String there, String told) {
        String is = read(there, StandardCharsets.UTF_8);
        for (String name : names) {
            boolean same = is.equals(read(name, StandardCharsets.UTF_8)) || is.equals(read(name, WESTERN));
            if (same && told.equals(DISABLE)) {
                woken.add(name);
                return ENABLE;
            }
        }
        return null;
    }

    private static String read(String bytes, Charset as) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), as);
    }

    /** What they are called. */
    public List<String> names() {
        return names.stream().map(name -> read(name, StandardCharsets.UTF_8)).toList();
    }

    /** Those that were not found again to be woken. */
    public List<String> lost() {
        return names.stream()
                .filter(name -> !woken.contains(name))
                .map(name -> read(name, StandardCharsets.UTF_8))
                .toList();
    }
}
