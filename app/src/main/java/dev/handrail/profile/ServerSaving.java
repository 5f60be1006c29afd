package dev.handrail.profile;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what a person has just written about one server, unless somebody else has changed it since they began. */
public final class ServerSaving implements Operation {
    private final Servers book;
    private final Optional<String> before;
    private final Server after;
    private final Sealing sealing;

    /**
     * What was typed with a profile, and goes into the vault: before it, so that no profile ever points to a secret that is
     * not there.
     *
     * @param names which can be told, unlike what they stand for
     */
    public record Sealing(List<String> names, Deed deed) {
        static final Sealing NOTHING = new Sealing(List.of(), () -> {});

        public Sealing {
            names = List.copyOf(names);
        }

        /** Does it. */
        @FunctionalInterface
        public interface Deed {
            void run() throws OperationFailed;
        }
    }

    /** @param before the stored profile that the person began with; empty where the server is added */
    public ServerSaving(Servers book, Optional<String> before, Server after) {
        this(book, before, after, Sealing.NOTHING);
    }

    /** @param sealing what goes into the vault with it */
    public ServerSaving(Servers book, Optional<String> before, Server after, Sealing sealing) {
        this.sealing = sealing;
        this.book = book;
        this.before = before;
        this.after = after;
    }

    @Override
    public String name() {
        return "server save";
    }

    @Override
    public String title() {
        return before.isPresent()
                ? Words.of("profile.save.change", after.name())
                : Words.of("profile.save.add", after.name());
    }

    @Override
    public Server server() {
        return after;
    }

    @Override
    public Effect effect() {
        return before.isPresent() ? Effect.CHANGES : Effect.READS;
    }

    /** Fails where the book is no longer as it was, so that nothing else is done for it either. */
    @Override
    public Plan plan() throws OperationFailed {
        book.requireUnchanged(before, after);
        List<Plan.Step> steps = steps().stream()
                .map(text -> new Plan.Step(text, Words.of("profile.here"), null, Effect.CHANGES))
                .toList();
        return new Plan(title(), effect(), Gaps.checks(after), steps, List.of());
    }

    private List<String> steps() {
        return sealing.names().isEmpty() ? List.of(title()) : List.of(seals(), title());
    }

    private String seals() {
        return Words.of("profile.save.seal", String.join(", ", sealing.names()));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        if (!sealing.names().isEmpty()) {
            work.step(seals());
            sealing.deed().run();
        }
        work.step(title());
        book.replace(Map.of(after, before));
        Gaps.say(after, work);
    }
}
