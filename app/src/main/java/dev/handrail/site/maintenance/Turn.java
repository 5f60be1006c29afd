package dev.handrail.site.maintenance;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Throws the switch of a server, one way and the other, each with its proof. */
final class Turn {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 3;

    private final SwitchMeans means;
    private final Server server;
    private final Lever lever;

    /**
     * A page that is up.
     *
     * @param notice what it says, with all that is to be known at its end
     * @param before what was seen without it
     * @param left what takes it down if this operation fails
     */
    record Up(Notice notice, List<Seen> before, Optional<Release> release, Work.Handle left) {}

    Turn(SwitchMeans means, Server server) throws OperationFailed {
        this.means = means;
        this.server = server;
        this.lever = means.lever(server);
    }

    /**
     * Puts the page up and has it seen. Whatever goes wrong after it may be up is left to the cleaner, which runs at once when
     * the operation has failed, and at the next start when the program has died.
     *
     * @return what was seen before
     */
    List<Seen> on(Notice notice, Work work) throws OperationFailed {
        Up up = raise(notice, "switching.leftover", false, work);
        if (up.release().isPresent()) {
            work.step(Words.of("switching.step.keep"));
            up.release().get().keep(up.notice(), up.notice().left(means.clock().instant()));
        }
        remember(up.notice(), work);
        up.left().close();
        settle(work);
        return up.before();
    }

    /** The same for as long as this operation lasts: what takes the page down again stays arranged, here and on the server. */
    Up hold(Notice notice, Work work) throws OperationFailed {
        Up up = raise(notice, "holding.leftover", true, work);
        remember(up.notice(), work);
        return up;
    }

    private void remember(Notice notice, Work work) {
        means.windows().begin(new Window(server.name(), lever.kind(), work.run(), notice, null, null));
        work.made("window", notice.id());
    }

    /** @param seen whether it is to be seen from outside that it is gone, where it is left to the cleaner */
    private Up raise(Notice given, String leftover, boolean seen, Work work) throws OperationFailed {
        work.step(Words.of("switching.step.before"));
        List<Seen> before = means.outside(server).lookAround();
        before.forEach(one -> work.say(one.address() + ": " + SeenWords.of(one)));
        List<String> languages =
                before.stream().flatMap(one -> one.language().stream()).toList();
        Notice notice = lever.noted(given);
        Optional<Release> release = lever.release(notice);
        Work.Handle left = work.leaves(leftover(notice, leftover, seen));
        if (release.isPresent()) {
            work.step(Words.of("switching.step.arrange"));
            makeWay(before, work);
            release.get().arrange(notice, means.grace());
        }
        work.stopIfCancelled();
        work.step(Words.of("switching.step.on"));
        lever.on(notice, languages, work);
        work.step(Words.of("switching.step.prove"));
        means.proving(server, lever).on(before, notice, work::say);
        List<Seen> shown = means.outside(server).again(before);
        lever.remarks(shown, notice).forEach(work::say);
        new PageFiles(means.outside(server)).told(before, shown).forEach(work::say);
        proveBypass(notice, work);
        return new Up(notice, before, release, left);
    }

    /** The end of a page of ours stays arranged where it was taken down and not seen to be gone: by now it is down. */
    private void makeWay(List<Seen> before, Work work) throws OperationFailed {
        Optional<Arranged> ours = Arranged.of(lever, means.windows().open(server.name()))
                .filter(end -> end.id() != null && means.windows().knows(server.name(), end.id()));
        if (ours.isPresent() && lever.tell(before).state() == State.OFF) {
            ours.get().cancel(work);
        }
    }

    private void proveBypass(Notice notice, Work work) throws OperationFailed {
        Optional<String> path = lever.bypass(notice);
        Outside outside = means.outside(server);
        if (path.isPresent() && outside.anything()) {
            List<String> faults = new ArrayList<>();
            for (Seen passed : outside.past(path.get())) {
                String what = passed.address() + ": " + SeenWords.of(passed);
                work.say(what);
                if (!passed.answered() || lever.proof().shows(passed)) {
                    faults.add(what);
                }
            }
            if (!faults.isEmpty()) {
                throw OperationFailed.failed(Words.of("switching.bypass"))
                        .on(server.name())
                        .cameBack(String.join("; ", faults))
                        .next(Words.of("switching.unproven.next.other"))
                        .build();
            }
        }
    }

    /**
     * Takes the page down, whosever it is, and has the site seen.
     *
     * @return the addresses that do not answer as they should though the page is gone
     */
    List<String> off(List<Seen> before, Work work) throws OperationFailed {
        work.step(Words.of("switching.step.off"));
        Optional<Arranged> arranged = Arranged.of(lever, means.windows().open(server.name()));
        retried(() -> lever.off(work), before, work);
        lever.purge(work);
        work.step(Words.of("switching.step.gone"));
        List<String> faults = means.proving(server, lever).off(before, work::say);
        Optional<OperationFailed> left = arranged.flatMap(end -> end.cancel(work));
        over(means.person());
        settle(work);
        if (left.isPresent()) {
            faults.forEach(work::say);
            throw left.get();
        }
        return faults;
    }

    /** It is proven: what goes wrong with watching others undoes nothing. */
    private void settle(Work work) throws OperationFailed {
        Optional<Step> settling = lever.settling();
        if (settling.isPresent()) {
            work.step(settling.get().text());
            try {
                lever.settle(work);
            } catch (OperationFailed e) {
                if (e.kind() == OperationFailed.Kind.CANCELLED) {
                    throw e;
                }
                work.say(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The same, and fails where visitors still see a page. */
    void undoSeen(Notice notice) throws OperationFailed {
        if (takeDown(notice)) {
            means.proving(server, lever).off(means.outside(server).lookThrough(), line -> {});
            forget(notice);
        }
    }

    /** Takes the page of this notice down, where it is that one that is up. */
    void undo(Notice notice) throws OperationFailed {
        if (takeDown(notice)) {
            forget(notice);
        }
    }

    private boolean takeDown(Notice notice) throws OperationFailed {
        Optional<Release> release = lever.release(notice);
        if (release.isPresent() && isOthers(release.get(), notice)) {
            // Somebody else was quicker: what is up is theirs.
            return false;
        }
        lever.off(Optional.of(notice));
        return true;
    }

    /** A machine apart that is out of reach keeps nobody from taking the page down. */
    private static boolean isOthers(Release release, Notice notice) throws OperationFailed {
        try {
            return release.lease()
                    .tell()
                    .flatMap(Lease.Known::notice)
                    .filter(other -> !other.id().equals(notice.id()))
                    .isPresent();
        } catch (OperationFailed e) {
            if (!release.deputy().isApart() || e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return false;
        }
    }

    private void forget(Notice notice) throws OperationFailed {
        Optional<Release> release = lever.release(notice);
        boolean apart = release.filter(one -> one.deputy().isApart()).isPresent();
        if (release.isPresent() && !apart) {
            release.get().cancel(notice.id());
        }
        means.windows().end(notice.id(), means.clock().instant(), means.person());
        if (release.isPresent() && apart) {
            release.get().cancel(notice.id());
        }
    }

    private void over(String by) {
        Instant now = means.clock().instant();
        means.windows()
                .open(server.name())
                .ifPresent(window -> means.windows().end(window.notice().id(), now, by));
    }

    private interface Deed {
        void run() throws OperationFailed;
    }

    /** A page that stays up is worse than a second try. */
    private void retried(Deed deed, List<Seen> seen, Work work) throws OperationFailed {
        for (int tried = 1; ; tried++) {
            try {
                deed.run();
                return;
            } catch (OperationFailed e) {
                if (tried == TRIES || e.kind() == OperationFailed.Kind.CANCELLED) {
                    throw loud(e, seen);
                }
                work.say(Words.of("switching.again", e.getMessage()));
                Stop.here().await(() -> {
                    Thread.sleep(PAUSE);
                    return true;
                });
            }
        }
    }

    private OperationFailed loud(OperationFailed why, List<Seen> seen) {
        if (why.kind() == OperationFailed.Kind.CANCELLED) {
            return why;
        }
        return OperationFailed.failed(Words.of("switching.off.failed", TRIES))
                .on(server.name())
                .cameBack(why.cameBack() == null ? why.tried() : why.tried() + ": " + why.cameBack())
                .next(ByHand.next(lever, seen))
                .because(why);
    }

    /** @param seen whether it is to be seen from outside that it is gone */
    private Leftover leftover(Notice notice, String key, boolean seen) {
        return new Leftover(
                PageLeftUp.KIND,
                server.name(),
                Map.of(
                        "notice",
                        NoticeText.write(notice),
                        "switch",
                        lever.kind(),
                        PageLeftUp.SEEN,
                        String.valueOf(seen)),
                Words.of(key, server.name()));
    }
}
