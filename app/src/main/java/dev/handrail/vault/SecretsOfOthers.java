package dev.handrail.vault;

import dev.handrail.words.OperationFailed;
import java.util.Optional;
import java.util.Set;

/** Finds secrets as others do, but for those that whoever extends it knows. */
abstract class SecretsOfOthers implements Secrets {
    final Secrets others;

    SecretsOfOthers(Secrets others) {
        this.others = others;
    }

    @Override
    public Optional<Secret> kept(String name) throws OperationFailed {
        return others.kept(name);
    }

    @Override
    public Set<String> variables() {
        return others.variables();
    }

    @Override
    public void didNotFit(String name) {
        others.didNotFit(name);
    }
}
