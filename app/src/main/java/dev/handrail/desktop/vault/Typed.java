package dev.handrail.desktop.vault;

import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Answers with what was typed into a form, in the order in which it is asked for; closing it wipes what nobody asked for. */
final class Typed implements Asker, AutoCloseable {
    private final Deque<Secret> left = new ArrayDeque<>();

    Typed(char[]... typed) {
        for (char[] one : typed) {
            left.add(Secret.of(one));
        }
    }

    @Override
    public synchronized @Nullable Secret secret(String question) {
        return left.poll();
    }

    @Override
    public @Nullable String answer(String question) {
        return null;
    }

    @Override
    public synchronized void close() {
        left.forEach(Secret::close);
        left.clear();
    }
}
