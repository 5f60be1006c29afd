package dev.handrail.runbook.text;

import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.server.ProfileProblem;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads the text of a runbook, or of any guide. */
public final class RunbookText {
    private static final int LONGEST = 4 << 20;
    private static final int DEEPEST = 60;

    private RunbookText() {}

    /** The text of a file, whatever ends its lines. */
    public static String read(Path file) throws OperationFailed {
        try {
            if (Files.size(file) > LONGEST) {
                throw OperationFailed.refused(Words.of("runbook.read.not", file))
                        .cameBack(Words.of("runbook.read.long", LONGEST >> 20))
                        .next(Words.of("runbook.read.long.next"))
                        .build();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw OperationFailed.refused(Words.of("runbook.read.not", file))
                    .cameBack(Words.of("runbook.read.none"))
                    .next(Words.of("runbook.read.none.next"))
                    .because(e);
        } catch (IOException e) {
            throw OperationFailed.refused(Words.of("runbook.read.not", file))
                    .next(Words.of("runbook.read.none.next"))
                    .because(e);
        }
    }

    /** @param name what the file is called */
    public static Runbook parse(String text, String name) {
        List<String> lines = List.of(text.split("\\r\\n|\\r|\\n", -1));
        FrontMatter front = FrontMatter.of(lines, name);
        List<String> body = new ArrayList<>(lines);
        // Empty lines in its place, so that lines are counted as in the file.
        body.subList(0, front.lines()).replaceAll(line -> "");
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(DEEPEST)
                .build()
                .parse(String.join("\n", body));
        Reading reading = new Reading(new Source(body), document, bare(name));
        return made(front, reading, bare(name));
    }

    private static Runbook made(FrontMatter front, Reading reading, String name) {
        List<Phase> phases = new ArrayList<>();
        int number = 0;
        for (PhaseDraft draft : reading.phases()) {
            phases.add(draft.made(draft.isEmpty() ? 0 : ++number));
        }
        List<Finding> findings = new ArrayList<>(reading.findings());
        for (ProfileProblem problem : front.problems()) {
            String what = Words.of("runbook.front", problem.what(), problem.expected());
            // What another tool put there is no fault of a guide.
            findings.add(reading.guide() ? Finding.warning(problem.line(), what) : Finding.error(problem.line(), what));
        }
        String title = front.title() != null ? front.title() : reading.title() != null ? reading.title() : name;
        return new Runbook(
                title,
                front.purpose(),
                front.templates(),
                front.kind(),
                front.cadence(),
                front.owner(),
                front.reviewed(),
                front.signatures(),
                front.needs(),
                front.countsAs(),
                front.variables(),
                phases.stream()
                        .filter(phase -> phase.number() > 0 || !phase.why().isBlank())
                        .toList(),
                reading.guide(),
                findings);
    }

    private static String bare(String name) {
        return name.replaceFirst("(?i)\\.(md|markdown|rst|txt)$", "");
    }
}
