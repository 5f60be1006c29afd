package dev.handrail.report;

import java.awt.Color;
import java.util.Locale;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/** Sets text letter by letter in a font that has it; a letter that no font has is written as its number, never left out. */
final class Letters {
    private final Fonts fonts;

    Letters(Fonts fonts) {
        this.fonts = fonts;
    }

    Phrase set(String text, Fonts.Face face, float size, Color color, float leading) {
        Phrase phrase = new Phrase(leading);
        phrase.setFont(new Font(fonts.of(face), size, Font.NORMAL, color));
        StringBuilder run = new StringBuilder();
        BaseFont now = fonts.of(face);
        for (int letter : Printable.of(text).codePoints().toArray()) {
            BaseFont having = fonts.having(letter, face).orElse(null);
            BaseFont wanted = having == null ? fonts.of(face) : having;
            if (wanted != now) {
                add(phrase, run, new Font(now, size, Font.NORMAL, color));
                now = wanted;
            }
            run.append(having == null ? number(letter) : Character.toString(letter));
        }
        add(phrase, run, new Font(now, size, Font.NORMAL, color));
        return phrase;
    }

    private static String number(int letter) {
        return String.format(Locale.ROOT, "[U+%04X]", letter);
    }

    private static void add(Phrase phrase, StringBuilder run, Font font) {
        if (!run.isEmpty()) {
            Chunk chunk = new Chunk(run.toString(), font);
            // Not at a hyphen, as is usual: an option of a command would be torn apart.
            chunk.setSplitCharacter((start, at, end, text, chunks) -> Character.isWhitespace(text[at]));
            phrase.add(chunk);
            run.setLength(0);
        }
    }
}
