package dev.handrail.site.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked of a maintenance page and done with it. */
public final class MaintenanceOffers {
    private static final String SERVER = "SERVER";
    private static final String REASON = "--reason";
    private static final String UNTIL = "--until";
    private static final String FROM = "--from";
    private static final String AUDIENCE = "--audience";
    private static final String TEXT = "--text";

    private static final String WITH = "--with";
    private static final String UNREACHABLE = "--unreachable";
    private static final String FOR = "--for";

    private final Lazy<SwitchMeans> means;

    public MaintenanceOffers(Lazy<SwitchMeans> means) {
        this.means = means;
    }

    public List<Offer> offers() {
        return List.of(
                change(SwitchOn.WORDS, "switching.offer.on", List.of(server(), reason(), until(), with()), this::on),
                change(SwitchOff.WORDS, "switching.offer.off", List.of(server(), with()), this::off),
                new Offer.Question(
                        "switch status", Words.of("switching.offer.status"), List.of(server(), with()), this::status),
                change(
                        SwitchExtend.WORDS,
                        "switching.offer.extend",
                        List.of(
                                server(),
                                Argument.required(UNTIL, Type.TIME, Words.of("switching.arg.until")),
                                reason(),
                                with()),
                        this::extend),
                change(SwitchRehearse.WORDS, "switching.offer.rehearse", List.of(server(), with()), this::rehearse),
                new Offer.Question(
                        "switch recommend", Words.of("switching.offer.recommend"), needing(), this::recommend),
                new Offer.Question(
                        "switch rule", Words.of("switching.offer.rule"), List.of(server(), config()), this::rule),
                change(RuleInstall.WORDS, "switching.offer.rule.install", ruleArguments(), this::installRule),
                change(RuleRemove.WORDS, "switching.offer.rule.remove", ruleArguments(), this::removeRule),
                new Offer.Question(
                        "switch history", Words.of("switching.offer.history"), List.of(server()), this::history),
                change(SwitchAnnounce.WORDS, "switching.offer.announce", announcing(), this::announce),
                new Offer.Question(
                        "switch announcements",
                        Words.of("switching.offer.announcements"),
                        List.of(server()),
                        this::announcements));
    }

    private static Offer change(String words, String title, List<Argument> arguments, Offer.Maker maker) {
        return new Offer.Action(words, Words.of(title), Effect.CHANGES, arguments, maker);
    }

    private static List<Argument> announcing() {
        return List.of(
                server(),
                Argument.required(FROM, Type.TIME, Words.of("switching.arg.from")),
                Argument.required(UNTIL, Type.TIME, Words.of("switching.arg.until.said")),
                Argument.required(AUDIENCE, Type.TEXT, Words.of("switching.arg.audience")),
                reason(),
                Argument.optional(TEXT, Type.TEXT, Words.of("switching.arg.text")));
    }

    private static Argument server() {
        return Argument.required(SERVER, Type.SERVER, Words.of("switching.arg.server"));
    }

    private static Argument reason() {
        return Argument.optional(REASON, Type.TEXT, Words.of("switching.arg.reason"));
    }

    private static Argument until() {
        return Argument.optional(UNTIL, Type.TIME, Words.of("switching.arg.until"));
    }

    private static Argument with() {
        return Argument.optional(WITH, Type.NAME, Words.of("switching.arg.with"));
    }

    private static List<Argument> needing() {
        return List.of(
                server(),
                Argument.optional(UNREACHABLE, Type.FLAG, Words.of("switching.arg.unreachable")),
                Argument.optional(FOR, Type.TIME, Words.of("switching.arg.for")));
    }

    private static Argument config() {
        return Argument.optional(RuleWish.CONFIG, Type.TEXT, Words.of("switching.arg.config"));
    }

    private static List<Argument> ruleArguments() {
        return List.of(
                server(),
                Argument.optional(RuleWish.KIND, Type.NAME, Words.of("switching.arg.web-server")),
                config(),
                Argument.optional(RuleWish.INTO, Type.TEXT, Words.of("switching.arg.into")));
    }

    private Server server(Arguments arguments) throws OperationFailed {
        return means.get().servers().require(arguments.one(SERVER));
    }

    /** The one that is to be thrown. */
    private Server chosen(Arguments arguments) throws OperationFailed {
        SwitchChoice choice = new SwitchChoice(means.get(), server(arguments));
        Optional<String> kind = arguments.maybe(WITH);
        return kind.isPresent() ? choice.named(kind.get()) : choice.usual();
    }

    /** The one that was thrown. */
    private Server standing(Arguments arguments) throws OperationFailed {
        SwitchChoice choice = new SwitchChoice(means.get(), server(arguments));
        Optional<String> kind = arguments.maybe(WITH);
        return kind.isPresent() ? choice.named(kind.get()) : choice.standing();
    }

    private Server withRule(Arguments arguments) throws OperationFailed {
        return new SwitchChoice(means.get(), server(arguments)).withRule();
    }

    private static Optional<String> reason(Arguments arguments) {
        return arguments.maybe(REASON).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<Instant> until(Arguments arguments) throws OperationFailed {
        Optional<String> text = arguments.maybe(UNTIL);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Moments(means.get().clock()).end(text.get()));
    }

    private Operation on(Arguments arguments) throws OperationFailed {
        return new SwitchOn(
                means.get(),
                chosen(arguments),
                reason(arguments).orElse(null),
                until(arguments).orElse(null));
    }

    private Operation off(Arguments arguments) throws OperationFailed {
        return new SwitchOff(means.get(), standing(arguments));
    }

    private Answer status(Arguments arguments) throws OperationFailed {
        return new StatusAnswer(means.get(), standing(arguments)).tell();
    }

    private Operation extend(Arguments arguments) throws OperationFailed {
        Instant end = new Moments(means.get().clock()).end(arguments.one(UNTIL));
        return new SwitchExtend(
                means.get(), standing(arguments), end, reason(arguments).orElse(null));
    }

    private Operation rehearse(Arguments arguments) throws OperationFailed {
        return new SwitchRehearse(means.get(), chosen(arguments));
    }

    private Answer recommend(Arguments arguments) throws OperationFailed {
        Optional<String> length = arguments.maybe(FOR);
        Instant now = means.get().clock().instant();
        Duration time = length.isEmpty()
                ? null
                : Duration.between(now, new Moments(means.get().clock()).end(length.get()));
        return new RecommendAnswer(means.get(), server(arguments))
                .tell(new Suit.Need(arguments.flag(UNREACHABLE), time));
    }

    private Answer rule(Arguments arguments) throws OperationFailed {
        return new RuleAnswer(means.get(), withRule(arguments)).tell(RuleWish.of(arguments));
    }

    private Operation installRule(Arguments arguments) throws OperationFailed {
        return new RuleInstall(means.get(), withRule(arguments), RuleWish.of(arguments));
    }

    private Operation removeRule(Arguments arguments) throws OperationFailed {
        return new RuleRemove(means.get(), withRule(arguments), RuleWish.of(arguments));
    }

    private Answer history(Arguments arguments) throws OperationFailed {
        String server = server(arguments).name();
        Windows windows = means.get().windows();
        return new HistoryAnswer(means.get().clock())
                .tell(windows.of(server), windows.announcements().of(server));
    }

    private Operation announce(Arguments arguments) throws OperationFailed {
        Moments moments = new Moments(means.get().clock());
        Instant from = moments.begin(arguments.one(FROM));
        return new SwitchAnnounce(
                means.get(),
                server(arguments),
                new SwitchAnnounce.Said(
                        from,
                        moments.end(arguments.one(UNTIL), from),
                        audience(arguments),
                        reason(arguments).orElse(null),
                        arguments
                                .maybe(TEXT)
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .orElse(null)));
    }

    private static String audience(Arguments arguments) throws OperationFailed {
        String audience = arguments.one(AUDIENCE).strip();
        if (audience.isEmpty()) {
            throw OperationFailed.usage(Words.of("switching.announce.nobody"))
                    .next(Words.of("switching.announce.nobody.next"))
                    .build();
        }
        return audience;
    }

    private Answer announcements(Arguments arguments) throws OperationFailed {
        return new AnnouncementsAnswer(new Moments(means.get().clock()))
                .tell(means.get().windows().announcements().of(server(arguments).name()));
    }
}
