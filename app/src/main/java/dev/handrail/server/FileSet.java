package dev.handrail.server;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory on the server that is backed up as files.
 *
 * @param drill null where nobody wants to be told to try it out
 * @param undo for how long at least what a restore replaced is kept; null for {@link UndoTime#USUAL}
 */
public record FileSet(
        String name,
        String directory,
        List<String> exclude,
        @Nullable Cold cold,
        @Nullable Keep keep,
        @Nullable DrillRule drill,
        @Nullable Duration undo) {
    public FileSet {
        Require.name("name", name);
        Require.text("directory", directory);
        exclude = List.copyOf(exclude);
        exclude.forEach(pattern -> Require.text("exclude", pattern));
        if (drill != null && drill.asks()) {
            throw new InvalidProfile("drill", "profile.invalid.drill.files");
        }
        UndoTime.require(undo);
    }

    /** One that nobody wants to be told to try out. */
    public FileSet(String name, String directory, List<String> exclude, @Nullable Cold cold, @Nullable Keep keep) {
        this(name, directory, exclude, cold, keep, null, null);
    }

    /**
     * What is stopped while the directory is read, and started again whatever happens.
     *
     * @param healthy how it is asked whether it works again; null where only the end of the start tells
     */
    public record Cold(
            List<String> stop,
            List<String> start,
            @Nullable String in,
            @Nullable Healthy healthy) {
        public Cold {
            stop = Require.command("stop", stop);
            start = Require.command("start", start);
            Require.optionalText("in", in);
        }

        public Cold(List<String> stop, List<String> start, @Nullable String in) {
            this(stop, start, in, null);
        }
    }

    /**
     * A command that ends well once an application works.
     *
     * @param within how long it may take to come so far
     */
    public record Healthy(List<String> command, Duration within) {
        public static final Duration USUAL = Duration.ofMinutes(1);

        private static final Duration MOST = Duration.ofHours(1);

        public Healthy {
            command = Require.command("healthy", command);
            if (within.toSeconds() < 1 || within.compareTo(MOST) > 0) {
                throw new InvalidProfile("within", "profile.invalid.within");
            }
        }
    }
}
