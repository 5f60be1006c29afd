package dev.handrail.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory on the server that is backed up as files. */
public record FileSet(
        String name,
        String directory,
        List<String> exclude,
        @Nullable Cold cold,
        @Nullable Keep keep) {
    public FileSet {
        Require.name("name", name);
        Require.text("directory", directory);
        exclude = List.copyOf(exclude);
        exclude.forEach(pattern -> Require.text("exclude", pattern));
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
