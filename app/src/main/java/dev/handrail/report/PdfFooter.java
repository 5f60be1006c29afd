package dev.handrail.report;

import dev.handrail.words.Words;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** At the foot of each page: what it is of, and which of how many. */
final class PdfFooter extends PdfPageEventHelper {
    private static final float FROM_BELOW = 34;
    private static final float SIZE = 8;
    private static final float NUMBER = 60;
    private static final Color GREY = new Color(0x59, 0x63, 0x6e);

    private final String title;
    private final Letters letters;
    private final Map<Integer, PdfTemplate> numbers = new LinkedHashMap<>();

    PdfFooter(String title, Letters letters) {
        this.title = title;
        this.letters = letters;
    }

    /** How many there are is known at the end only: the place for it is kept. */
    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_LEFT,
                letters.set(title, Fonts.Face.TEXT, SIZE, GREY, SIZE),
                document.left(),
                FROM_BELOW,
                0);
        PdfTemplate number = writer.getDirectContent().createTemplate(NUMBER, FROM_BELOW);
        numbers.put(writer.getPageNumber(), number);
        writer.getDirectContent().addTemplate(number, document.right() - NUMBER, FROM_BELOW - SIZE);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        numbers.forEach((page, place) -> ColumnText.showTextAligned(
                place,
                Element.ALIGN_RIGHT,
                letters.set(Words.of("report.page", page, numbers.size()), Fonts.Face.TEXT, SIZE, GREY, SIZE),
                NUMBER,
                SIZE,
                0));
    }
}
