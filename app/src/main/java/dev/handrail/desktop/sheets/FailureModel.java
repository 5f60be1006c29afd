package dev.handrail.desktop.sheets;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** What could not be done, as it is told in the window. */
public record FailureModel(OperationFailed failed) {
    public String tried() {
        return failed.where() == null ? failed.tried() : Words.of("failure.where", failed.tried(), failed.where());
    }

    public @Nullable String cameBack() {
        return failed.cameBack();
    }

    public String next() {
        return failed.next() == null ? Words.of("failure.next") : failed.next();
    }

    /** Stopped by a person: that needs no sheet. */
    public boolean wasWanted() {
        return failed.kind() == OperationFailed.Kind.CANCELLED;
    }

    /** Something said no: that a machine shows another key than before, or that a backup has a fault. */
    public boolean alarming() {
        return failed.kind() == OperationFailed.Kind.REFUSED;
    }

    /** All there is to know, for a report. */
    public String details() {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
