package dev.handrail.backup.restore;

import java.util.regex.Pattern;

/**
 * What pg_restore or psql can complain of, and what is to be done about it. All of it but the first stops a restore, and psql
 * stops at that too; all of it but the last is the trouble of the place that was to take the backup, and none of the backup.
 */
enum Complaint {
    /**
     * A newer pg_restore sets what an older server does not know yet; nothing of the data depends on it. And some that are to
     * leave out subscriptions come with the remarks on them all the same.
     */
    HARMLESS(
            "unrecognized configuration parameter \"transaction_timeout\"|subscription \".*\" does not exist",
            "restore.failed.load.next"),
    ROLE("role \"[^\"]*\" does not exist", "restore.complaint.role.next"),
    EXTENSION(
            "extension \"[^\"]*\" is not available|could not (?:open extension control|access) file|could not load library",
            "restore.complaint.extension.next"),
    DISK("No space left on device|could not extend file|Dis[ck] quota exceeded", "restore.complaint.disk.next"),
    RIGHTS(
            "permission denied|must be (?:owner|superuser|member|able)|password is required|is superuser-only",
            "restore.complaint.rights.next"),
    /** It does not let us in, or not any more. */
    LINE(
            "connection to (?:server|database)|could not connect|server closed the connection|terminating connection"
                    + "|the database system is|too many (?:clients|connections for)|connection slots|no connection to the server",
            "restore.complaint.line.next"),
    /** A time limit of the server or of the role, a lock that was held, or somebody who broke it off. */
    BROKEN_OFF("canceling statement due to", "restore.complaint.brokenoff.next"),
    MEMORY("out of (?:shared )?memory", "restore.complaint.memory.next"),
    /** The programs there are older than the dump, or the server is. */
    OLD(
            "unsupported version|invalid command \\\\(?:un)?restrict|unrecognized subscription parameter",
            "restore.complaint.old.next"),
    LOCALE("collation \"[^\"]*\" for encoding|could not create locale", "restore.complaint.locale.next"),
    /** The server says it in a language that is not read here: it may be the trouble of the place. */
    FOREIGN("(?!)", "restore.complaint.foreign.next"),
    /** It stops like the others; only no better advice is known. */
    UNKNOWN("", "restore.failed.load.next");

    /** How the client library begins what a server says; what the programs say themselves stands behind one space. */
    private static final Pattern OF_THE_SERVER = Pattern.compile("(?m)(?:^|: )[^:\"]+:  ");

    private final Pattern pattern;
    private final String key;

    Complaint(String pattern, String key) {
        this.pattern = Pattern.compile(pattern);
        this.key = key;
    }

    static Complaint of(String line) {
        for (Complaint complaint : values()) {
            if (complaint.pattern.matcher(line).find()) {
                return complaint;
            }
        }
        return UNKNOWN;
    }

    /** @param read whether the language is one that is read here, in which the server answers */
    static Complaint of(String line, boolean read) {
        Complaint complaint = of(line);
        return complaint == UNKNOWN && !read && OF_THE_SERVER.matcher(line).find() ? FOREIGN : complaint;
    }

    /** Whether no damage to the backup can make a program say so. */
    boolean certain() {
        return this == DISK || this == LINE || this == BROKEN_OFF;
    }

    /** What to do. */
    String key() {
        return key;
    }
}
