package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.Ticking;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.WindowEnd;
import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done with a runbook that is followed. */
public final class WalkOffers {
    private static final String SERVER = "--server";
    private static final String SET = "--set";
    private static final String BY_HAND = "--instructions";
    private static final String AGAIN = "--again";
    private static final String REST = "--rest";
    private static final String TO = "--to";

    private final Library library;
    private final Lazy<WalkMeans> means;
    private final Asker asker;
    private final Path evidence;

    /** @param evidence the folder under which files that prove something are kept */
    public WalkOffers(Library library, Lazy<WalkMeans> means, Asker asker, Path evidence) {
        this.library = library;
        this.means = means;
        this.asker = asker;
        this.evidence = evidence;
    }

    public List<Offer> offers() {
        return List.of(
                new Offer.Action(
                        "runbook start",
                        Words.of("runbook.start"),
                        Effect.READS,
                        List.of(
                                Argument.required("NAME", Type.FILE, Words.of("runbook.name")),
                                new Argument(SERVER, Type.SERVER, true, true, Words.of("runbook.start.server")),
                                Argument.many(SET, Type.TEXT, Words.of("runbook.start.set")),
                                Argument.optional(BY_HAND, Type.FLAG, Words.of("runbook.start.by-hand")),
                                Argument.optional(Ticking.WINDOW, Type.TIME, Words.of("runbook.window-ends"))),
                        this::start),
                new Offer.Question(
                        "runbook status",
                        Words.of("runbook.status"),
                        List.of(Argument.optional("ID", Type.NAME, Words.of("runbook.id"))),
                        this::status),
                new Offer.Action(
                        "runbook step",
                        Words.of("runbook.step"),
                        Effect.CHANGES,
                        List.of(
                                id(),
                                Argument.optional("STEP", Type.NAME, Words.of("runbook.step.step")),
                                Argument.optional(Ticking.ON, Type.SERVER, Words.of("runbook.step.on")),
                                Argument.optional(AGAIN, Type.FLAG, Words.of("runbook.step.again")),
                                Argument.optional(REST, Type.FLAG, Words.of("runbook.step.rest"))),
                        this::step),
                new Offer.Question("runbook tick", Words.of("runbook.tick"), ticks(), this::tick),
                new Offer.Action(
                        "runbook undo",
                        Words.of("runbook.undo"),
                        Effect.CHANGES,
                        List.of(
                                id(),
                                Argument.optional(TO, Type.NAME, Words.of("runbook.undo.to")),
                                Argument.optional(Ticking.ON, Type.SERVER, Words.of("runbook.undo.on"))),
                        given -> Steps.undo(means.get(), given.one("ID"), given.maybe(TO), given.maybe(Ticking.ON))),
                new Offer.Question("runbook turn", Words.of("runbook.turn"), turns(), this::turn));
    }

    private static List<Argument> ticks() {
        return List.of(
                id(),
                Argument.required("STEP", Type.NAME, Words.of("runbook.step.step")),
                Argument.optional(Ticking.ON, Type.SERVER, Words.of("runbook.tick.on")),
                Argument.optional(Ticking.DONE, Type.FLAG, Words.of("runbook.tick.done")),
                Argument.optional(Ticking.SKIP, Type.TEXT, Words.of("runbook.tick.skip")),
                Argument.optional(Ticking.FAILED, Type.TEXT, Words.of("runbook.tick.failed")),
                Argument.optional(Ticking.NOTE, Type.TEXT, Words.of("runbook.tick.note")),
                Argument.optional(Ticking.EVIDENCE, Type.FILE, Words.of("runbook.tick.evidence")),
                Argument.optional(Ticking.SIGN, Type.TEXT, Words.of("runbook.tick.sign")),
                Argument.optional(Ticking.MARK, Type.NUMBER, Words.of("runbook.tick.mark")),
                Argument.optional(Ticking.VALUE, Type.TEXT, Words.of("runbook.tick.value")));
    }

    private static List<Argument> turns() {
        List<Argument> turns = new ArrayList<>(List.of(
                id(),
                Argument.optional(Ticking.ROLL_BACK, Type.TEXT, Words.of("runbook.turn.roll-back")),
                Argument.optional(Ticking.STOP, Type.TEXT, Words.of("runbook.turn.stop")),
                Argument.optional(Ticking.HAND_OVER, Type.TEXT, Words.of("runbook.turn.hand-over")),
                Argument.optional(Ticking.NOTE, Type.TEXT, Words.of("runbook.turn.note")),
                Argument.optional(Ticking.WINDOW, Type.TIME, Words.of("runbook.window-ends")),
                Argument.optional(Ticking.REOPEN, Type.TEXT, Words.of("runbook.turn.reopen")),
                Argument.optional(Ticking.FINISH, Type.FLAG, Words.of("runbook.turn.finish")),
                Argument.many(Ticking.SIGN, Type.TEXT, Words.of("runbook.turn.sign"))));
        turns.addAll(RecordOffers.parts());
        return turns;
    }

    private static Argument id() {
        return Argument.required("ID", Type.NAME, Words.of("runbook.id"));
    }

    private Operation start(Arguments given) throws OperationFailed {
        given.one(SERVER);
        Set<Server> servers = new LinkedHashSet<>();
        for (String name : given.all(SERVER)) {
            servers.add(means.get().servers().require(name));
        }
        Guide guide = library.find(given.one("NAME"));
        Answers answers = new Answering(guide.runbook(), List.copyOf(servers), asker).answers(given.all(SET));
        Optional<String> window = given.maybe(Ticking.WINDOW);
        Optional<Instant> windowEnds = window.isEmpty()
                ? Optional.empty()
                : Optional.of(WindowEnd.read(window.get(), means.get().clock()));
        return Steps.start(
                means.get(),
                List.copyOf(servers),
                guide.file(),
                guide.text(),
                answers,
                given.flag(BY_HAND),
                windowEnds);
    }

    private Operation step(Arguments given) throws OperationFailed {
        if (given.flag(REST)) {
            return Steps.rest(means.get(), given.one("ID"), given.maybe("STEP"));
        }
        return Steps.run(means.get(), given.one("ID"), given.maybe("STEP"), given.maybe(Ticking.ON), given.flag(AGAIN));
    }

    private Answer status(Arguments given) throws OperationFailed {
        Optional<String> id = given.maybe("ID");
        return id.isPresent() ? told().one(means.get().standing(id.get())) : told().all();
    }

    private WalkTold told() throws OperationFailed {
        return new WalkTold(means.get(), library);
    }

    private Answer tick(Arguments given) throws OperationFailed {
        new Ticking(means.get(), given.one("ID"), evidence).tick(given.one("STEP"), given);
        return told().one(means.get().standing(given.one("ID")));
    }

    private Answer turn(Arguments given) throws OperationFailed {
        new Ticking(means.get(), given.one("ID"), evidence).turn(given, RecordOffers.given(given));
        return told().one(means.get().standing(given.one("ID")));
    }
}
