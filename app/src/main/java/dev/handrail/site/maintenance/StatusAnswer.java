package dev.handrail.site.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how things stand with the maintenance page of a server. */
final class StatusAnswer {
    private final SwitchMeans means;
    private final Server server;

    StatusAnswer(SwitchMeans means, Server server) {
        this.means = means;
        this.server = server;
    }

    Answer tell() throws OperationFailed {
        Situation situation = Situation.of(means, server);
        settle(situation);
        return new Answer(
                document(situation),
                List.of(Words.of("switching.head.address"), Words.of("switching.head.seen")),
                situation.seen().stream()
                        .map(seen -> List.of(seen.address().toString(), SeenWords.of(seen)))
                        .toList(),
                lines(situation),
                situation.contradicts());
    }

    /** It may have come to its end, or been taken down by others, while nobody was here to write that down. */
    private void settle(Situation situation) {
        Optional<Window> open = situation.window();
        // It may have been taken down from here, too, and not been seen to be gone then.
        boolean untold = situation.stillArranged().isPresent() || situation.ending() == Ending.NOBODY;
        // Visitors may be led to it for a while after whoever was to take it down has done so.
        boolean unsure = untold || Ending.isAlsoHere(server.maintenance());
        if (situation.state() != State.OFF || open.isEmpty() || unsure && !situation.isGone()) {
            return;
        }
        String ended = situation.lease().map(Lease.Known::ended).orElse("");
        Instant at = means.clock().instant();
        if (ended.matches("done \\d+")) {
            // The server's clock may be wrong; it was not before it was put up, nor is it after now.
            Instant told = Instant.ofEpochSecond(Long.parseLong(ended.substring("done ".length())));
            Instant since = open.get().notice().since();
            at = told.isBefore(since) ? since : told.isAfter(at) ? at : told;
        }
        String by = Words.of(ended.startsWith("done") ? "switching.ended.itself" : "switching.ended.others");
        means.windows().end(open.get().notice().id(), at, untold ? null : by);
    }

    private Map<String, @Nullable Object> document(Situation situation) {
        Optional<Notice> notice = situation.notice();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("state", situation.state().word());
        all.put("since", notice.map(Notice::since).orElse(null));
        all.put("reason", notice.map(Notice::reason).orElse(null));
        all.put("until", notice.map(Notice::until).orElse(null));
        all.put("seenFromOutside", situation.seenFromOutside());
        all.put("by", notice.map(Notice::by).orElse(null));
        all.put("byOthers", situation.byOthers());
        all.put("switch", situation.lever().kind());
        all.put("why", situation.told().why());
        all.put("endsByItself", endsByItself(situation));
        all.put("sites", situation.seen().stream().map(StatusAnswer::site).toList());
        return all;
    }

    private static boolean endsByItself(Situation situation) {
        return situation.state() == State.ON
                && situation.ending() == Ending.SERVER
                && situation
                        .lease()
                        .filter(known -> known.left() != null && known.watched())
                        .isPresent();
    }

    private static Map<String, @Nullable Object> site(Seen seen) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("site", seen.site().name());
        all.put("address", seen.address().toString());
        all.put("status", seen.answered() ? seen.status() : null);
        all.put("marker", seen.marker());
        all.put("retryAfter", seen.retryAfter());
        all.put("why", seen.why());
        return all;
    }

    private List<String> lines(Situation situation) {
        List<String> lines = new ArrayList<>();
        switch (situation.state()) {
            case ON -> lines.add(new Checks(means.clock()).isOn(situation));
            case OFF -> lines.add(Words.of("switching.check.off"));
            case UNKNOWN ->
                lines.add(Words.of(
                        "switching.check.unknown",
                        String.valueOf(situation.told().why())));
        }
        if (situation.byOthers()) {
            lines.add(Words.of("switching.by-others"));
        }
        situation.lease().ifPresent(known -> lease(situation, known).ifPresent(lines::add));
        if (situation.untold() != null) {
            lines.add(Words.of("switching.lease.untold", situation.untold().getMessage()));
        }
        if (situation.contradicts()) {
            lines.add(Words.of("switching.contradicts"));
        }
        return lines;
    }

    private static Optional<String> lease(Situation situation, Lease.Known known) {
        Duration left = known.left();
        boolean here = situation.ending() == Ending.HERE;
        if (known.ended().startsWith("failed")) {
            return Optional.of(Words.of(
                    here ? "switching.lease.failed.here" : "switching.lease.failed",
                    situation.lever().byHand()));
        }
        if (situation.state() != State.ON || left == null) {
            return Optional.empty();
        }
        return Optional.of(
                known.watched()
                        ? Words.of(
                                here ? "switching.lease.left.here" : "switching.lease.left",
                                left.toMinutes() + 1,
                                known.by())
                        : Words.of(here ? "switching.lease.unwatched.here" : "switching.lease.unwatched"));
    }
}
