package dev.handrail.desktop.settings;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.store.ChosenFolder;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Wish;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
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

    /** This computer, on which they lie. */
    @Override
    public Server server() {
        return Server.of(Words.of("profile.here"), Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Check check;
        String step = title();
        try {
            step = told(elsewhere.folder(), chosen());
            check = Check.ok(Words.of("settings.place.counts", elsewhere.folder()));
        } catch (OperationFailed e) {
            check = Check.blocker(
                    e.tried() + ": " + e.cameBack(),
                    Optional.ofNullable(e.next()).orElse(""));
        }
        Plan.Step only = new Plan.Step(step, Words.of("profile.here"), null, Effect.CHANGES);
        return new Plan(title(), effect(), List.of(check), List.of(only), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        Optional<Wish> wish = chosen();
        if (wish.isPresent()) {
            elsewhere.wish(wish.get());
        } else {
            elsewhere.stay();
        }
        work.say(told(elsewhere.folder(), wish));
    }

    /** Nothing where that is where they lie. */
    private Optional<Wish> chosen() throws OperationFailed {
        Path present = elsewhere.folder();
        if (wanted.equals(present)) {
            return Optional.empty();
        }
        ChosenFolder chosen = ChosenFolder.look(elsewhere, wanted);
        if (!bring || chosen.data().isEmpty()) {
            return Optional.of(new Wish(wanted, chosen.usually()));
        }
        chosen.requireReplaceable(present);
        return Optional.of(new Wish(wanted, Wish.How.REPLACE));
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
