package dev.handrail.runbook.walk;

import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Run;
import dev.handrail.operation.Offer;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What walkthroughs need.
 *
 * @param offers all that the program can do, from which runbooks choose
 * @param clean takes secrets out of what is written down
 */
public record WalkMeans(
        Shells shells,
        Databases databases,
        Visitor visitor,
        Servers servers,
        Journal journal,
        Walkthroughs walkthroughs,
        MaintenanceLog log,
        Supplier<List<Offer>> offers,
        UnaryOperator<String> clean,
        Clock clock) {
    private static final String WORKSTATION = "workstation";

    /** Where one stands now, whoever else has done something meanwhile. */
    public Standing standing(String id) throws OperationFailed {
        Walkthrough walkthrough = walkthroughs.require(id);
        journal.markInterrupted();
        return new Standing(
                walkthrough,
                walkthroughs.happened(id),
                offers.get(),
                run -> journal.run(run).map(Run::outcome).isPresent());
    }

    /** Where one stood when only so much of it had happened. */
    Standing before(Standing now, int happened) {
        return new Standing(now.walkthrough(), now.happened().subList(0, happened), offers.get(), run -> true);
    }

    /** How long the same took the other times. */
    public Earlier earlier(Walkthrough one) {
        return Earlier.of(walkthroughs.like(one).stream()
                .map(other -> new Standing(other, walkthroughs.happened(other.id()), offers.get(), run -> true))
                .toList());
    }

    /** The server of a walkthrough that has this name; the first where the name is empty. */
    Server server(Standing standing, String name) throws OperationFailed {
        return servers.require(name.isEmpty() ? standing.walkthrough().server() : name);
    }

    /** The server that a block of code is about. */
    Server server(String on, Server own) throws OperationFailed {
        return on.equals("server") || on.equals(WORKSTATION) ? own : servers.require(on);
    }

    Shell shell(String on, Server own) throws OperationFailed {
        return on.equals(WORKSTATION) ? shells.here() : shells.on(server(on, own));
    }
}
