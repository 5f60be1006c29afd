package dev.handrail.report;

import dev.handrail.words.Words;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Sets the blocks of a report on the pages of a PDF. */
final class PdfBlocks {
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color GREY = new Color(0x59, 0x63, 0x6e);
    private static final Color LINE = new Color(0xd1, 0xd9, 0xe0);
    private static final Color SHADE = new Color(0xf6, 0xf8, 0xfa);
    private static final Color AMBER = new Color(0xff, 0xf8, 0xc5);
    private static final float SIZE = 9.5f;
    private static final float CODE = 8;
    private static final float LEADING = 1.45f;
    private static final float GAP = 8;
    private static final float FULL = 100;
    private static final int NAMES = 28;
    private static final float TALLEST = 420;
    /** How many letters stand in a line, about. */
    private static final float LETTERS = 95;

    private static final int WIDEST = 48;
    private static final int BETWEEN = 3;
    /** As much of a text as stands under its heading at least. */
    private static final float LINES = 42;

    /** Longer than any page. */
    private static final float ENDLESS = 10_000;

    private final Document document;
    private final PdfWriter writer;
    private final Letters letters;

    PdfBlocks(Document document, PdfWriter writer, Letters letters) {
        this.document = document;
        this.writer = writer;
        this.letters = letters;
    }

    void title(String title, String under) {
        document.add(paragraph(letters.set(title, Fonts.Face.STRONG, 20, INK, 25), 0, 2));
        document.add(paragraph(text(under, Fonts.Face.TEXT, SIZE, GREY), 0, GAP * 2));
    }

    /** A heading is not left alone at the foot of a page: what it stands over begins under it. */
    void all(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            boolean begins = i == 0 || !(blocks.get(i - 1) instanceof Block.Heading);
            if (begins && blocks.get(i) instanceof Block.Heading && left() < room(blocks, i)) {
                document.newPage();
            }
            set(blocks.get(i)).forEach(document::add);
        }
    }

    /** What is left of the page. */
    private float left() {
        return writer.getVerticalPosition(true) - document.bottomMargin();
    }

    /** What headings that follow one another want, with the beginning of what they stand over. */
    private float room(List<Block> blocks, int from) {
        float room = 0;
        for (int i = from; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Heading heading) {
                Paragraph set = heading(heading);
                // What is kept together is set as a table, which begins a line lower.
                room += measured(set) + set.getLeading();
            } else {
                List<Element> set = set(blocks.get(i));
                return room + (set.isEmpty() ? 0 : beginning(set.getFirst()));
            }
        }
        return room;
    }

    /** As much of it as must not be torn: a few lines of a text, a row under its heads, the whole of a picture. */
    private float beginning(Element element) {
        return switch (element) {
            case Image image -> image.getScaledHeight() + GAP * 2;
            case PdfPTable table -> {
                table.setTotalWidth(width());
                float rows = 0;
                for (int row = 0; row <= Math.min(table.getHeaderRows(), table.size() - 1); row++) {
                    rows += table.getRowHeight(row);
                }
                yield Math.min(rows, TALLEST) + GAP;
            }
            default -> Math.min(measured(element), LINES);
        };
    }

    private float measured(Element element) {
        ColumnText column = new ColumnText(writer.getDirectContent());
        column.setSimpleColumn(0, 0, width(), ENDLESS);
        column.addElement(element);
        column.go(true);
        return ENDLESS - column.getYLine() + GAP;
    }

    private float width() {
        return document.right() - document.left();
    }

    private List<Element> set(Block block) {
        return switch (block) {
            case Block.Heading heading -> List.of(heading(heading));
            case Block.Paragraph paragraph -> List.of(paragraph(plain(paragraph.text()), 0, GAP));
            case Block.Notice notice -> List.of(boxed(List.of(strong(notice.text())), AMBER));
            case Block.Bullets bullets ->
                bullets.items().stream().<Element>map(this::bullet).toList();
            case Block.Facts facts -> List.of(facts(facts));
            case Block.Table table -> List.of(table(table));
            case Block.Picture picture -> picture(picture);
            case Block.Code code ->
                List.of(boxed(
                        code.lines().stream()
                                .map(line -> text(line.isEmpty() ? " " : line, Fonts.Face.CODE, CODE, INK))
                                .toList(),
                        SHADE));
        };
    }

    private Paragraph heading(Block.Heading heading) {
        float size = heading.level() == 1 ? 14 : 11;
        Paragraph set =
                paragraph(letters.set(heading.text(), Fonts.Face.STRONG, size, INK, size * LEADING), GAP / 2, GAP / 2);
        set.setKeepTogether(true);
        return set;
    }

    private Paragraph bullet(String item) {
        Paragraph set = paragraph(plain("•  " + item), 0, GAP / 2);
        set.setIndentationLeft(GAP * 2);
        set.setFirstLineIndent(-GAP);
        return set;
    }

    /** As wide as the page at most; what cannot be read as a picture is named all the same. */
    private List<Element> picture(Block.Picture picture) {
        List<Element> set = new ArrayList<>();
        Pictures.read(picture.file()).ifPresent(bytes -> {
            try {
                Image image = Image.getInstance(bytes);
                if (image.getWidth() > width() || image.getHeight() > TALLEST) {
                    image.scaleToFit(width(), TALLEST);
                }
                image.setSpacingBefore(GAP);
                set.add(image);
            } catch (IOException | RuntimeException e) {
                set.add(paragraph(plain(Words.of("report.picture.unread")), 0, 0));
            }
        });
        set.add(paragraph(text(picture.caption(), Fonts.Face.TEXT, CODE, GREY), 0, GAP));
        return set;
    }

    private PdfPTable facts(Block.Facts facts) {
        PdfPTable table = new PdfPTable(new float[] {NAMES, FULL - NAMES});
        whole(table);
        for (Block.Fact fact : facts.facts()) {
            table.addCell(bare(text(fact.name(), Fonts.Face.TEXT, SIZE, GREY)));
            table.addCell(bare(plain(fact.value())));
        }
        return table;
    }

    private static PdfPCell bare(Phrase content) {
        PdfPCell cell = new PdfPCell(content);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setPaddingBottom(GAP / 2);
        cell.setPaddingRight(GAP);
        return cell;
    }

    /** Its heads stand on every page that it goes over. */
    private PdfPTable table(Block.Table content) {
        PdfPTable table = new PdfPTable(widths(content));
        whole(table);
        table.setHeaderRows(1);
        for (int column = 0; column < content.heads().size(); column++) {
            table.addCell(lined(strong(content.heads().get(column)), content, column));
        }
        for (List<String> row : content.rows()) {
            for (int column = 0; column < row.size(); column++) {
                table.addCell(lined(plain(row.get(column)), content, column));
            }
        }
        return table;
    }

    /** As wide as their longest words, so that none is broken; what is left of the line goes to those that want more. */
    private static float[] widths(Block.Table table) {
        int columns = table.heads().size();
        float[] widths = new float[columns];
        float[] wanted = new float[columns];
        float all = 0;
        float more = 0;
        for (int column = 0; column < columns; column++) {
            int at = column;
            List<String> cells = Stream.concat(
                            Stream.of(table.heads().get(at) + "  "),
                            table.rows().stream().map(row -> row.get(at)))
                    .toList();
            widths[at] =
                    BETWEEN + Math.min(WIDEST, longest(cells.stream().flatMap(cell -> Stream.of(cell.split(" ")))));
            wanted[at] = Math.max(0, BETWEEN + Math.min(WIDEST, longest(cells.stream())) - widths[at]);
            all += widths[at];
            more += wanted[at];
        }
        float share = more == 0 ? 0 : Math.max(0, LETTERS - all) / more;
        for (int column = 0; column < columns; column++) {
            widths[column] += wanted[column] * Math.min(1, share);
        }
        return widths;
    }

    private static int longest(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static PdfPCell lined(Phrase content, Block.Table table, int column) {
        PdfPCell cell = new PdfPCell(content);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setPadding(GAP / 2);
        cell.setPaddingLeft(0);
        cell.setHorizontalAlignment(table.figures().contains(column) ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.setPaddingRight(table.figures().contains(column) ? GAP * 2 : GAP);
        return cell;
    }

    private PdfPTable boxed(List<Phrase> lines, Color shade) {
        PdfPTable table = new PdfPTable(1);
        whole(table);
        for (int line = 0; line < lines.size(); line++) {
            PdfPCell cell = new PdfPCell(lines.get(line));
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setBackgroundColor(shade);
            cell.setPadding(1);
            cell.setPaddingLeft(GAP);
            cell.setPaddingRight(GAP);
            cell.setPaddingTop(line == 0 ? GAP / 2 : 1);
            cell.setPaddingBottom(line == lines.size() - 1 ? GAP : 2);
            table.addCell(cell);
        }
        return table;
    }

    private static void whole(PdfPTable table) {
        table.setWidthPercentage(FULL);
        table.setSpacingBefore(2);
        table.setSpacingAfter(GAP);
    }

    private static Paragraph paragraph(Phrase text, float before, float after) {
        Paragraph paragraph = new Paragraph(text.getLeading());
        // What stands between two paragraphs is set too; it must not need a font that is in nobody's file.
        paragraph.setFont(text.getFont());
        paragraph.addAll(text);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    private Phrase plain(String text) {
        return text(text, Fonts.Face.TEXT, SIZE, INK);
    }

    private Phrase strong(String text) {
        return text(text, Fonts.Face.STRONG, SIZE, INK);
    }

    private Phrase text(String text, Fonts.Face face, float size, Color color) {
        return letters.set(text, face, size, color, size * LEADING);
    }
}
