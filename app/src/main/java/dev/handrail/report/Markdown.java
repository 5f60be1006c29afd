package dev.handrail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown that can be filed; nothing in its text can become a mark. */
final class Markdown {
    private static final String FENCE = "```";

    private Markdown() {}

    static String of(Report report) {
        List<String> parts = new ArrayList<>();
        parts.add("# " + plain(report.title()));
        parts.add(plain(report.under()));
        report.blocks().forEach(block -> parts.add(of(block)));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String of(Block block) {
        return switch (block) {
            case Block.Heading heading -> "#".repeat(heading.level() + 1) + " " + plain(heading.text());
            case Block.Paragraph paragraph -> plain(paragraph.text());
            case Block.Notice notice -> "> **" + plain(notice.text()) + "**";
            case Block.Bullets bullets -> listed(bullets.items());
            case Block.Facts facts ->
                facts.facts().stream()
                        .map(fact -> "- **" + plain(fact.name()) + ":** " + plain(fact.value()))
                        .collect(Collectors.joining("\n"));
            case Block.Table table -> table(table);
            case Block.Code code -> code(code);
            case Block.Picture picture -> plain(picture.caption());
        };
    }

    private static String listed(List<String> items) {
        return items.stream().map(item -> "- " + plain(item)).collect(Collectors.joining("\n"));
    }

    private static String table(Block.Table table) {
        List<String> rules = new ArrayList<>();
        for (int column = 0; column < table.heads().size(); column++) {
            rules.add(table.figures().contains(column) ? "---:" : "---");
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(table.heads().stream().map(Markdown::plain).toList()));
        lines.add(row(rules));
        table.rows()
                .forEach(row -> lines.add(row(row.stream().map(Markdown::plain).toList())));
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** The fence is longer than any in what it holds. */
    private static String code(Block.Code code) {
        String held = String.join("\n", code.lines());
        String fence = FENCE;
        while (held.contains(fence)) {
            fence = fence + "`";
        }
        return fence + "\n" + code.lines().stream().map(Printable::of).collect(Collectors.joining("\n")) + "\n" + fence;
    }

    /** Text that Markdown shows as it is: neither a sign in it nor how it begins means anything. */
    static String plain(String text) {
        return Printable.of(text)
                .strip()
                .replaceAll("([\\\\`*\\[\\]<>#|&~])", "\\\\$1")
                .replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\_")
                .replaceFirst("^([-+=])", "\\\\$1")
                .replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
    }
}
