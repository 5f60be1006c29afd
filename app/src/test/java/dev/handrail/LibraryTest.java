package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.check.OfferLine;
import dev.handrail.server.Template;
import dev.handrail.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runbooks that come with the program, and a person's own beside them. */
class LibraryTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/handrail/runbook/library");

    @TempDir
    static Path folder;

    private static Typist typist;
    private static Store beside;

    @BeforeAll
    static void import_() throws Exception {
        typist = new Typist(folder.resolve("home"));
        Path profile = Files.writeString(folder.resolve("profile.yaml"), """
                server: Parish
                environment: production
                template: laravel
                access: this-computer
                databases:
                  - { name: parish, engine: postgresql, host: 127.0.0.1, user: postgres }
                destinations:
                  - { name: here, folder: %s }
                sites:
                  - { name: public, url: "https://parish.example.org/", ip: 192.0.2.10 }
                switch: { kind: artisan, directory: /srv/parish }
                """.formatted(folder.resolve("backups")));
        typist.types(0, List.of("server", "import", profile.toString()));
        beside = typist.beside();
    }

    @AfterAll
    static void close() {
        beside.close();
    }

    private static JsonNode asks(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--json");
        return new ObjectMapper().readTree(typist.types(0, line));
    }

    static List<String> names() throws IOException {
        return Files.readAllLines(SOURCES.resolve("contents.txt"));
    }

    @Test
    void theListOfContentsNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".md")))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".md").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsWrongWithIt(String name) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode problem : asks("runbook", "check", name).at("/0/problems")) {
            if (!problem.at("/severity").asText().equals("note")) {
                wrong.add(problem.at("/line") + " " + problem.at("/text"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itSaysWhatItIsForAndForWhom(String name) throws IOException {
        JsonNode shown = asks("runbook", "show", name);
        for (String said : List.of("title", "purpose", "kind", "cadence", "owner")) {
            assertThat(shown.at("/" + said).asText()).as(said).isNotBlank().isNotEqualTo("null");
        }
        assertThat(shown.at("/reviewed").asText()).matches("20\\d\\d-\\d\\d-\\d\\d");
        List<String> templates =
                Arrays.stream(Template.values()).map(Template::word).toList();
        shown.at("/templates").forEach(template -> assertThat(templates).contains(template.asText()));
        shown.at("/parts")
                .forEach(part -> part.at("/steps")
                        .forEach(step -> assertThat(step.at("/why").asText() + step.at("/fences"))
                                .as(step.at("/title").asText())
                                .isNotEqualTo("[]")));
    }

    private static final Pattern SPAN =
            Pattern.compile("(?<!`)`([^`\n]+)`(?!`)|^ *(handrail [^\n]+)$", Pattern.MULTILINE);

    /** What is typed or named in the words between the blocks is there, with all that it needs. */
    @ParameterizedTest
    @MethodSource("names")
    void everyCommandThatItsWordsNameIsThere(String name) throws IOException {
        List<Offer> offers = typist.offers();
        List<String> families = offers.stream()
                .map(offer -> offer.words().split(" ")[0])
                .distinct()
                .toList();
        List<String> wrong = new ArrayList<>();
        Matcher spans = SPAN.matcher(Files.readString(SOURCES.resolve(name + ".md")));
        while (spans.find()) {
            String said =
                    spans.group(1) != null ? spans.group(1) : spans.group(2).replaceFirst(" {2,}.*", "");
            String[] words = said.replaceFirst("^handrail ", "").split(" ");
            boolean typed = said.startsWith("handrail ");
            if (typed || words.length > 1 && families.contains(words[0]) && words[1].matches("[a-z-]+")) {
                problem(String.join(" ", words), typed, offers).ifPresent(problem -> wrong.add(said + ": " + problem));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** @param typed whether it stands there as one types it, or only by its name */
    private static Optional<String> problem(String line, boolean typed, List<Offer> offers) {
        String bare = line.replaceFirst("( -| [A-Z]).*", "");
        if (line.startsWith("runbook ")) {
            return offers.stream().anyMatch(offer -> offer.words().equals(bare))
                    ? Optional.empty()
                    : Optional.of("no such command");
        }
        OfferLine read = OfferLine.of(line, offers, "");
        if (read.offer() == null
                || !bare.startsWith(read.offer().words())
                || bare.length() > read.offer().words().length()) {
            return Optional.of("no such command");
        }
        boolean nowhere = line.startsWith("restore ")
                && read.offer().words().equals("restore")
                && Stream.of("--into", "--replace", "--table").noneMatch(read.given()::containsKey);
        return nowhere
                ? Optional.of("it does not say where to")
                : Optional.ofNullable(read.problem()).filter(problem -> typed);
    }

    /** With its plan and in the journal, rather than typed from what is read. */
    @ParameterizedTest
    @MethodSource("names")
    void whatHandrailDoesIsNoTextToBePasted(String name) throws IOException {
        assertThat(Files.readAllLines(SOURCES.resolve(name + ".md")))
                .noneMatch(line -> line.strip().startsWith("handrail "));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTabThatItNamesIsThere(String name) throws IOException {
        Matcher tabs =
                Pattern.compile("\\b[Tt]ab ([A-Z][a-z]+)").matcher(Files.readString(SOURCES.resolve(name + ".md")));
        while (tabs.find()) {
            assertThat(tabs.group(1)).isIn("Overview", "Backups", "Maintenance", "Runbooks", "Journal");
        }
    }

    /** With an answer to every question, and nothing that would be run left without a command to be seen. */
    @ParameterizedTest
    @MethodSource("names")
    void itCanBeReadAsADryRun(String name) throws IOException {
        List<String> line = new ArrayList<>(List.of("runbook", "start", name, "--server", "Parish", "--plan"));
        for (JsonNode variable : asks("runbook", "show", name).at("/variables")) {
            line.addAll(List.of("--set", variable.at("/name").asText() + "=" + answer(variable)));
        }
        JsonNode plan = asks(line.toArray(String[]::new));
        assertThat(plan.at("/blocked").asBoolean()).as(plan.toString()).isFalse();
        assertThat(plan.at("/steps").size()).isGreaterThan(3);
    }

    private static String answer(JsonNode variable) {
        String usual = variable.at("/default").asText("");
        if (!usual.isEmpty() && !usual.equals("null")) {
            return usual;
        }
        if (!variable.at("/choices").isEmpty()) {
            return variable.at("/choices/0").asText();
        }
        return switch (variable.at("/type").asText()) {
            case "url" -> "https://parish.example.org/";
            case "path" -> "/srv/parish";
            case "number" -> "3";
            case "host" -> "parish.example.org";
            case "name" -> "parish";
            default -> example(variable.at("/pattern").asText(""));
        };
    }

    private static String example(String pattern) {
        return Stream.of(
                        "words",
                        "2026-12-05 07:00",
                        "20261121-043712-k3f",
                        "2026-12-05",
                        "abc123",
                        "a@example.org",
                        "1.2")
                .filter(one -> pattern.isEmpty() || pattern.equals("null") || one.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example of " + pattern));
    }

    @Test
    void whatWasMadeForSuchAServerComesFirst() throws IOException {
        List<Boolean> fits = new ArrayList<>();
        asks("runbook", "list", "--server", "Parish")
                .forEach(one -> fits.add(one.at("/fits").asBoolean()));
        assertThat(fits).isNotEmpty();
        assertThat(fits.indexOf(false) < 0
                        || !fits.subList(fits.indexOf(false), fits.size()).contains(true))
                .isTrue();
        assertThat(asks("runbook", "list", "--server", "Parish")
                        .at("/0/templates/0")
                        .asText())
                .isEqualTo("laravel");
    }

    @Test
    void anOwnFolderIsReadAsItIsAndCountsBeforeWhatCame() throws IOException {
        Path own = Files.createDirectories(folder.resolve("checkout"));
        Files.writeString(own.resolve("README.md"), "# not a runbook");
        Path file = Files.writeString(own.resolve("pre-update.md"), "# Ours\n- [ ] Ask Ada\n");
        typist.types(0, List.of("runbook", "use-folder", own.toString()));
        assertThat(asks("runbook", "folder").at("/runbooks").asInt()).isEqualTo(1);
        assertThat(asks("runbook", "show", "pre-update").at("/title").asText()).isEqualTo("Ours");
        assertThat(typist.types(0, List.of("runbook", "list"))).contains("in place of the one that came with Handrail");

        Files.writeString(file, "# Ours, longer\n- [ ] Ask Ada\n- [ ] Ask Ben\n");
        assertThat(asks("runbook", "show", "pre-update").at("/title").asText()).isEqualTo("Ours, longer");

        typist.types(3, List.of("runbook", "use-folder", own.resolve("none").toString()));
        assertThat(asks("runbook", "folder").at("/folder").asText()).isEqualTo(own.toString());
        Path below = Files.createDirectories(own.resolve("duties"));
        Files.createDirectories(own.resolve(".git"));
        Files.writeString(own.resolve(".git/hidden.md"), "# Hidden\n- [ ] Nothing\n");
        Files.writeString(below.resolve("sweep.md"), "# Sweep\n- [ ] The yard\n");
        Files.writeString(below.resolve("pre-update.md"), "# Another\n- [ ] Ask Eve\n");
        assertThat(asks("runbook", "folder").at("/runbooks").asInt()).isEqualTo(3);
        assertThat(asks("runbook", "show", "duties/sweep").at("/title").asText())
                .isEqualTo("Sweep");
        assertThat(asks("runbook", "show", "sweep").at("/title").asText()).isEqualTo("Sweep");
        assertThat(asks("runbook", "show", "pre-update").at("/title").asText()).isEqualTo("Ours, longer");
        typist.types(0, List.of("runbook", "use-folder", "--usual"));
        assertThat(asks("runbook", "show", "pre-update").at("/title").asText()).isEqualTo("Before any update");
    }
}
