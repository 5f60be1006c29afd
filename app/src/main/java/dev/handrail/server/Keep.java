package dev.handrail.server;

/** For how many days backups of a source are kept. */
public record Keep(int days) {
    public Keep {
        if (days < 1) {
            throw new InvalidProfile("keep", "profile.invalid.keep");
        }
    }

    /** As it stands in a profile file. */
    public String word() {
        return days + "d";
    }
}
