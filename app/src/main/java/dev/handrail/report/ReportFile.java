package dev.handrail.report;

import dev.handrail.storage.WholeFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a report where a person wants it, as what the ending of the name says. */
public final class ReportFile {
    private ReportFile() {}

    /** What a report may be written as. */
    private enum Kind {
        MARKDOWN,
        HTML,
        PDF
    }

    /** Complains of a name that says nothing of what it is to be: before anything is done that one then could not write down. */
    public static Path require(String name) throws OperationFailed {
        Path file = Path.of(name).toAbsolutePath();
        kind(file);
        return file;
    }

    /** Whether it becomes pages, on which what is very long serves nobody. */
    public static boolean isPaged(Path file) throws OperationFailed {
        return kind(file) == Kind.PDF;
    }

    /** As it would be filed in Markdown, for whoever reads it at once. */
    public static String markdown(Report report) {
        return Markdown.of(report);
    }

    public static void write(Report report, Path file) throws OperationFailed {
        Kind kind = kind(file);
        WholeFile.writeBytes(file, Words.of("report.failed", file), out -> {
            switch (kind) {
                case MARKDOWN -> out.write(Markdown.of(report).getBytes(StandardCharsets.UTF_8));
                case HTML -> out.write(Html.of(report).getBytes(StandardCharsets.UTF_8));
                case PDF -> new Pdf(Fonts.ofThisComputer()).write(report, out);
            }
        });
    }

    private static Kind kind(Path file) throws OperationFailed {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".txt")) {
            return Kind.MARKDOWN;
        }
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Kind.HTML;
        }
        if (name.endsWith(".pdf")) {
            return Kind.PDF;
        }
        throw OperationFailed.usage(Words.of("report.kind", file))
                .next(Words.of("report.kind.next"))
                .build();
    }
}
