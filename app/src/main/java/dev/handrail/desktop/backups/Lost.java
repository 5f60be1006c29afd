package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Subject;
import java.util.List;

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
        /** Somebody says so; it is nothing that could be compared. */
        BY_HAND("recover.state.byhand"),
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

        boolean isBack() {
            return this == BACK || this == BY_HAND;
        }
    }

    /** @param restores what was restored since all was lost */
    static Lost of(Subject subject, Backup newest, List<Backup> all, Restores restores) {
        return new Lost(subject, newest, state(subject, newest, all, restores));
    }

    private static State state(Subject subject, Backup newest, List<Backup> all, Restores restores) {
        if (restores.broughtBack(subject, all)) {
            return State.BACK;
        }
        if (restores.putBackByHand(subject, all)) {
            return State.BY_HAND;
        }
        if (restores.failed(subject, all)) {
            return State.FAILED;
        }
        if (!newest.good()) {
            return State.GONE;
        }
        boolean locked =
                newest.manifest().artifact().encrypted() && restores.server().encryption() == null;
        return locked ? State.LOCKED : State.TO_COME;
    }
}
