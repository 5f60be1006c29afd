package dev.handrail.runbook.walk;

import dev.handrail.runbook.walk.Happening.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A walkthrough as somebody tells it in a test: what happened in it, and at which minute. */
public final class Walks {
    public static final Instant BEGUN = Instant.parse("2026-11-21T05:00:00Z");

    private final String text;
    private final List<String> servers;
    private final List<Happening> happened = new ArrayList<>();

    public Walks(String text, String... servers) {
        this.text = text;
        this.servers = servers.length == 0 ? List.of("Parish") : List.of(servers);
    }

    public static Instant minute(int minute) {
        return BEGUN.plusSeconds(60L * minute);
    }

    public Walks then(int minute, Kind kind, String step, String words) {
        return then(minute, Happening.of(kind, step, words));
    }

    public Walks then(int minute, Happening what) {
        happened.add(new Happening(
                happened.size() + 1,
                what.kind(),
                what.step(),
                what.fence(),
                minute(minute),
                what.person().isEmpty() ? "mara" : what.person(),
                what.words(),
                what.run(),
                what.server()));
        return this;
    }

    /** A step's deed that ran from one minute to another. */
    public Walks ran(int from, int to, String step, int fence) {
        return then(from, Happening.of(Kind.BEGAN, step, fence, "CHANGES", "run"))
                .then(to, Happening.of(Kind.PASSED, step, fence, "", "run"));
    }

    public Standing standing() {
        return standing(run -> true);
    }

    /** @param over whether a run is over */
    public Standing standing(Predicate<String> over) {
        Walkthrough walkthrough =
                new Walkthrough("id", "guide.md", "Guide", servers, "mara", BEGUN, false, text, Map.of(), Map.of());
        return new Standing(walkthrough, happened, List.of(), over);
    }
}
