package dev.handrail.words;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What could not be done, told so that a person can act on it: what was tried, on which machine, what came back and what
 * to do next. Every floor throws it; nothing below a screen shows anything else to a person.
 */
public final class OperationFailed extends Exception {
    /** How it failed, which the command line turns into its exit status. */
    public enum Kind {
        /** It was tried and did not work. */
        FAILED(1),
        /** What was asked for makes no sense as it stands. */
        USAGE(2),
        /** A check said no, or a verification found a fault. */
        REFUSED(3),
        /** The other side could not be reached, or something needed could not start. */
        UNREACHABLE(4),
        /** Somebody stopped it. */
        CANCELLED(130);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Kind kind;
    private final String tried;
    private final @Nullable String where;
    private final @Nullable String cameBack;
    private final @Nullable String next;
    private final transient @Nullable Evidence evidence;
    private final @Nullable String run;

    private OperationFailed(Telling telling, @Nullable Throwable cause) {
        super(telling.sentence(), cause);
        this.kind = telling.kind;
        this.tried = telling.tried;
        this.where = telling.where;
        this.cameBack = telling.cameBack;
        this.next = telling.next;
        this.evidence = telling.evidence;
        this.run = telling.run;
    }

    /** Begins the telling: what was tried, as a sentence without a full stop. */
    public static Telling failed(String tried) {
        return new Telling(Kind.FAILED, tried);
    }

    public static Telling refused(String tried) {
        return new Telling(Kind.REFUSED, tried);
    }

    public static Telling usage(String tried) {
        return new Telling(Kind.USAGE, tried);
    }

    public static Telling unreachable(String tried) {
        return new Telling(Kind.UNREACHABLE, tried);
    }

    public static OperationFailed cancelled() {
        return new Telling(Kind.CANCELLED, Words.of("failure.cancelled")).build();
    }

    /** The same with its texts cleaned, those of its causes too, as of secrets that a machine repeated in its answer. */
    public OperationFailed cleaned(UnaryOperator<String> cleaning) {
        return told(run, cleaning, CleanCause.of(getCause(), cleaning));
    }

    /** The same, of which the journal tells as this run. */
    public OperationFailed recorded(String as) {
        return told(as, UnaryOperator.identity(), getCause());
    }

    private OperationFailed told(@Nullable String as, UnaryOperator<String> cleaning, @Nullable Throwable cause) {
        Telling telling = new Telling(kind, cleaning.apply(tried));
        telling.where = where;
        telling.cameBack = cameBack == null ? null : cleaning.apply(cameBack);
        telling.next = next == null ? null : cleaning.apply(next);
        telling.evidence = evidence;
        telling.run = as;
        OperationFailed same = new OperationFailed(telling, cause);
        same.setStackTrace(getStackTrace());
        return same;
    }

    /** All of it in one sentence or two. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    public String tried() {
        return tried;
    }

    /** The machine, where one was involved. */
    public @Nullable String where() {
        return where;
    }

    /** What the machine or the program answered, in its own words. */
    public @Nullable String cameBack() {
        return cameBack;
    }

    /** What to do next. */
    public @Nullable String next() {
        return next;
    }

    /** What there is to show of it beyond the words. */
    public @Nullable Evidence evidence() {
        return evidence;
    }

    /** The run that the journal tells of it as; null where it tells nothing. */
    public @Nullable String run() {
        return run;
    }

    /** Collects what there is to tell, then builds the exception. */
    public static final class Telling {
        private final String tried;
        private Kind kind;
        private @Nullable String where;
        private @Nullable String cameBack;
        private @Nullable String next;
        private @Nullable Evidence evidence;
        private @Nullable String run;

        private Telling(Kind kind, String tried) {
            this.kind = kind;
            this.tried = tried;
        }

        public Telling on(@Nullable String machine) {
            this.where = machine;
            return this;
        }

        public Telling cameBack(@Nullable String answer) {
            this.cameBack = answer == null || answer.isBlank() ? null : answer.strip();
            return this;
        }

        public Telling next(String advice) {
            this.next = advice;
            return this;
        }

        /** What looked like a failure was found to be a fault of what was tried. */
        public Telling asRefusal() {
            this.kind = Kind.REFUSED;
            return this;
        }

        public Telling showing(@Nullable Evidence what) {
            this.evidence = what;
            return this;
        }

        public OperationFailed build() {
            return new OperationFailed(this, null);
        }

        public OperationFailed because(Throwable cause) {
            if (cameBack == null) {
                cameBack(Meaning.of(cause));
            }
            return new OperationFailed(this, cause);
        }

        private String sentence() {
            StringBuilder text = new StringBuilder(tried);
            if (where != null) {
                text.append(" (").append(where).append(')');
            }
            if (cameBack != null) {
                text.append(": ").append(cameBack);
            }
            if (!text.toString().endsWith(".")) {
                text.append('.');
            }
            if (next != null) {
                text.append(' ').append(next);
            }
            return text.toString();
        }
    }
}
