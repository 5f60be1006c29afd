package dev.handrail.site.maintenance;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Taking the page down without anybody there: what is arranged for it, and how it is done. */
record Release(Lease lease, Deputy deputy) {
    Release(Lease lease, Command command) {
        this(lease, () -> command);
    }

    Command command() throws OperationFailed {
        return deputy.command();
    }

    /** From now on the page comes down; where that is done from elsewhere, it was tried before anything is put up. */
    void arrange(Notice notice, Duration time) throws OperationFailed {
        Command command = deputy.command();
        Optional<String> credentials = deputy.credentials();
        lease.arrange(notice, time, command);
        prepare(credentials);
    }

    private void prepare(Optional<String> credentials) throws OperationFailed {
        if (credentials.isPresent()) {
            lease.entrust(credentials.get());
        }
        if (deputy.isApart()) {
            lease.attempt();
        }
    }

    /** Once the page is seen: without an end no secret lies about for one. */
    void keep(Notice notice, @Nullable Duration left) throws OperationFailed {
        if (left == null && deputy.isEntrusted()) {
            cancel(notice.id());
        } else {
            lease.extend(notice, left);
        }
    }

    /** It has another end; where none was arranged from elsewhere, or its secret is gone, it is now. */
    void extend(Notice notice, @Nullable Duration left) throws OperationFailed {
        if (left == null
                || !deputy.isApart()
                || lease.tell().filter(known -> !known.isDone()).isPresent()) {
            prepare(deputy.credentials());
            lease.extend(notice, left);
            return;
        }
        Command command = deputy.command();
        Optional<String> credentials = deputy.credentials();
        lease.arrange(notice, left, command);
        try {
            prepare(credentials);
        } catch (OperationFailed e) {
            cancel(notice.id());
            throw e;
        }
    }

    /** Nobody waits any more, and it is certain that no secret is left. */
    void cancel(@Nullable String id) throws OperationFailed {
        if (!deputy.isEntrusted()) {
            lease.cancel(id);
            return;
        }
        try {
            lease.cancel(id);
            List<String> left = lease.secrets();
            if (!left.isEmpty()) {
                throw OperationFailed.failed(Words.of("switching.lease.token.left"))
                        .cameBack(String.join(", ", left))
                        .next(Words.of("switching.lease.token.left.next", lease.place()))
                        .build();
            }
        } catch (OperationFailed e) {
            throw e.kind() == OperationFailed.Kind.CANCELLED ? e : unsure(e);
        }
    }

    private OperationFailed unsure(OperationFailed why) {
        return OperationFailed.failed(Words.of("switching.lease.token.left"))
                .cameBack(why.cameBack() == null ? why.tried() : why.cameBack())
                .next(Words.of("switching.lease.token.left.next", lease.place()))
                .because(why);
    }

    /** What a person should know before of who would wait there. */
    List<Check> checks() throws OperationFailed {
        if (!deputy.isApart()) {
            return lease.checks();
        }
        try {
            List<Check> checks = new ArrayList<>(lease.checks());
            checks.addAll(deputy.checks());
            return checks;
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return List.of(Check.blocker(
                    Words.of("switching.lease.apart.unreached", e.getMessage()),
                    Words.of("switching.lease.apart.unreached.next")));
        }
    }
}
