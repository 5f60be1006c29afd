package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.server.Server;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that a server had and that is to come back.
 *
 * @param backup the newest that can be relied on, where there is one
 */
record Lost(Subject subject, Backup backup, State state) {
    /** How far it is. */
    enum State {
        TO_COME("recover.state.tocome"),
        /** Its copies are encrypted, and the profile does not say how they are opened. */
        LOCKED("recover.state.locked"),
        BACK("recover.state.back"),
        FAILED("recover.state.failed"),
        /** There is no copy that could be relied on. */
        GONE("recover.state.gone");

        private final String key;

        State(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** @param began what was restored since then is back */
    static Lost of(Server server, Subject subject, Backup newest, List<Backup> all, Instant began) {
        return new Lost(subject, newest, state(server, subject, newest, all, began));
    }

    private static State state(Server server, Subject subject, Backup newest, List<Backup> all, Instant began) {
        Proof last = all.stream()
                .filter(subject::has)
                .flatMap(backup ->
                        Stream.of(Proof.Rung.RESTORED, Proof.Rung.EQUAL).flatMap(rung -> backup.newest(rung).stream()))
                .filter(proof -> !proof.at().isBefore(began))
                .max(Comparator.comparing(Proof::at))
                .orElse(null);
        if (last != null) {
            return last.passed() ? State.BACK : State.FAILED;
        }
        if (!newest.good()) {
            return State.GONE;
        }
        boolean locked = newest.manifest().artifact().encrypted() && server.encryption() == null;
        return locked ? State.LOCKED : State.TO_COME;
    }
}
