package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateFileTest {
    @ParameterizedTest
    @EnumSource
    void eachIsAProfileAsSoonAsItsPlaceholdersAreFilledIn(Template template) throws OperationFailed {
        TemplateFile file = TemplateFile.of(template);
        List<Server> servers = ProfileFile.read(file.text().replace(TemplateFile.PLACEHOLDER, "chms"), "template.yaml");

        Server server = servers.getFirst();
        assertThat(servers).hasSize(1);
        assertThat(server.template()).isEqualTo(template);
        assertThat(server.isProduction()).isTrue();
        assertThat(server.sites()).isNotEmpty();
        assertThat(server.maintenance()).isNotNull();
        assertThat(server.contacts()).hasSizeGreaterThan(2);
        assertThat(server.destinations()).isNotEmpty();
        assertThat(server.databases().size() + server.files().size()).isPositive();
        assertThat(ProfileFile.read(ProfileFile.write(server), "again.yaml")).isEqualTo(servers);
    }

    @ParameterizedTest
    @EnumSource
    void noneIsAcceptedAsItIsAndEachPlaceIsNamed(Template template) {
        TemplateFile file = TemplateFile.of(template);
        long places = file.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(TemplateFile::unfilled)
                .count();

        assertThat(ProfileFile.draft(file.text()).problems().stream()
                        .map(ProfileProblem::line)
                        .distinct())
                .hasSize((int) places);
        assertThatThrownBy(() -> ProfileFile.read(file.text(), "mine.yaml"))
                .hasMessageContaining("mine.yaml:6: server still says CHANGE-ME");
    }

    @ParameterizedTest
    @EnumSource
    void eachExplainsWhatIsInIt(Template template) {
        TemplateFile file = TemplateFile.of(template);

        assertThat(file.sentence()).endsWith(".");
        file.text()
                .lines()
                .filter(line ->
                        line.matches("[a-z].*") && !line.startsWith("environment") && !line.startsWith("template"))
                .map(line -> line.replaceFirst(":.*", ""))
                .forEach(key -> assertThat(file.about(key)).as(key).isNotBlank());
        assertThat(file.server().template()).isEqualTo(template);
    }

    @Test
    void anExampleExplainsNothing() {
        assertThat(TemplateFile.of(Template.RAILS).about("switch"))
                .contains("CNAME")
                .doesNotContain("kind:");
        assertThat(TemplateFile.of(Template.RAILS).about("tags")).isEmpty();
    }
}
