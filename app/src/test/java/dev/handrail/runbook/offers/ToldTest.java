package dev.handrail.runbook.offers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.operation.Answer;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runbooks as scripts read them: the keys are a contract. */
class ToldTest {
    private static final String TEXT = """
            ---
            title: Tend the garden
            purpose: So that it grows
            cadence: weekly
            templates: [laravel, rails]
            variables: [{ name: bed, question: Which bed?, default: roses }]
            ---
            # Before {before}
            - [ ] Look

              Nobody may be there.
            # Work
            - [ ] Water it
              ```sh {change}
              pour ${bed}
              ```
              ```sh {check}
              is wet
              ```
              ```sh {undo}
              dry
              ```
              ```text
              Read this.
              ```
            """;

    @Test
    void aCheckNamesFileAndLineOfEachFindingAndOnlyAnErrorIsAFault() {
        Guide guide = guide("garden", TEXT);
        Answer good = Told.checked(
                List.of(new Told.Checked(guide, List.of(Finding.warning(7, "Nobody signs"), Finding.note(9, "Long")))));
        assertThat(good.fault()).isFalse();
        assertThat(good.lines().getFirst()).startsWith("/srv/garden.md:7: ").endsWith("Nobody signs");

        Answer faulty = Told.checked(List.of(
                new Told.Checked(guide, List.of()), new Told.Checked(guide, List.of(Finding.error(12, "No end")))));
        assertThat(faulty.fault()).isTrue();
        assertThat(faulty.lines().getLast()).contains("nobody can follow it");
    }

    @Test
    void theDocumentOfACheckHasTheKeysOfTheContract() {
        Answer answer = Told.checked(List.of(
                new Told.Checked(guide("garden", TEXT), List.of(Finding.error(12, "No end"), Finding.note(1, "x")))));
        JsonNode file = json(answer).get(0);

        assertThat(file.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("file", "title", "phases", "steps", "problems");
        assertThat(file.get("phases").asInt()).isEqualTo(2);
        assertThat(file.get("steps").asInt()).isEqualTo(2);
        assertThat(file.at("/problems/0")).hasToString("{\"line\":12,\"severity\":\"error\",\"text\":\"No end\"}");
    }

    @Test
    void noFileAtAllIsNoFault() {
        assertThat(Told.checked(List.of()).fault()).isFalse();
        assertThat(Told.checked(List.of()).document()).isEqualTo(List.of());
    }

    @Test
    void whetherOneFitsIsSaidOnlyOfAServer() {
        List<Guide> guides = List.of(guide("garden", TEXT), guide("any", "---\ntitle: Any\n---\n- [ ] Look\n"));
        Server here = Server.of("Here", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

        assertThat(json(Told.listed(guides, Optional.empty()))).allMatch(one -> !one.has("fits"));

        Answer with = Told.listed(guides, Optional.of(here));
        assertThat(json(with)).extracting(one -> one.get("fits").asBoolean()).containsExactly(false, true);
        assertThat(with.rows()).extracting(row -> row.get(3)).containsExactly("made for other systems", "fits");
        assertThat(with.rows()).allMatch(row -> row.size() == with.heads().size());
    }

    @Test
    void aListSaysForWhichSystemsAndHowOften() {
        Answer listed = Told.listed(
                List.of(guide("garden", TEXT), guide("any", "---\ntitle: Any\n---\n- [ ] Look\n")), Optional.empty());

        assertThat(listed.rows().getFirst())
                .containsExactly("garden", "Tend the garden", "laravel, rails", "weekly", "2", "your own");
        assertThat(listed.rows().getLast()).containsExactly("any", "Any", "any system", "", "1", "your own");
    }

    @Test
    void whatIsShownHasEachStepWithWhatItRunsAndWhatForIt() {
        Answer shown = Told.shown(guide("garden", TEXT));

        assertThat(String.join("\n", shown.lines()))
                .startsWith("Tend the garden\nSo that it grows\n")
                .contains("  bed: Which bed? [roses]")
                .contains("1. Before", "2. Work", "  2.1 Water it")
                .contains("changes, on ", "        pour ${bed}")
                .contains("checks, on ", "takes it back, on ", "to be read")
                .contains("      Nobody may be there.");
        JsonNode document = json(shown);
        assertThat(document.at("/parts/1/steps/0/step").asText()).isEqualTo("2.1");
        assertThat(document.at("/parts/1/steps/0/fences")).hasSize(4);
        assertThat(document.at("/variables/0/default").asText()).isEqualTo("roses");
    }

    private static JsonNode json(Answer answer) {
        return new ObjectMapper().valueToTree(answer.document());
    }

    private static Guide guide(String name, String text) {
        Runbook runbook = RunbookText.parse(text, name + ".md");
        return new Guide(name, "/srv/" + name + ".md", text, runbook, Guide.Origin.OWN);
    }
}
