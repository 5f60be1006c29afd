package dev.handrail.operation;

import java.util.List;

/**
 * The answer to a question: a document for scripts, a table or lines for people.
 *
 * @param document maps, lists, records, texts and numbers, as they will stand in the JSON
 * @param heads the heads of the table's columns; empty where there are only lines
 * @param rows the rows of the table
 * @param lines what stands below the table, or alone
 * @param fault whether the answer is that something is not as it should be, which a script sees as exit status 3
 */
public record Answer(Object document, List<String> heads, List<List<String>> rows, List<String> lines, boolean fault) {
    public Answer {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    public static Answer table(Object document, List<String> heads, List<List<String>> rows) {
        return new Answer(document, heads, rows, List.of(), false);
    }

    public static Answer lines(Object document, List<String> lines) {
        return new Answer(document, List.of(), List.of(), lines, false);
    }
}
