package dev.handrail.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory on the server that is backed up as files.
 *
 * @param drill null where nobody wants to be told to try it out
 */
public record FileSet(
        String name,
        String directory,
        List<String> exclude,
        @Nullable Cold cold,
        @Nullable Keep keep,
        @Nullable DrillRule drill) {
    public FileSet {
        Require.name("name", name);
        Require.text("directory", directory);
        exclude = List.copyOf(exclude);
        exclude.forEach(pattern -> Require.text("exclude", pattern));
        if (drill != null && drill.asks()) {
            throw new InvalidProfile("drill", "profile.invalid.drill.files");
        }
    }

    /** One that nobody wants to be told to try out. */
    public FileSet(String name, String directory, List<String> exclude, @Nullable Cold cold, @Nullable Keep keep) {
        this(name, directory, exclude, cold, keep, null);
    }

    /** What is stopped while the directory is read, and started again whatever happens. */
    public record Cold(
            List<String> stop, List<String> start, @Nullable String in) {
        public Cold {
            stop = Require.command("stop", stop);
            start = Require.command("start", start);
            Require.optionalText("in", in);
        }
    }
}
