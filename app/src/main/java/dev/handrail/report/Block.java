package dev.handrail.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One piece of a report. All its text is plain: no sign in it means anything, whatever it is written as. */
public sealed interface Block {
    /** @param level 1 for a chapter, 2 for what is in it */
    record Heading(int level, String text) implements Block {
        public Heading {
            if (level < 1 || level > 2) {
                throw new IllegalArgumentException("A heading has level 1 or 2, not " + level);
            }
        }
    }

    record Paragraph(String text) implements Block {}

    /** What must not be overlooked. */
    record Notice(String text) implements Block {}

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** Names and what belongs to them. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, String value) {}

    /** @param figures the columns that hold figures, from 0 */
    record Table(List<String> heads, Set<Integer> figures, List<List<String>> rows) implements Block {
        public Table {
            heads = List.copyOf(heads);
            figures = Set.copyOf(figures);
            rows = rows.stream().map(List::copyOf).toList();
            int width = heads.size();
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("Each row has a cell under each head");
            }
        }
    }

    /** What a machine reads, line by line. */
    record Code(List<String> lines) implements Block {
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /** A picture, with what is written under it; where the form takes none it is named. */
    record Picture(String caption, Path file) implements Block {}
}
