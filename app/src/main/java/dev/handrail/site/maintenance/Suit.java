package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one of a server's switches would do for a maintenance.
 *
 * @param suits whether it could be used at all
 * @param proven when it was last seen to work here, or null
 * @param rank the lowest is the best
 * @param takes how long it takes until all see the page, in words
 * @param reachable what can be reached while it is up, in words
 * @param reasons what speaks for it and against it, in words
 */
public record Suit(
        Switch maintenance,
        boolean suits,
        @Nullable Instant proven,
        double rank,
        String takes,
        String reachable,
        List<String> reasons) {
    private static final Duration SHORT = Duration.ofHours(1);
    private static final double PROVEN = 2.5;
    private static final double SLOW = 3;

    public Suit {
        reasons = List.copyOf(reasons);
    }

    /** What the maintenance is like. @param length null where nobody knows */
    public record Need(boolean unreachable, @Nullable Duration length) {}

    public String kind() {
        return maintenance.kind();
    }

    /**
     * All of a server, the best first.
     *
     * @param windows the times when one of them was up, which is written down only once it was seen
     */
    public static List<Suit> of(Server server, List<Window> windows, Need need, Instant now) {
        return server.switches().stream()
                .map(one -> of(one, windows, need, now))
                .sorted(Comparator.comparing(Suit::suits).reversed().thenComparing(Suit::rank))
                .toList();
    }

    /** The one that is recommended, where one of them would do. */
    public static Optional<Suit> best(List<Suit> all) {
        return all.stream().filter(Suit::suits).findFirst();
    }

    private static Suit of(Switch one, List<Window> windows, Need need, Instant now) {
        List<String> reasons = new ArrayList<>();
        boolean needsServer = needsServer(one);
        boolean suits = !(needsServer && need.unreachable());
        if (need.unreachable()) {
            reasons.add(Words.of(needsServer ? "switching.suit.needs-server" : "switching.suit.without-server"));
        }
        reasons.add(SuitWords.what(one));
        double rank = usual(one);
        Instant proven = windows.stream()
                .filter(window -> window.kind().equals(one.kind()))
                .map(window -> window.notice().since())
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (proven == null) {
            reasons.add(Words.of("switching.suit.unproven"));
        } else {
            long days = Math.max(0, Duration.between(proven, now).toDays());
            reasons.add(Words.of(days == 0 ? "switching.suit.proven.today" : "switching.suit.proven", days));
            rank -= PROVEN;
        }
        Duration length = need.length();
        if (one instanceof Switch.Dns && !need.unreachable() && length != null && length.compareTo(SHORT) < 0) {
            reasons.add(Words.of("switching.suit.slow"));
            rank += SLOW;
        }
        reasons.add(Words.of(ends(one)));
        return new Suit(one, suits, proven, rank, SuitWords.takes(one, windows), SuitWords.reachable(one), reasons);
    }

    private static boolean needsServer(Switch one) {
        return !(one instanceof Switch.Dns || one instanceof Switch.Render);
    }

    private static String ends(Switch one) {
        return switch (Ending.of(one)) {
            case SERVER -> "switching.suit.ends";
            case HERE -> "switching.suit.ends.here";
            case NOBODY -> "switching.suit.stays";
        };
    }

    private static double usual(Switch one) {
        return switch (one) {
            case Switch.Render render -> 0;
            case Switch.FlagFile flag -> 1;
            case Switch.Artisan artisan -> 2;
            case Switch.Capistrano capistrano -> 3;
            case Switch.Commands commands -> 4;
            case Switch.Compose compose -> 5;
            case Switch.Dns dns -> 8;
            case Switch.Several several -> usual(several.all().getFirst());
        };
    }
}
