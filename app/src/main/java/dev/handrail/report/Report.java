package dev.handrail.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text that is filed or printed.
 *
 * @param under what stands under the title: of what it is, and when it was written
 */
public record Report(String title, String under, List<Block> blocks) {
    public Report {
        blocks = List.copyOf(blocks);
    }

    public static Writing titled(String title, String under) {
        return new Writing(title, under);
    }

    /** A report that is being written, from top to bottom. */
    public static final class Writing {
        private final String title;
        private final String under;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Block.Fact> facts = new ArrayList<>();

        private Writing(String title, String under) {
            this.title = title;
            this.under = under;
        }

        public Writing chapter(String text) {
            return add(new Block.Heading(1, text));
        }

        public Writing section(String text) {
            return add(new Block.Heading(2, text));
        }

        public Writing paragraph(String text) {
            return add(new Block.Paragraph(text));
        }

        public Writing notice(String text) {
            return add(new Block.Notice(text));
        }

        public Writing bullets(List<String> items) {
            return items.isEmpty() ? this : add(new Block.Bullets(items));
        }

        /** Facts one after another stand together. */
        public Writing fact(String name, String value) {
            facts.add(new Block.Fact(name, value));
            return this;
        }

        public Writing table(List<String> heads, Set<Integer> figures, List<List<String>> rows) {
            return add(new Block.Table(heads, figures, rows));
        }

        public Writing code(List<String> lines) {
            return lines.isEmpty() ? this : add(new Block.Code(lines));
        }

        public Writing picture(String caption, Path file) {
            return add(new Block.Picture(caption, file));
        }

        private Writing add(Block block) {
            gather();
            blocks.add(block);
            return this;
        }

        private void gather() {
            if (!facts.isEmpty()) {
                blocks.add(new Block.Facts(facts));
                facts.clear();
            }
        }

        public Report done() {
            gather();
            return new Report(title, under, blocks);
        }
    }
}
