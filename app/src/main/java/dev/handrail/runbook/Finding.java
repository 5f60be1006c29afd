package dev.handrail.runbook;

/** Something about a runbook that a person ought to know before following it. */
public record Finding(int line, Severity severity, String text) {
    public static Finding error(int line, String text) {
        return new Finding(line, Severity.ERROR, text);
    }

    public static Finding warning(int line, String text) {
        return new Finding(line, Severity.WARNING, text);
    }

    /** Worth to be known, and nothing is wrong with it. */
    public static Finding note(int line, String text) {
        return new Finding(line, Severity.NOTE, text);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** How bad it is: with an error nobody can follow it. */
    public enum Severity {
        ERROR("runbook.severity.error"),
        WARNING("runbook.severity.warning"),
        NOTE("runbook.severity.note");

        private final String key;

        Severity(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
