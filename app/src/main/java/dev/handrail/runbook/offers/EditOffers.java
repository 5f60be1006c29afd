package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.library.Editor;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.library.Library;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opening a runbook with what a person writes with; one that came with the program is copied first. */
public final class EditOffers {
    private static final String COPY = "--copy";

    private final Library library;
    private final Editor editor;

    public EditOffers(Library library, Editor editor) {
        this.library = library;
        this.editor = editor;
    }

    public List<Offer> offers() {
        return List.of(new Offer.Question(
                "runbook edit",
                Words.of("runbook.edit"),
                List.of(
                        Argument.required("NAME", Type.FILE, Words.of("runbook.name")),
                        Argument.optional(COPY, Type.FLAG, Words.of("runbook.edit.copy"))),
                this::edit));
    }

    private Answer edit(Arguments given) throws OperationFailed {
        Guide guide = library.find(given.one("NAME"));
        boolean copies = guide.origin() == Guide.Origin.PROGRAM;
        if (copies && !given.flag(COPY)) {
            throw OperationFailed.refused(Words.of("runbook.edit.program", guide.name()))
                    .next(Words.of(
                            "runbook.edit.program.next",
                            guide.name(),
                            library.own().get()))
                    .build();
        }
        Path file = copies ? library.copy(guide) : Path.of(guide.file());
        editor.open(file);
        return told(file, copies);
    }

    /** At a prompt it is over by now, and what was written is looked at. */
    private Answer told(Path file, boolean copied) throws OperationFailed {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("copied", copied);
        List<String> lines = new ArrayList<>();
        if (copied) {
            lines.add(Words.of("runbook.edit.copied", file));
        }
        if (editor.window()) {
            lines.add(Words.of("runbook.edit.opened", file));
        } else {
            int found = library.find(file.toString()).runbook().findings().size();
            document.put("findings", found);
            lines.add(Words.of(found == 0 ? "runbook.edit.good" : "runbook.edit.findings", file, found));
        }
        return Answer.lines(document, lines);
    }
}
