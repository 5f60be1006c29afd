package dev.handrail.runbook.text;

import dev.handrail.runbook.Known;
import dev.handrail.runbook.Variable;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.Problems;
import dev.handrail.server.ProfileProblem;
import dev.handrail.server.Scalars;
import dev.handrail.server.Section;
import dev.handrail.server.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** What stands between two lines of dashes at the top of a file, in YAML. */
record FrontMatter(
        @Nullable String title,
        @Nullable String purpose,
        List<String> templates,
        @Nullable String kind,
        @Nullable String cadence,
        @Nullable String owner,
        @Nullable String reviewed,
        int signatures,
        List<Known> needs,
        List<String> countsAs,
        List<Variable> variables,
        List<ProfileProblem> problems,
        int lines) {
    private static final String DASHES = "---";

    /** @param lines the lines of the whole file */
    static FrontMatter of(List<String> lines, String file) {
        int end = end(lines);
        Problems problems = new Problems(file);
        String yaml = String.join("\n", lines.subList(Math.min(1, end), Math.max(end - 1, Math.min(1, end))));
        if (yaml.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"))) {
            return none(List.of(), end);
        }
        // A comment in the place of the dashes, so that lines are counted as in the file.
        List<MappingNode> documents = new YamlText("#\n" + yaml, problems).documents();
        return documents.isEmpty()
                ? none(problems.all(), end)
                : read(new Section(documents.getFirst(), "", problems), problems, end);
    }

    private static FrontMatter none(List<ProfileProblem> problems, int end) {
        return new FrontMatter(
                null, null, List.of(), null, null, null, null, 0, List.of(), List.of(), List.of(), problems, end);
    }

    private static FrontMatter read(Section section, Problems problems, int end) {
        String title = section.text("title");
        String purpose = section.text("purpose");
        List<String> templates = section.list("templates", Scalars::text);
        String kind = section.text("kind");
        String cadence = section.text("cadence");
        String owner = section.text("owner");
        String reviewed = section.text("reviewed");
        int signatures = section.value("sign-off", FrontMatter::signatures).orElse(0);
        List<Known> needs = section.list("needs", Scalars.word(Known.values(), Known::word));
        List<String> countsAs = section.list("counts-as", Scalars::text);
        List<Variable> variables = section.parts("variables", FrontMatter::variable, Variable::name);
        section.make(() -> true);
        return new FrontMatter(
                title,
                purpose,
                templates,
                kind,
                cadence,
                owner,
                reviewed,
                signatures,
                needs,
                countsAs,
                variables,
                problems.all(),
                end);
    }

    private static Optional<Variable> variable(Section part) {
        int line = part.line();
        Optional<String> name = part.required("name", FrontMatter::name);
        Optional<String> question = part.value("question", Scalars::text);
        Variable.Type type = part.value("type", Scalars.word(Variable.Type.values(), Variable.Type::word))
                .orElse(Variable.Type.TEXT);
        Optional<String> usual = part.value("default", Scalars::argument);
        Optional<Pattern> pattern = part.value("pattern", FrontMatter::pattern);
        List<String> choices = part.list("choices", Scalars::text);
        Optional<Known> profile = part.value("profile", Scalars.word(Known.values(), Known::word));
        return part.make(() -> checked(new Variable(
                name.orElseThrow(),
                question.orElse(name.orElseThrow()),
                type,
                usual.orElse(null),
                pattern.orElse(null),
                choices,
                profile.orElse(null),
                line)));
    }

    private static Variable checked(Variable variable) {
        String usual = variable.usual();
        if (usual != null && variable.wrong(usual).isPresent()) {
            throw new InvalidProfile("default", "runbook.default");
        }
        return variable;
    }

    private static int signatures(Node node) {
        String number = Scalars.argument(node);
        if (!number.matches("[1-9]")) {
            throw new InvalidProfile("sign-off", "runbook.front.sign-off");
        }
        return Integer.parseInt(number);
    }

    private static String name(Node node) {
        String name = Scalars.text(node);
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new InvalidProfile("name", "runbook.variable.name");
        }
        return name;
    }

    private static Pattern pattern(Node node) {
        try {
            return Pattern.compile(Scalars.text(node));
        } catch (PatternSyntaxException e) {
            throw new InvalidProfile("pattern", "runbook.pattern", e.getDescription());
        }
    }

    /** How many lines it takes, with those of the dashes; none where it is not there or never ends. */
    private static int end(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(DASHES)) {
            return 0;
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals(DASHES) || line.equals("...")) {
                return i + 1;
            }
        }
        return 0;
    }
}
