package dev.handrail.report;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A report as one page that needs nothing else. */
final class Html {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font: 15px/1.5 Inter, system-ui, sans-serif; color: #1f2328; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.7rem; margin-bottom: 0 } h2 { font-size: 1.25rem; margin-top: 2rem } h3 { font-size: 1rem }
            .under, dt { color: #59636e }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dd { margin: 0; overflow-wrap: anywhere }
            table { border-collapse: collapse; width: 100%% } th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #d1d9e0 }
            .figure { text-align: right; font-variant-numeric: tabular-nums }
            pre { font: 13px/1.5 "JetBrains Mono", monospace; background: #f6f8fa; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere }
            figure { margin: 1rem 0 } img { max-width: 100%%; border: 1px solid #d1d9e0 } figcaption { color: #59636e; font-size: .85rem }
            .notice { border-left: 4px solid #9a6700; background: #fff8c5; padding: .5rem .75rem }
            @media print { pre, tr { break-inside: avoid } h2, h3 { break-after: avoid } }
            </style>
            </head>
            <body>
            """;

    private Html() {}

    static String of(Report report) {
        return HEAD.formatted(plain(report.title()))
                + tag("h1", report.title())
                + "<p class=\"under\">" + plain(report.under()) + "</p>\n"
                + report.blocks().stream().map(Html::of).collect(Collectors.joining())
                + "</body>\n</html>\n";
    }

    private static String of(Block block) {
        return switch (block) {
            case Block.Heading heading -> tag("h" + (heading.level() + 1), heading.text());
            case Block.Paragraph paragraph -> tag("p", paragraph.text());
            case Block.Notice notice -> "<p class=\"notice\">" + plain(notice.text()) + "</p>\n";
            case Block.Bullets bullets ->
                "<ul>\n" + bullets.items().stream().map(item -> tag("li", item)).collect(Collectors.joining())
                        + "</ul>\n";
            case Block.Facts facts ->
                "<dl>\n"
                        + facts.facts().stream()
                                .map(fact -> tag("dt", fact.name()) + tag("dd", fact.value()))
                                .collect(Collectors.joining())
                        + "</dl>\n";
            case Block.Table table -> table(table);
            case Block.Code code ->
                "<pre>" + code.lines().stream().map(Html::plain).collect(Collectors.joining("\n")) + "</pre>\n";
            case Block.Picture picture -> picture(picture);
        };
    }

    private static String picture(Block.Picture picture) {
        String shown = Pictures.read(picture.file())
                .map(bytes -> "<img alt=\"\" src=\"data:image/" + Pictures.kind(picture.file()) + ";base64,"
                        + Base64.getEncoder().encodeToString(bytes) + "\">")
                .orElse("");
        return "<figure>" + shown + "<figcaption>" + plain(picture.caption()) + "</figcaption></figure>\n";
    }

    private static String table(Block.Table table) {
        return "<table>\n<thead>" + row("th", table.heads(), table) + "</thead>\n<tbody>\n"
                + table.rows().stream().map(row -> row("td", row, table)).collect(Collectors.joining())
                + "</tbody>\n</table>\n";
    }

    private static String row(String cell, List<String> cells, Block.Table table) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            String style = table.figures().contains(column) ? " class=\"figure\"" : "";
            row.append("<" + cell + style + ">" + plain(cells.get(column)) + "</" + cell + ">");
        }
        return row.append("</tr>\n").toString();
    }

    private static String tag(String name, String text) {
        return "<" + name + ">" + plain(text) + "</" + name + ">\n";
    }

    private static String plain(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
