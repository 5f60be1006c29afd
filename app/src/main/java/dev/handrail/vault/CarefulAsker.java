package dev.handrail.vault;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks so that whoever is stopped waits for no answer, and tells the redactor of every answer before anybody uses it. */
public final class CarefulAsker implements Asker {
    private final Asker asker;
    private final Redactor redactor;

    public CarefulAsker(Asker asker, Redactor redactor) {
        this.asker = asker;
        this.redactor = redactor;
    }

    @Override
    public @Nullable Secret secret(String question) {
        return known(unlessStopped(() -> asker.secret(question)));
    }

    @Override
    public @Nullable Secret whole(String question) {
        return known(unlessStopped(() -> asker.whole(question)));
    }

    private @Nullable Secret known(@Nullable Secret answer) {
        if (answer != null) {
            redactor.knows(answer);
        }
        return answer;
    }

    /** What may be seen while it is typed, such as a one-time code, may still not be written down. */
    @Override
    public @Nullable String answer(String question) {
        String answer = unlessStopped(() -> asker.answer(question));
        if (answer != null) {
            try (Secret copy = Secret.of(answer.toCharArray())) {
                redactor.knows(copy);
            }
        }
        return answer;
    }

    private static <T> @Nullable T unlessStopped(Supplier<@Nullable T> asking) {
        try {
            return Stop.here().<@Nullable T>apart(asking::get);
        } catch (OperationFailed stopped) {
            return null;
        }
    }
}
