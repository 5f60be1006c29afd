package dev.handrail.backup.files;

import dev.handrail.backup.KeptFileSets;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.restore.Undone;
import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out whether files did change places before the program lost sight of them; what was only begun is taken back. */
public final class UnsettledExchange implements Cleaner {
    private static final String KIND = "unsettled files";
    private static final String RUN = "run";
    private static final String PUT_BACK = "put back";
    private static final String PLACE = "place";
    private static final String COMING = "coming";
    private static final String AS = "as";

    private final Shells shells;
    private final Servers servers;
    private final KeptFileSets kept;

    public UnsettledExchange(Shells shells, Servers servers, KeptFileSets kept) {
        this.shells = shells;
        this.servers = servers;
        this.kept = kept;
    }

    static Leftover leftover(Exchange exchange, String putBack) {
        return new Leftover(
                KIND,
                exchange.kept().server(),
                Map.of(
                        RUN, exchange.kept().run(),
                        PUT_BACK, putBack,
                        PLACE, exchange.place(),
                        COMING, exchange.coming(),
                        AS, exchange.user() == null ? "" : exchange.user()),
                Words.of("files.leftover", exchange.kept().live()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        clean(leftover, NOBODY);
    }

    @Override
    public void clean(Leftover leftover, Told told) throws OperationFailed {
        Map<String, String> details = leftover.details();
        Optional<KeptFiles> entered = kept.find(details.getOrDefault(RUN, ""));
        if (entered.isEmpty()) {
            return;
        }
        KeptFiles one = entered.get();
        String user = details.getOrDefault(AS, "");
        Exchange exchange = new Exchange(
                one,
                details.getOrDefault(PLACE, ""),
                details.getOrDefault(COMING, ""),
                List.of(),
                user.isEmpty() ? null : user);
        try (Shell shell = shells.on(servers.require(one.server()))) {
            String putBack = details.getOrDefault(PUT_BACK, "");
            if (settle(exchange, exchange.settled(shell, exchange.settling(), told::say), putBack, kept)) {
                Undone.note(putBack, told::made);
            }
        }
    }

    /**
     * Enters what became of it, and answers whether they did change places.
     *
     * @param putBack the run whose files were to be put back, empty for none
     */
    static boolean settle(Exchange exchange, Exchange.Settled settled, String putBack, KeptFileSets kept) {
        String run = exchange.kept().run();
        if (settled.done().isPresent()) {
            Exchange.PutAside done = settled.done().get();
            kept.settle(run, done.had(), done.folder());
            kept.forget(putBack);
        } else if (settled.since() > 0) {
            exchange.keptSince(settled.since()).forEach(kept::enter);
        } else {
            kept.forget(run);
        }
        return settled.done().isPresent();
    }
}
