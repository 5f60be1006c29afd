package dev.handrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that mean something to whoever reads them wrongly: a shell, a terminal, a page, Markdown, a pattern, a format. */
public final class Hostile {
    public static final List<String> TEXTS = List.of(
            "'",
            "\"",
            "`id`",
            "$(reboot)",
            "${HOME}",
            "; rm -rf /",
            "-rf",
            "--",
            "a\nb",
            "a\r\nb",
            "a\rb",
            "a\u2028b",
            "a\u0085b",
            "a\tb",
            "    four spaces before it",
            "\tand a tab",
            "  two spaces behind it  ",
            "# no heading",
            "no heading #",
            "## Issues",
            "1. no list",
            "12) nor this",
            "- nor that",
            "+ nor that",
            "===",
            "---",
            "***",
            "___",
            "> no quote",
            "| no | table |",
            "*not strong*",
            "_not slanted_",
            "snake_case_name_",
            "a__b",
            "~~not struck~~",
            "[x](javascript:alert(1))",
            "![x](y)",
            "[x]: y",
            "<script>alert(1)</script>",
            "<!-- no remark -->",
            "&amp;",
            "&#x41;",
            "\\",
            "\\n",
            "ends in \\",
            "```",
            "%s %n %d",
            "{0} '{1}'",
            "it''s",
            ".*[a-z",
            "Müller & Söhne",
            "Ωμέγα",
            "教会",
            "👩‍👩‍👧",
            "\u0000",
            "\u0007bell",
            "\u001b[31mred",
            "\u009b31mred too",
            "\u00a0",
            "x".repeat(10_000));

    private static final int LONGEST = 6;

    private Hostile() {}

    /** Put together by chance from the others, the same ones each time. */
    public static List<String> mixed(int many) {
        Random random = new Random(42);
        List<String> pieces = new ArrayList<>(TEXTS.subList(0, TEXTS.size() - 1));
        pieces.addAll(List.of(" ", "  ", "a", "Z", "9", ".", ":", "=", "!", "é"));
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = 1 + random.nextInt(LONGEST); piece > 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            mixed.add(text.toString());
        }
        return mixed;
    }
}
