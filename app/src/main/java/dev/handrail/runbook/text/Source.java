package dev.handrail.runbook.text;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** The lines of the file, of which each block knows where it stands. */
record Source(List<String> lines) {
    /** Counted from one. */
    int line(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1;
    }

    /** A block as it was written, without what it is indented by. */
    String text(Node node) {
        return node.getSourceSpans().stream().map(this::text).collect(Collectors.joining("\n"));
    }

    private String text(SourceSpan span) {
        String line = lines.get(span.getLineIndex());
        int from = Math.min(span.getColumnIndex(), line.length());
        return line.substring(from, Math.min(from + span.getLength(), line.length()));
    }
}
