package dev.handrail.desktop;

import dev.handrail.desktop.journal.JournalDesk;
import dev.handrail.desktop.journal.WriteModel;
import dev.handrail.desktop.journal.WriteSheet;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.JournalFilter;
import dev.handrail.operation.Arguments;
import dev.handrail.words.Words;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Does what the journal's screen asks for, by the offers that scripts call too. */
record JournalDeeds(String server, String person, Clock clock, ZoneId zone, Deeds deeds, Sheets sheets)
        implements JournalDesk {
    @Override
    public void note(String run, String text, Runnable then) {
        deeds.ask(
                "journal note",
                new Arguments(Map.of("RUN", List.of(run), "TEXT", List.of(text))),
                answer -> then.run());
    }

    @Override
    public boolean writes() {
        return deeds.has(WriteModel.WORDS);
    }

    @Override
    public void write(Runnable then) {
        ZonedDateTime now = clock.instant().atZone(zone);
        sheets.show(new WriteSheet(new WriteModel(server, person, now, deeds, then, deeds::tell)));
    }

    @Override
    public void export(JournalFilter period) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("journal.export.title"));
        ExtensionFilter pdf = new ExtensionFilter(Words.of("journal.export.pdf"), "*.pdf");
        ExtensionFilter markdown = new ExtensionFilter(Words.of("journal.export.markdown"), "*.md");
        chooser.getExtensionFilters().setAll(pdf, markdown);
        chooser.setInitialFileName(Words.of("journal.export.file"));
        File file = chooser.showSaveDialog(null);
        if (file != null) {
            boolean bare = !file.getName().contains(".");
            String ending = chooser.getSelectedExtensionFilter() == markdown ? ".md" : ".pdf";
            deeds.act("journal export", exporting(period, bare ? file + ending : file.toString()));
        }
    }

    /** The words of the command line for the period that is looked at. */
    Arguments exporting(JournalFilter period, String file) {
        Map<String, List<String>> given = new HashMap<>();
        given.put("FILE", List.of(file));
        put(given, "--server", period.server());
        put(given, "--from", time(period.from()));
        put(given, "--to", time(period.to()));
        return new Arguments(given);
    }

    private @Nullable String time(@Nullable Instant at) {
        return at == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).toOffsetDateTime());
    }

    private static void put(Map<String, List<String>> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, List.of(value));
        }
    }
}
