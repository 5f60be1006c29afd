package dev.handrail.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfWriter;

/** A report as a PDF of A4 pages. */
final class Pdf {
    private static final float SIDE = 56;
    private static final float TOP = 56;
    private static final float BOTTOM = 64;

    private final Fonts fonts;

    Pdf(Fonts fonts) {
        this.fonts = fonts;
    }

    void write(Report report, OutputStream out) throws IOException {
        Letters letters = new Letters(fonts);
        Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, BOTTOM);
        try {
            PdfWriter writer = PdfWriter.getInstance(document, new Kept(out));
            writer.setPageEvent(new PdfFooter(report.title(), letters));
            document.addTitle(report.title());
            document.addCreator("Handrail");
            document.open();
            PdfBlocks blocks = new PdfBlocks(document, writer, letters);
            blocks.title(report.title(), report.under());
            blocks.all(report.blocks());
            document.close();
        } catch (DocumentException e) {
            throw new IOException(e);
        }
    }

    /** Who opened the file closes it. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
