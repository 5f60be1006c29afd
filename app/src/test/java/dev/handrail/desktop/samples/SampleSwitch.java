package dev.handrail.desktop.samples;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.site.maintenance.Announcement;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Suit;
import dev.handrail.site.maintenance.Window;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A maintenance page in the pictures: it was up three times, and is as the store says. */
record SampleSwitch(Servers servers, Windows windows, Clock clock) {
    private static final String PARISH = "Parish office";

    List<Offer> offers() {
        Argument server = Argument.required("SERVER", Type.SERVER, "The server");
        Argument reason = Argument.optional("--reason", Type.TEXT, "Why");
        Argument until = Argument.optional("--until", Type.TIME, "Until when");
        return List.of(
                new Offer.Question("switch status", "Tell whether the page is up", List.of(server), this::status),
                new Offer.Question(
                        "switch recommend",
                        "Tell which switch to use",
                        List.of(server, Argument.optional("--unreachable", Type.FLAG, "Whether it is away")),
                        this::recommend),
                new Offer.Question("switch rule", "Show the rule", List.of(server), this::rule),
                action("switch on", "Put up the maintenance page", server, reason, until),
                action("switch off", "Take down the maintenance page", server),
                action("switch extend", "Have the page come down at another time", server, reason, until),
                action("switch rehearse", "Rehearse the maintenance page", server),
                action("switch announce", "Announce maintenance", server, reason, until));
    }

    private Offer action(String words, String title, Argument... arguments) {
        return new Offer.Action(
                words, title, Effect.CHANGES, List.of(arguments), given -> operation(words, title, given));
    }

    private Operation operation(String words, String title, Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("SERVER"));
        Plan plan = new Plan(
                title + " of " + server.name()
                        + given.maybe("--reason").map(why -> ": " + why).orElse(""),
                Effect.CHANGES,
                List.of(Check.ok("The site answers: https://chms.example.org: 200")),
                List.of(new Step("Look from outside", "from outside", null, Effect.READS)),
                List.of());
        return new SampleOperation(words, plan.title(), server, plan, work -> work.step(plan.title()));
    }

    private Answer status(Arguments given) throws OperationFailed {
        Optional<Window> open = windows.open(given.one("SERVER"));
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("state", open.isPresent() ? "on" : "off");
        all.put("seenFromOutside", open.isPresent());
        return Answer.lines(
                all,
                open.isPresent()
                        ? List.of("Maintenance is on", "The server takes it down by itself in 38 min (systemd-run)")
                        : List.of("The maintenance page is not up"));
    }

    private Answer recommend(Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("SERVER"));
        List<Suit> all = Suit.of(
                server, windows.of(server.name()), new Suit.Need(given.flag("--unreachable"), null), clock.instant());
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("recommended", Suit.best(all).map(Suit::kind).orElse(null));
        told.put(
                "switches",
                all.stream()
                        .map(suit -> Map.of(
                                "switch", suit.kind(),
                                "suits", suit.suits(),
                                "takes", suit.takes(),
                                "reachable", suit.reachable(),
                                "reasons", suit.reasons()))
                        .toList());
        return Answer.lines(told, List.of());
    }

    private Answer rule(Arguments given) {
        String missing = "The rule is not there: nginx /etc/nginx/nginx.conf";
        return new Answer(Map.of("there", false), List.of(), List.of(), List.of(missing), true);
    }

    static void enter(Windows windows, Instant now) {
        past(windows, "1", now.minus(Duration.ofDays(51)), Duration.ofSeconds(6), null);
        past(windows, "2", now.minus(Duration.ofDays(37)), Duration.ofMinutes(11), "Sign-in broken after the update");
        past(windows, "3", now.minus(Duration.ofDays(18)), Duration.ofMinutes(38), "Upgrade of the database");
        Instant from = now.plus(Duration.ofDays(7));
        windows.announcements()
                .enter(new Announcement(
                        "a",
                        PARISH,
                        "run",
                        "mara",
                        now.minus(Duration.ofHours(2)),
                        from,
                        from.plus(Duration.ofHours(3)),
                        "members and staff",
                        "The parish office will be closed for maintenance.",
                        Announcement.How.HAND));
    }

    /** It is up now. */
    static void close(Windows windows, Instant now) {
        Instant until = now.plus(Duration.ofMinutes(38));
        Notice notice =
                new Notice("4", now.minus(Duration.ofMinutes(22)), until, "Upgrade of the database", "mara", false);
        windows.begin(new Window(PARISH, "artisan", "run", notice, null, null));
    }

    private static void past(Windows windows, String id, Instant since, Duration length, @Nullable String reason) {
        Notice notice = new Notice(id, since, since.plus(Duration.ofHours(1)), reason, "mara", reason == null);
        windows.begin(new Window(PARISH, "artisan", "run", notice, null, null));
        windows.end(id, since.plus(length), "mara");
    }
}
