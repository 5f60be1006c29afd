package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.CodeAttribute;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.text.RunbookText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How runbooks are written is told by examples that are true, and one to begin with is good as it is. */
class RunbookWritingTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^````markdown\\n(.*?)^````$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\| ([a-z, ]+) \\|");

    @TempDir
    static Path folder;

    private static Typist typist;
    private static String help;
    private static List<Offer> offers;

    @BeforeAll
    static void read() throws IOException {
        typist = new Typist(folder.resolve("home"));
        help = asks("runbook", "help").at("/markdown").asText();
        offers = typist.offers();
    }

    private static JsonNode asks(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--json");
        return new ObjectMapper().readTree(typist.types(0, line));
    }

    private static List<Runbook> examples() {
        List<Runbook> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(help);
        while (example.find()) {
            examples.add(RunbookText.parse(example.group(1), "example.md"));
        }
        return examples;
    }

    private static List<Fence> fences() {
        return examples().stream()
                .flatMap(Runbook::steps)
                .flatMap(step -> step.fences().stream())
                .toList();
    }

    private static List<Finding> found(Runbook runbook) {
        return RunbookCheck.of(runbook, new Surroundings(offers, List.of(), Optional.empty()));
    }

    @Test
    void everyExampleIsSuchAsTheCheckWantsIt() {
        assertThat(examples()).hasSizeGreaterThan(6);
        examples()
                .forEach(example ->
                        assertThat(found(example)).as(example.toString()).isEmpty());
    }

    @Test
    void everyKindOfBlockAndEveryWordInBracesHasAnExample() {
        assertThat(fences())
                .extracting(Fence::kind)
                .contains(Fence.Kind.SHELL, Fence.Kind.SQL, Fence.Kind.HTTP, Fence.Kind.HANDRAIL);
        Set<String> shown = new TreeSet<>();
        fences().forEach(fence -> shown.addAll(fence.attributes().values().keySet()));
        assertThat(shown).containsAll(CodeAttribute.words());
        List<Step> steps = examples().stream().flatMap(Runbook::steps).toList();
        assertThat(steps).anyMatch(Step::pause).anyMatch(Step::evidence).anyMatch(Step::each);
        assertThat(steps).anyMatch(step -> step.signatures() == 2);
        assertThat(examples().stream().flatMap(one -> one.phases().stream()))
                .extracting(phase -> phase.when().name())
                .contains("BEFORE", "DURING", "ROLLBACK", "AFTER");
    }

    @Test
    void theTableSaysOfEveryWordWhereItMeansSomething() {
        Set<String> told = new TreeSet<>();
        Matcher row = ROW.matcher(help);
        while (row.find()) {
            String word = row.group(1).replaceFirst("^`([a-z]+).*", "$1");
            CodeAttribute one = CodeAttribute.of(word).orElseThrow();
            assertThat(Set.of(row.group(2).split(", ")))
                    .as(word)
                    .isEqualTo(Set.of(one.languages().split(", ")));
            boolean valued = row.group(1).contains("=");
            assertThat(valued).as(word).isEqualTo(one.valued() != CodeAttribute.Valued.NEVER);
            told.add(word);
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(CodeAttribute.words());
    }

    @Test
    void oneToBeginWithIsGoodAndNothingIsWrittenOver() throws IOException {
        JsonNode made = asks("runbook", "new", "Sweep the \"yard\" $1");
        assertThat(made.at("/name").asText()).isEqualTo("sweep-the-yard-1");
        Path file = Path.of(made.at("/file").asText());
        assertThat(file).isEqualTo(folder.resolve("home/runbooks/sweep-the-yard-1.md"));
        Runbook runbook = RunbookText.parse(Files.readString(file), "sweep.md");
        assertThat(runbook.title()).isEqualTo("Sweep the yard $1");
        assertThat(found(runbook)).isEmpty();
        assertThat(asks("runbook", "list").findValuesAsText("name")).contains("sweep-the-yard-1");

        Files.writeString(file, "# Mine\n- [ ] Sweep\n");
        typist.types(3, List.of("runbook", "new", "sweep THE yard 1"));
        typist.types(3, List.of("runbook", "new", "Weekly duties"));
        typist.types(2, List.of("runbook", "new", " ?! "));
        assertThat(file).hasContent("# Mine\n- [ ] Sweep\n");
    }
}
