package dev.handrail.runbook.library;

import dev.handrail.runbook.Runbook;
import dev.handrail.server.Server;
import dev.handrail.server.Template;

/**
 * A runbook where it lies.
 *
 * @param name what it is called in commands
 * @param file its path, or {@code library/NAME.md} where it came with the program
 * @param origin whose it is
 */
public record Guide(String name, String file, String text, Runbook runbook, Origin origin) {
    /** Where a runbook comes from. */
    public enum Origin {
        PROGRAM("runbook.origin.program"),
        OWN("runbook.origin.own"),
        /** A person's own, in the place of one of the same name that came with the program. */
        INSTEAD("runbook.origin.instead");

        private final String key;

        Origin(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** Whether it is meant for such a server, or for any. */
    public boolean fits(Server server) {
        Template template = server.template();
        return runbook.templates().isEmpty()
                || template != null && runbook.templates().contains(template.word());
    }

    /** Whether it is meant for such servers more than for others. */
    boolean madeFor(Server server) {
        return !runbook.templates().isEmpty() && fits(server);
    }
}
