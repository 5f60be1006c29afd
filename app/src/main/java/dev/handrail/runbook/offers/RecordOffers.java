package dev.handrail.runbook.offers;

import dev.handrail.journal.EntryText;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.report.Report;
import dev.handrail.report.ReportFile;
import dev.handrail.runbook.export.WalkReport;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.runbook.walk.Finishing;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What remains of a walkthrough: its entry in the maintenance log, and the whole of it as a file. */
public final class RecordOffers {
    private static final String FILE = "--file";

    private final Lazy<WalkMeans> means;
    private final Path evidence;

    /** @param evidence the folder under which files that prove something are kept */
    public RecordOffers(Lazy<WalkMeans> means, Path evidence) {
        this.means = means;
        this.evidence = evidence;
    }

    public List<Offer> offers() {
        List<Argument> entry = new ArrayList<>();
        entry.add(Argument.required("ID", Type.NAME, Words.of("runbook.id")));
        entry.addAll(parts());
        return List.of(
                new Offer.Question("runbook entry", Words.of("runbook.entry"), entry, this::entry),
                new Offer.Question(
                        "runbook export",
                        Words.of("runbook.export"),
                        List.of(
                                Argument.required("ID", Type.NAME, Words.of("runbook.id")),
                                Argument.optional("FILE", Type.NEW_FILE, Words.of("runbook.export.to"))),
                        this::export));
    }

    /** What a person may put differently. */
    static List<Argument> parts() {
        List<Argument> parts = new ArrayList<>();
        for (Section section : Section.values()) {
            parts.add(Argument.optional(
                    "--" + section.word(), Type.TEXT, Words.of("runbook.entry.part", Words.of(section.key()))));
        }
        parts.add(Argument.optional(FILE, Type.FILE, Words.of("runbook.entry.file")));
        return parts;
    }

    /** The parts that were given: those of a file first, each of which an option may put differently. */
    static Map<Section, String> given(Arguments given) throws OperationFailed {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        Optional<String> file = given.maybe(FILE);
        if (file.isPresent()) {
            texts.putAll(EntryText.read(RunbookText.read(Path.of(file.get()))));
            if (texts.isEmpty()) {
                throw OperationFailed.usage(Words.of("runbook.entry.file.none", file.get()))
                        .next(Words.of("runbook.entry.file.none.next"))
                        .build();
            }
        }
        for (Section section : Section.values()) {
            given.maybe("--" + section.word()).ifPresent(text -> texts.put(section, text));
        }
        return texts;
    }

    private Answer entry(Arguments given) throws OperationFailed {
        Finishing finishing = new Finishing(means.get(), given.one("ID"));
        Map<Section, String> texts = given(given);
        MaintenanceEntry entry = texts.isEmpty() ? finishing.entry() : finishing.reword(texts);
        return Answer.lines(document(entry), EntryText.lines(entry));
    }

    static Map<String, @Nullable Object> document(MaintenanceEntry entry) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", entry.id());
        document.put("version", entry.version());
        document.put("title", entry.title());
        document.put("server", entry.server());
        document.put("started", entry.began());
        document.put("ended", entry.ended());
        document.put("people", entry.people());
        entry.texts().forEach((section, text) -> document.put(section.word(), text));
        document.put("runs", entry.runs());
        return document;
    }

    private Answer export(Arguments given) throws OperationFailed {
        Optional<String> name = given.maybe("FILE");
        Path file = name.isPresent() ? ReportFile.require(name.get()) : null;
        boolean paged = file != null && ReportFile.isPaged(file);
        int most = paged ? WalkReport.ON_PAPER : WalkReport.ON_SCREEN;
        Report report = WalkReport.of(means.get(), given.one("ID"), evidence, most);
        if (file == null) {
            String text = ReportFile.markdown(report);
            return Answer.lines(Map.of("markdown", text), text.lines().toList());
        }
        ReportFile.write(report, file);
        return Answer.lines(Map.of("file", file.toString()), List.of(Words.of("runbook.exported", file)));
    }
}
