package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a server's maintenance page: what the server says, what is arranged there, what is remembered here
 * and what is seen from outside.
 *
 * @param ours whether what is arranged there was arranged from here, for a page that was seen
 * @param unreached why the server could not be asked
 * @param untold why a machine apart could not be asked what is arranged there
 */
record Situation(
        Server server,
        Lever lever,
        Told told,
        Optional<Lease.Known> lease,
        boolean ours,
        Optional<Window> window,
        List<Seen> seen,
        @Nullable OperationFailed unreached,
        @Nullable OperationFailed untold) {

    static Situation of(SwitchMeans means, Server server) throws OperationFailed {
        Lever lever = means.lever(server);
        List<Seen> seen = means.outside(server).lookThrough();
        Optional<Window> window = means.windows().open(server.name());
        try {
            Told told = lever.tell(seen);
            Optional<Release> release = lever.release(window.map(Window::notice)
                    .orElseGet(() -> Notice.of(means.clock().instant(), null, null, "", false)));
            return new Situation(server, lever, told, Optional.empty(), false, window, seen, null, null)
                    .asking(release, means.windows());
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return new Situation(
                    server, lever, Told.unknown(e.getMessage()), Optional.empty(), false, window, seen, e, null);
        }
    }

    /** That a machine apart is out of reach keeps nobody from throwing the switch. */
    private Situation asking(Optional<Release> release, Windows windows) throws OperationFailed {
        if (release.isEmpty()) {
            return this;
        }
        try {
            Optional<Lease.Known> known = release.get().lease().tell();
            boolean byUs = known.flatMap(Lease.Known::notice)
                    .filter(notice -> windows.knows(server.name(), notice.id()))
                    .isPresent();
            return new Situation(server, lever, told, known, byUs, window, seen, unreached, null);
        } catch (OperationFailed e) {
            if (!release.get().deputy().isApart() || e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return new Situation(server, lever, told, lease, ours, window, seen, unreached, e);
        }
    }

    /** Who takes it down at its end. */
    Ending ending() {
        return Ending.of(server.maintenance());
    }

    /** What a person should know before of who takes it down by itself. */
    List<Check> checksOfEnd() throws OperationFailed {
        Optional<Release> release = lever.release(Notice.of(Instant.EPOCH, null, null, "", false));
        return release.isPresent() ? release.get().checks() : List.of();
    }

    /** The same where it has no end yet that a machine apart sees to. */
    List<Check> checksOfNewEnd() throws OperationFailed {
        boolean arranged = lease.filter(known -> !known.isDone()).isPresent();
        Optional<Release> release = lever.release(Notice.of(Instant.EPOCH, null, null, "", false));
        return !arranged && release.filter(one -> one.deputy().isApart()).isPresent() ? checksOfEnd() : List.of();
    }

    /** Nothing is thrown blindly. */
    void requireReached() throws OperationFailed {
        if (unreached != null) {
            throw unreached;
        }
    }

    State state() {
        return told.state();
    }

    /** Whom it was put up by and until when, where anything is known of it. */
    Optional<Notice> notice() {
        if (state() == State.OFF) {
            return Optional.empty();
        }
        Optional<Notice> there = lease.filter(known -> !known.isDone())
                .flatMap(Lease.Known::notice)
                .filter(this::isUp);
        return there.or(() -> window.map(Window::notice).filter(this::isUp));
    }

    private boolean isUp(Notice notice) {
        return told.marker() == null || told.marker().equals(notice.marker());
    }

    /** What somebody waits for there though the page is down: it was removed by hand, or was not seen to be gone. */
    Optional<Lease.Known> stillArranged() {
        return lease.filter(known -> state() == State.OFF && !known.isDone());
    }

    /**
     * Whether it is down for visitors, too; what the server says of itself does for one without sites, and for a site that
     * does not answer, unless that may be the page, or its name leads elsewhere.
     */
    boolean isGone() {
        Proof.Kind kind = lever.proof().kind();
        boolean silent = kind == Proof.Kind.OUR_PAGE || kind == Proof.Kind.UNAVAILABLE;
        return state() == State.OFF
                && seen.stream().allMatch(one -> one.answered() ? !lever.proof().lingers(one) : silent);
    }

    /** Whether it is up, and nobody who works with this store did it. */
    boolean byOthers() {
        return state() == State.ON
                && window.map(Window::notice).filter(this::isUp).isEmpty();
    }

    /** Whether visitors are shown the page; null when that cannot be told. */
    @Nullable
    Boolean seenFromOutside() {
        if (seen.isEmpty()
                || (lever.proof().kind() != Proof.Kind.CLOSED && seen.stream().noneMatch(Seen::answered))) {
            return null;
        }
        return seen.stream().allMatch(lever.proof()::shows);
    }

    /** The server says one thing, and visitors see another. */
    boolean contradicts() {
        Boolean outside = seenFromOutside();
        if (outside == null) {
            return false;
        }
        boolean marked = seen.stream().anyMatch(one -> one.marker() != null);
        return state() == State.ON && !outside || state() == State.OFF && marked;
    }
}
