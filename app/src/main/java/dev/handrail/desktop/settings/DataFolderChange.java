package dev.handrail.desktop.settings;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.store.ChosenFolder;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Wish;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the data lie in another folder from the next start on. Until then the choice can be made again, and nothing that is
 * there goes away, so that it is done without asking.
 *
 * @param bring whether the present data are brought there though others lie there, which are put aside
 */
record DataFolderChange(Elsewhere elsewhere, Path wanted, boolean bring) implements Operation {
    @Override
    public String name() {
        return DataFolderOffers.WORDS;
    }

    @Override
    public String title() {
        return Words.of("settings.place.title", wanted);
    }

    @Override
    public Server server() {
        return Here.server();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        String step = title();
        try {
            Optional<Wish> wish = chosen();
            step = told(elsewhere.folder(), wish);
            checks.add(Check.ok(Words.of("settings.place.counts", elsewhere.folder())));
            naming(wish)
                    .ifPresent(warning -> checks.add(Check.warning(warning, Words.of("settings.place.naming.next"))));
        } catch (OperationFailed e) {
            checks.add(Check.blocker(
                    e.tried() + ": " + e.cameBack(),
                    Optional.ofNullable(e.next()).orElse("")));
        }
        Plan.Step only = new Plan.Step(step, Words.of("profile.here"), null, Effect.CHANGES);
        return new Plan(title(), effect(), checks, List.of(only), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        Optional<Wish> wish = asJudged();
        if (wish.isPresent()) {
            elsewhere.wish(wish.get());
        } else {
            elsewhere.stay();
        }
        work.say(told(elsewhere.folder(), wish));
        naming(wish).ifPresent(work::say);
    }

    /**
     * What a bringing that broke off has left there is taken back first. Refused where something else lies there then than
     * was judged before, and nobody has said what becomes of that.
     */
    private Optional<Wish> asJudged() throws OperationFailed {
        Optional<Wish> judged = chosen();
        elsewhere.takeBack(wanted);
        Optional<Wish> found = chosen();
        if (!bring && !found.equals(judged)) {
            throw OperationFailed.refused(title())
                    .cameBack(Words.of("settings.place.otherwise", wanted))
                    .next(Words.of("settings.place.otherwise.next"))
                    .build();
        }
        return found;
    }

    /** Nothing where that is where they lie. */
    private Optional<Wish> chosen() throws OperationFailed {
        Path present = elsewhere.folder();
        if (ChosenFolder.same(wanted, present)) {
            return Optional.empty();
        }
        ChosenFolder chosen = ChosenFolder.look(elsewhere, wanted);
        if (!bring || chosen.data().isEmpty()) {
            return Optional.of(new Wish(wanted, chosen.usually()));
        }
        chosen.requireReplaceable(present);
        return Optional.of(new Wish(wanted, Wish.How.REPLACE));
    }

    /** What would go on using the old folder though the data are brought elsewhere. */
    private Optional<String> naming(Optional<Wish> wish) throws OperationFailed {
        if (wish.isEmpty() || wish.get().how() == Wish.How.USE) {
            return Optional.empty();
        }
        Path present = elsewhere.folder();
        List<String> servers = ChosenFolder.naming(present, present);
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of("settings.place.naming", String.join(", ", servers), present));
    }

    private static String told(Path present, Optional<Wish> wish) throws OperationFailed {
        if (wish.isEmpty()) {
            return Words.of("settings.place.stay", present);
        }
        return told(present, wish.get());
    }

    static String told(Path present, Wish wish) {
        return switch (wish.how()) {
            case USE -> Words.of("settings.place.use", wish.folder(), present);
            case BRING -> Words.of("settings.place.bring", wish.folder(), present);
            case REPLACE -> Words.of("settings.place.replace", wish.folder(), present);
        };
    }

    /** That data lie there already, and how old they are. */
    static String found(ChosenFolder chosen) {
        return chosen.data()
                .map(last ->
                        Words.of("settings.place.found", chosen.folder(), Amounts.moment(last, ZoneId.systemDefault())))
                .orElse("");
    }
}
