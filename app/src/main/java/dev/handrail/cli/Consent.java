package dev.handrail.cli;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an operation may be done: what changes is asked for, what destroys on production needs the name typed. */
final class Consent {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Globals globals;
    private final Terminal terminal;

    Consent(Globals globals, Terminal terminal) {
        this.globals = globals;
        this.terminal = terminal;
    }

    void require(Operation operation, Plan plan) throws OperationFailed {
        Effect effect = worse(operation.effect(), plan.effect());
        if (effect == Effect.READS) {
            return;
        }
        boolean named = effect == Effect.DESTROYS && operation.mostCritical().isProduction();
        if (globals.production().isPresent() || named) {
            requireName(operation);
        }
        boolean nameWasTyped = named && globals.production().isEmpty();
        if (!globals.yes() && !nameWasTyped) {
            requireYes(operation);
        }
    }

    private void requireName(Operation operation) throws OperationFailed {
        String server = operation.mostCritical().name();
        Optional<String> given = globals.production();
        if (given.isEmpty() && terminal.typed()) {
            given = Optional.ofNullable(ask(Words.of("cli.consent.type-name", server)));
        }
        if (given.isEmpty()) {
            throw OperationFailed.refused(Words.of("cli.consent.production", operation.title(), server))
                    .next(Words.of("cli.consent.production.next", server))
                    .build();
        }
        if (!given.get().equals(server)) {
            throw OperationFailed.refused(Words.of("cli.consent.other-name", operation.title()))
                    .cameBack(Words.of("cli.consent.other-name.given", given.get(), server))
                    .next(Words.of("cli.consent.other-name.next"))
                    .build();
        }
    }

    private void requireYes(Operation operation) throws OperationFailed {
        if (!terminal.typed()) {
            throw OperationFailed.refused(Words.of("cli.consent.nobody", operation.title()))
                    .next(Words.of("cli.consent.nobody.next"))
                    .build();
        }
        String answer = ask(Words.of("cli.consent.yes", operation.title()));
        if (!isYes(answer)) {
            throw OperationFailed.refused(Words.of("cli.consent.declined", operation.title()))
                    .next(Words.of("cli.consent.declined.next"))
                    .build();
        }
    }

    /** Whether a person agreed; whatever is no plain yes is a no. */
    static boolean isYes(@Nullable String answer) {
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private @Nullable String ask(String question) throws OperationFailed {
        try {
            return terminal.ask(question);
        } catch (IOException e) {
            throw OperationFailed.refused(Words.of("cli.consent.unread"))
                    .next(Words.of("cli.consent.nobody.next"))
                    .because(e);
        }
    }

    private static Effect worse(Effect one, Effect other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
