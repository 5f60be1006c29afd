package dev.handrail.site.maintenance;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Relayed;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work that puts the maintenance page up in the moment before something live is exchanged, and keeps it up until it is over. */
final class Held extends Relayed implements AutoCloseable {
    private final SwitchMeans means;
    private final Server server;
    private final Turn turn;
    private final Work work;
    private final @Nullable String reason;
    private Turn.@Nullable Up up;
    private boolean isUp;
    private @Nullable Renewal renewal;

    Held(SwitchMeans means, Server server, @Nullable String reason, Work work) throws OperationFailed {
        super(work);
        this.means = means;
        this.server = server;
        this.turn = new Turn(means, server);
        this.work = work;
        this.reason = reason;
    }

    static Notice notice(SwitchMeans means, @Nullable String reason) {
        return Notice.of(means.clock().instant(), null, reason, means.person(), false);
    }

    @Override
    public void exchanges() throws OperationFailed {
        if (up == null) {
            requireOpen();
            Turn.Up raised = turn.hold(notice(means, reason), this);
            up = raised;
            renewal = Renewal.of(raised.release(), raised.notice(), means.grace(), work::say);
        }
        super.exchanges();
    }

    @Override
    public Handle leaves(Leftover leftover) {
        isUp |= leftover.kind().equals(PageLeftUp.KIND);
        return super.leaves(leftover);
    }

    /** Whether the page may be up. */
    boolean isUp() {
        return isUp;
    }

    /** It may be hours since it was planned: whose page went up meanwhile stays up. */
    private void requireOpen() throws OperationFailed {
        for (Check check : new Checks(means.clock()).beforeHolding(Situation.of(means, server), means.grace())) {
            if (check.state() == Plan.State.BLOCKER) {
                throw OperationFailed.refused(check.text())
                        .on(server.name())
                        .next(String.valueOf(check.advice()))
                        .build();
            }
        }
    }

    /** Nobody says any more that the page is still wanted. */
    @Override
    public void close() {
        if (renewal != null) {
            renewal.close();
        }
    }

    /**
     * Takes the page down where it was put up.
     *
     * @return the addresses that do not answer as they should though it is gone
     */
    List<String> off() throws OperationFailed {
        Turn.Up raised = up;
        if (raised == null) {
            return List.of();
        }
        List<String> faults = turn.off(raised.before(), work);
        raised.left().close();
        isUp = false;
        return faults;
    }
}
