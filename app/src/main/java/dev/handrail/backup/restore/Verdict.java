package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a drill that failed says of the backup. Only a flaw in it counts against it: a place that could not take it, such as
 * one with a full disk or without a role that is needed, leaves what was proven of it as it was.
 *
 * @param why what is told, as a person should read it
 * @param took from the drill's beginning
 */
public record Verdict(Backup backup, OperationFailed why, Instant began, Duration took) {

    public static Verdict of(OperationFailed why, Backup backup, Server on, Instant began, Instant now) {
        Duration took = Duration.between(began, now);
        return new Verdict(backup, Flaw.shownBy(why) == null ? undecided(why, on) : why, began, took);
    }

    private static OperationFailed undecided(OperationFailed why, Server on) {
        String tried = Words.of("drill.undecided", on.name());
        OperationFailed.Telling told = switch (why.kind()) {
            case UNREACHABLE -> OperationFailed.unreachable(tried);
            case REFUSED -> OperationFailed.refused(tried);
            default -> OperationFailed.failed(tried);
        };
        String next = why.next();
        return (next == null ? told : told.next(next))
                .cameBack(said(why))
                .showing(why.evidence())
                .because(why);
    }

    /** What was tried, where and what came back, without the advice, which is told behind it. */
    static String said(OperationFailed why) {
        String where = why.where() == null ? "" : " (" + why.where() + ")";
        return why.tried() + where + (why.cameBack() == null ? "" : ": " + why.cameBack());
    }

    /** Whether the backup itself is at fault. */
    public boolean condemns() {
        return Flaw.shownBy(why) != null;
    }

    /** Says in the record what it says of the backup, and enters it into the catalogue where it says anything. */
    public void enter(Means means, Work work) throws OperationFailed {
        Flaw flaw = Flaw.shownBy(why);
        if (flaw == null) {
            work.say(Words.of("drill.undecided.asitwas", Words.of(backup.proof().key())));
            return;
        }
        Copy in = flaw.in();
        @Nullable String destination = in == null ? null : in.destination();
        Proof proof =
                new Proof(Proof.Rung.RESTORED, began.plus(took), took.toMillis(), false, why.getMessage(), destination);
        means.catalogue().proven(backup.id(), proof);
    }
}
