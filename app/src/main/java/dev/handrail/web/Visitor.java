package dev.handrail.web;

import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;

/**
 * Looks at sites from outside. Every visit is one of its own: nothing is kept between them, no connection, no cookie and no page.
 * A failure carries an {@link Unseen}. A visit ends when the thread's {@link dev.handrail.waiting.Stop} is asked to.
 */
public final class Visitor {
    private final Way way;
    private final Trust trust;

    private Visitor(Way way, Trust trust) {
        this.way = way;
        this.trust = trust;
    }

    public Visitor() {
        this(Names.OF_THIS_COMPUTER, Trust.ofThisComputer());
    }

    public Visitor(Names names, Trust trust) {
        this(new Internet(names), trust);
    }

    /** One who goes through the connection to a server, whatever the address says, to a port that the server sees. */
    public Visitor through(Shell shell, Endpoint.Tcp port) {
        return new Visitor(new Through(shell, port), trust);
    }

    public Sighting visit(Visit visit) throws OperationFailed {
        return send(visit, Letter.GET);
    }

    /** Asks for more than to look: nothing that is sent here is sent twice. */
    public Sighting send(Visit visit, Letter letter) throws OperationFailed {
        try (Guard guard = new Guard(visit.patience())) {
            return new Trip(visit, letter, way, trust, guard).go();
        }
    }
}
