package dev.handrail.backup.restore;

import java.util.regex.Pattern;

/** What pg_restore or psql can complain of, and what is to be done about it. All of it but the first stops a restore. */
enum Complaint {
    /** A newer pg_restore sets what an older server does not know yet; nothing of the data depends on it. */
    HARMLESS("unrecognized configuration parameter \"transaction_timeout\"", "restore.failed.load.next"),
    ROLE("role \"[^\"]*\" does not exist", "restore.complaint.role.next"),
    EXTENSION(
            "extension \"[^\"]*\" is not available|could not open extension control file",
            "restore.complaint.extension.next"),
    DISK("No space left on device|could not extend file", "restore.complaint.disk.next"),
    RIGHTS("permission denied|must be (?:owner|superuser|member|able)", "restore.complaint.rights.next"),
    /** It stops like the others; only no better advice is known. */
    UNKNOWN("", "restore.failed.load.next");

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

    /** What to do. */
    String key() {
        return key;
    }
}
