package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.KeepRules.Part;
import dev.handrail.server.KeepRules.Rule;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules are taken out of a profile and put into it; nothing else of it changes. */
class KeepRulesTest {
    private Server server;

    @BeforeEach
    void read() throws OperationFailed {
        server = ProfileFile.read("""
                        server: Parish office
                        environment: production
                        access: this-computer
                        databases:
                          - { name: chms, engine: postgresql, user: chms, password: vault, keep: 30d, drill: { every: 90d }, undo: 20d }
                        files:
                          - { name: chms, directory: /srv, exclude: ["*.tmp"], drill: { every: 7d }, undo: 3d }
                        scripts:
                          - { name: own, command: [backup.sh], produces: /srv/*.dump, keep: 4 weekly }
                        repositories:
                          - { name: code, url: "https://git.example.org/chms.git" }
                        """, "profile.yaml").getFirst();
    }

    @Test
    void eachEntryHasItsRuleOrNone() {
        assertThat(KeepRules.of(server))
                .containsExactly(
                        new Rule(Part.DATABASES, "chms", Keep.parse("30d")),
                        new Rule(Part.FILES, "chms", null),
                        new Rule(Part.SCRIPTS, "own", Keep.parse("4 weekly")),
                        new Rule(Part.REPOSITORIES, "code", null));
    }

    @Test
    void theRuleOfFilesIsNotThatOfADatabaseOfTheSameName() {
        Server changed = KeepRules.with(server, List.of(new Rule(Part.FILES, "chms", Keep.parse("7d"))));

        assertThat(changed.files().getFirst().keep()).isEqualTo(Keep.parse("7d"));
        assertThat(changed.databases()).isEqualTo(server.databases());
    }

    @Test
    void putBackAsTheyWereTheServerIsTheSame() {
        List<Rule> none = KeepRules.of(server).stream()
                .map(rule -> new Rule(rule.part(), rule.name(), null))
                .toList();
        Server without = KeepRules.with(server, none);

        assertThat(KeepRules.of(without)).extracting(Rule::keep).containsOnlyNulls();
        assertThat(KeepRules.with(without, KeepRules.of(server))).isEqualTo(server);
    }
}
