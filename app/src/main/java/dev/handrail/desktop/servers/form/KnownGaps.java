package dev.handrail.desktop.servers.form;

import dev.handrail.profile.Gaps;
import dev.handrail.server.Server;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What a form leaves to be filled in later, and whether the person has read of it: who has may go on. */
public final class KnownGaps {
    private final ReadOnlyStringWrapper words;

    /** @param before what the form began with; null where it is new */
    KnownGaps(@Nullable Server before) {
        words = new ReadOnlyStringWrapper(
                before == null ? "" : Gaps.words(before).orElse(""));
    }

    /** In words; nothing where all is there. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** Whether all gaps of what is to be kept have been read of; who asks a second time has read. */
    boolean known(Server built) {
        String now = Gaps.words(built).orElse("");
        boolean known = now.isEmpty() || now.equals(words.get());
        words.set(now);
        return known;
    }
}
