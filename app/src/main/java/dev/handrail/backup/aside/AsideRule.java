package dev.handrail.backup.aside;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.restore.ForgetRule;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.UndoTime;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says of all that restores put aside on a server whether it stays, by the profile and by what is known here. What it says
 * goes may still be in use: who removes it asks the server, too.
 */
public final class AsideRule {
    private final Means means;

    public AsideRule(Means means) {
        this.means = means;
    }

    /** Oldest first. */
    public List<Verdict> of(Server server) throws OperationFailed {
        List<Verdict> verdicts = new ArrayList<>();
        for (Aside one : Aside.on(server.name(), means)) {
            verdicts.add(judge(server, one));
        }
        return verdicts;
    }

    private Verdict judge(Server server, Aside one) throws OperationFailed {
        Duration time = time(server, one.subject());
        Instant until = one.at().plus(time);
        Instant now = means.clock().instant();
        ForgetRule rule = new ForgetRule(means, server, one.subject(), one.at());
        Optional<String> unsettled = rule.unsettled();
        if (unsettled.isPresent()) {
            return stays(one, until, Words.of("aside.unsettled", one.subject().name(), unsettled.get()));
        }
        if (!one.undoable()) {
            return stays(one, until, Words.of("aside.only", one.run()));
        }
        if (now.isBefore(until)) {
            return stays(one, until, Words.of("aside.young", moment(until), Amounts.duration(time)));
        }
        Optional<Backup> newer = rule.newer();
        if (newer.isEmpty()) {
            return stays(one, until, rule.stays(one.run()));
        }
        return goes(server, one, newer.get());
    }

    /** By that backup, and no other. */
    Verdict goes(Server server, Aside one, Backup by) {
        Duration time = time(server, one.subject());
        String why = Words.of("aside.due", Amounts.duration(time), by.id(), moment(by.taken()));
        return new Verdict(one, one.at().plus(time), why, by.id(), by.manifest().leftOut());
    }

    private static Verdict stays(Aside one, Instant until, String why) {
        return new Verdict(one, until, why, null, List.of());
    }

    private String moment(Instant at) {
        return Amounts.moment(at, means.clock().getZone());
    }

    /** What its entry says; the usual also where the profile has it no more. */
    static Duration time(Server server, Subject subject) {
        Optional<Duration> said = subject.sort() == Subject.Sort.FILES
                ? server.files().stream()
                        .filter(set -> set.name().equals(subject.name()))
                        .map(FileSet::undo)
                        .filter(Objects::nonNull)
                        .findFirst()
                : Entries.database(server, subject.name()).flatMap(entry -> Optional.ofNullable(entry.undo()));
        return said.orElse(UndoTime.USUAL);
    }
}
