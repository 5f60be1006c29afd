package dev.handrail.desktop.vault;

import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with what was typed into a form, in the order in which it is asked for; closing it wipes all of it. */
final class Typed implements Asker, AutoCloseable {
    /** What was handed over too: who asked may have been stopped meanwhile, and then nobody has it. */
    private final List<Secret> all;

    private int asked;

    Typed(char[]... typed) {
        all = Arrays.stream(typed).map(Secret::of).toList();
    }

    @Override
    public synchronized @Nullable Secret secret(String question) {
        return asked < all.size() ? all.get(asked++) : null;
    }

    @Override
    public @Nullable String answer(String question) {
        return null;
    }

    @Override
    public synchronized void close() {
        asked = all.size();
        all.forEach(Secret::close);
    }
}
