package dev.handrail.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets that were found, such as what a person answered, kept in memory so that nobody is asked the same again and again. */
final class Remembered {
    private final Map<String, Secret> answers = new HashMap<>();

    synchronized Optional<Secret> copy(String name) {
        return Optional.ofNullable(answers.get(name)).map(Secret::copy);
    }

    synchronized void put(String name, Secret answer) {
        forget(name);
        answers.put(name, answer.copy());
    }

    synchronized void forget(String name) {
        Secret old = answers.remove(name);
        if (old != null) {
            old.close();
        }
    }

    synchronized void forgetAll() {
        answers.values().forEach(Secret::close);
        answers.clear();
    }
}
