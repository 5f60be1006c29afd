package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.library.Library;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How runbooks are written, and one to begin with. */
public final class WritingOffers {
    private final Library library;

    public WritingOffers(Library library) {
        this.library = library;
    }

    public List<Offer> offers() {
        return List.of(
                new Offer.Question(
                        "runbook new",
                        Words.of("runbook.new"),
                        List.of(Argument.required("TITLE", Type.TEXT, Words.of("runbook.new.title"))),
                        this::begin),
                new Offer.Question("runbook help", Words.of("runbook.help"), List.of(), given -> help()));
    }

    private Answer begin(Arguments given) throws OperationFailed {
        String title = given.one("TITLE")
                .replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\"\\\\]+", " ")
                .strip();
        String name = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        if (name.isEmpty()) {
            throw OperationFailed.usage(Words.of("runbook.new.nameless"))
                    .next(Words.of("runbook.new.nameless.next"))
                    .build();
        }
        String text = ScriptText.read(Runbook.class, "starter.md")
                .replaceFirst("title: TITLE", "title: \"" + title.replace("$", "\\$") + "\"")
                .replace("# TITLE", "# " + title);
        Path file = library.add(name, text);
        return Answer.lines(
                Map.of("name", name, "file", file.toString()),
                List.of(Words.of("runbook.new.made", file), Words.of("runbook.new.made.next", name)));
    }

    private static Answer help() {
        String text = ScriptText.read(Runbook.class, "writing.md");
        return Answer.lines(Map.of("markdown", text), text.lines().toList());
    }
}
