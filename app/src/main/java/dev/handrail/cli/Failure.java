package dev.handrail.cli;

import dev.handrail.words.CleanCause;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a failure is told: lines for a person, fields for a script. */
final class Failure {
    private static final String TRACE = "HANDRAIL_TRACE";

    private Failure() {}

    static void tell(OperationFailed failure, Terminal terminal) {
        String where = failure.where() == null ? "" : " (" + failure.where() + ")";
        tell(terminal, failure.tried() + where, failure.cameBack(), failure.next());
    }

    static void tell(Terminal terminal, String what, @Nullable String cameBack, @Nullable String next) {
        tell(terminal::say, what, cameBack, next);
    }

    static void tell(Consumer<String> say, String what, @Nullable String cameBack, @Nullable String next) {
        say.accept(what);
        if (cameBack != null) {
            say.accept("  " + Words.of("cli.failure.came-back", indented(cameBack)));
        }
        if (next != null) {
            say.accept("  " + Words.of("cli.failure.next", indented(next)));
        }
    }

    static Map<String, @Nullable Object> fields(OperationFailed failure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", failure.kind());
        fields.put("failure", failure.getMessage());
        fields.put("tried", failure.tried());
        fields.put("where", failure.where());
        fields.put("cameBack", failure.cameBack());
        fields.put("next", failure.next());
        return fields;
    }

    /** An error of ours: a person is told that it is one, and sees the trace when asking for it. */
    static OperationFailed surprise(Throwable e, Terminal terminal, UnaryOperator<String> cleaning) {
        if (System.getenv(TRACE) != null) {
            Objects.requireNonNull(CleanCause.of(e, cleaning)).printStackTrace(terminal.err());
        }
        return OperationFailed.failed(Words.of("cli.surprise"))
                .next(Words.of("cli.surprise.next", TRACE))
                .because(e);
    }

    private static String indented(String text) {
        return text.replace("\n", "\n    ");
    }
}
