package dev.handrail.cli;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Part;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A few offers about a garden, of every kind that the command line must handle, and what they were asked to do. */
final class Garden implements Backstage {
    static final Server PRODUCTION = server("Rose bed", Environment.PRODUCTION);
    static final Server TEST = server("Flower pot", Environment.TEST);
    static final Instant PLANTED = Instant.parse("2026-11-21T04:37:12Z");

    final List<Arguments> asked = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    boolean closed;

    @Override
    public List<Offer> offers() {
        return List.of(
                question("plant list", "List the plants", List.of(), a -> plants()),
                question("plant show", "Show a plant", List.of(required("NAME")), a -> unknown(a.one("NAME"))),
                question("plant check", "Look for greenfly", List.of(), a -> greenfly()),
                question(
                        "plant find",
                        "Find plants by 100 % of their names",
                        List.of(Argument.many("WHAT", Argument.Type.TEXT, "Parts of names")),
                        a -> plants()),
                question("plant break", "Meet an error of ours", List.of(), a -> {
                    throw new IllegalStateException("a spade in the works");
                }),
                question("plant some", "List a few", List.of(), a -> plants().aside("There are more plants")),
                question("plant none", "Tell of nothing", List.of(), a -> Answer.lines(List.of(), List.of())),
                action("water", Effect.CHANGES, watering(), a -> Job.of("water", server(a), Effect.CHANGES)),
                action("water stop", Effect.CHANGES, watering(), a -> Job.of("water stop", TEST, Effect.CHANGES)),
                action("bed look", Effect.READS, watering(), a -> Job.of("bed look", server(a), Effect.READS)),
                action("bed dig", Effect.DESTROYS, watering(), a -> Job.of("bed dig", server(a), Effect.DESTROYS)),
                action("bed frozen", Effect.CHANGES, watering(), a -> Job.blocked(server(a))),
                action("bed far", Effect.READS, watering(), a -> Job.failing(server(a), unreachable())),
                action("bed sick", Effect.READS, watering(), a -> Job.failing(server(a), sick())),
                action("bed nowhere", Effect.READS, watering(), a -> {
                    throw unreachable();
                }));
    }

    @Override
    public List<Errand> errands() {
        return List.of(
                new Errand("", "", List.of(), a -> {
                    Display.require(Map.of(), "Linux", "");
                    return 0;
                }),
                new Errand("tour", "Walk through the garden", List.of(), a -> 0));
    }

    @Override
    public Plan plan(Operation operation) throws OperationFailed {
        return operation.plan();
    }

    @Override
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) throws OperationFailed {
        if (plan.blocked()) {
            Plan.Check check = plan.checks().getFirst();
            throw OperationFailed.refused(check.text())
                    .next(String.valueOf(check.advice()))
                    .build();
        }
        done.add(operation.title());
        return Stroll.begin(operation, watcher);
    }

    @Override
    public String clean(String text) {
        return text;
    }

    @Override
    public void close() {
        closed = true;
    }

    private static List<Argument> watering() {
        return List.of(
                required("BED"),
                Argument.many("PLANT", Argument.Type.TEXT, "Which plants, or all"),
                Argument.many("--with", Argument.Type.TEXT, "Which cans"),
                Argument.optional("--litres", Argument.Type.NUMBER, "How much"),
                Argument.optional("--gently", Argument.Type.FLAG, "Without washing the soil away"));
    }

    private Server server(Arguments arguments) throws OperationFailed {
        asked.add(arguments);
        return arguments.one("BED").equals(PRODUCTION.name()) ? PRODUCTION : TEST;
    }

    private static Server server(String name, Environment environment) {
        return Server.of(name, environment, new Access.ThisComputer(Sudo.NONE));
    }

    private static Argument required(String name) {
        return Argument.required(name, Argument.Type.NAME, "Which one");
    }

    private static Answer plants() {
        return Answer.table(
                List.of(
                        Map.of("name", "Röschen", "planted", PLANTED, "grew", Duration.ofSeconds(90)),
                        Map.of("name", "Ivy\u001b[2J", "planted", PLANTED, "grew", Duration.ofMillis(1))),
                List.of("Name", "Planted"),
                List.of(List.of("Röschen", "2026"), List.of("Ivy\u001b[2J", "2026")));
    }

    private static Answer greenfly() {
        return new Answer(Map.of("greenfly", 12), List.of(), List.of(), List.of("12 greenflies"), true);
    }

    private static Answer unknown(String name) throws OperationFailed {
        throw OperationFailed.failed("Could not find " + name)
                .on("the shed")
                .cameBack("nobody\nat home")
                .next("Look in the greenhouse.")
                .build();
    }

    private static OperationFailed unreachable() {
        return OperationFailed.unreachable("Could not reach the bed")
                .next("Open the gate.")
                .build();
    }

    private static OperationFailed sick() {
        return OperationFailed.refused("The roses are not well").build();
    }

    private static Offer question(String words, String title, List<Argument> arguments, Offer.Teller teller) {
        return new Offer.Question(words, title, arguments, teller);
    }

    private static Offer action(String words, Effect effect, List<Argument> arguments, Offer.Maker maker) {
        return new Offer.Action(words, "Do the " + words, effect, arguments, maker);
    }

    /** Something done in the garden. */
    record Job(String name, Server server, Effect effect, List<Plan.Check> checks, List<OperationFailed> fails)
            implements Operation {
        static Job of(String name, Server server, Effect effect) {
            return new Job(name, server, effect, List.of(Plan.Check.ok("It is not raining")), List.of());
        }

        static Job blocked(Server server) {
            Plan.Check frost = Plan.Check.blocker("The ground is frozen", "Wait for spring.");
            return new Job("bed frozen", server, Effect.CHANGES, List.of(frost), List.of());
        }

        static Job failing(Server server, OperationFailed failure) {
            return new Job("bed far", server, Effect.READS, List.of(), List.of(failure));
        }

        @Override
        public String title() {
            return "Do " + name + " at " + server.name();
        }

        @Override
        public Plan plan() {
            Plan.Step step = new Plan.Step("Pour", server.name(), "pour 'two cans'", effect);
            return new Plan(title(), effect, checks, List.of(step), List.of("What is poured stays poured"));
        }

        @Override
        public void run(Work work) throws OperationFailed {
            work.step("Pour");
            work.command(server.name(), "pour 'two cans'");
            work.say("splash\u001b[31m");
            for (int i = 1; i <= 10_000; i++) {
                work.progress(i, 10_000, Work.Unit.BYTES);
            }
            for (int i = 1; i <= 10_000; i++) {
                work.part(Part.runs("roses", i, 10_000, Work.Unit.BYTES));
                work.part(Part.runs("ivy", i / 2, 10_000, Work.Unit.BYTES));
            }
            work.part(Part.done("roses", 10_000, Work.Unit.BYTES));
            work.part(Part.lost("ivy", 5_000, 10_000, Work.Unit.BYTES, "The can is empty"));
            if (!fails.isEmpty()) {
                throw fails.getFirst();
            }
            work.made("puddle", "p-1");
        }
    }
}
