package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.form.ServerModel;
import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.ProfileProblem;
import dev.handrail.server.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileModelTest {
    private final Server start = Some.withDatabase("Parish office", Environment.PRODUCTION);
    private final ProfileModel model = new ServerModel(start, List.of("Parish office", "Makerspace"))
            .asText()
            .orElseThrow();

    @Test
    void itBeginsWithTheProfileAsItStands() {
        assertThat(model.text().get()).isEqualTo(ProfileFile.write(start));
        assertThat(model.server()).contains(start);
        assertThat(model.changed()).isFalse();
    }

    @Test
    void whatNoFieldHoldsIsWrittenAsText() {
        add("logs:\n  - { name: web, journal: nginx }\n");

        assertThat(model.problems()).isEmpty();
        assertThat(model.changed()).isTrue();
        assertThat(model.server().orElseThrow().logs())
                .extracting(log -> log.name())
                .containsExactly("web");
    }

    @Test
    void whatIsWrongIsSaidWithItsLineWhileOneWrites() {
        long lines = model.text().get().lines().count();
        add("logs:\n  - { name: web, jurnal: nginx }\n");

        assertThat(model.problems()).extracting(ProfileProblem::line).containsOnly((int) lines + 2);
        assertThat(model.problems()).extracting(ProfileProblem::expected).anyMatch(text -> text.contains("journal"));
        assertThat(model.server()).isEmpty();

        model.text().set(model.text().get().replace("jurnal", "journal"));
        assertThat(model.problems()).isEmpty();
    }

    @Test
    void whatIsNoYamlSaysWhere() {
        model.text().set("server: Parish office\n  environment: [\n");

        assertThat(model.problems()).isNotEmpty();
        assertThat(model.server()).isEmpty();
    }

    @Test
    void nothingAtAllIsNoProfile() {
        model.text().set("");

        assertThat(model.problems()).extracting(ProfileProblem::line).containsExactly(1);
    }

    @Test
    void theNameStaysBecauseSecretsGoByIt() {
        model.text().set("# Ours\n" + model.text().get().replace("Parish office", "Town hall"));

        assertThat(model.problems())
                .containsExactly(new ProfileProblem(
                        2, "server", "must stay Parish office here; rename the server with Rename…"));
    }

    @Test
    void aSecondServerIsForAnotherFile() {
        int lines = (int) model.text().get().lines().count();
        add("---\n" + ProfileFile.write(Some.server("Town hall", Environment.TEST)));

        assertThat(model.problems()).extracting(ProfileProblem::line).containsExactly(lines + 1);
        assertThat(model.server()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--- ", "--- # the town hall", "---\t"})
    void aSecondServerIsFoundHoweverItIsSetApart(String mark) {
        int lines = (int) model.text().get().lines().count();
        add(mark + "\n" + ProfileFile.write(Some.server("Town hall", Environment.TEST)));

        assertThat(model.problems()).extracting(ProfileProblem::line).containsExactly(lines + 1);
    }

    @Test
    void ofSeveralTheSecondIsTheOneTooMany() {
        int lines = (int) model.text().get().lines().count();
        add("---\n" + ProfileFile.write(Some.server("Town hall", Environment.TEST)));
        add("---\n" + ProfileFile.write(Some.server("Library", Environment.TEST)));

        assertThat(model.problems()).extracting(ProfileProblem::line).containsExactly(lines + 1);
    }

    @Test
    void aMarkBeforeTheFirstIsNoSecond() {
        model.text().set("---\n" + model.text().get());
        assertThat(model.problems()).isEmpty();

        int lines = (int) model.text().get().lines().count();
        add("---\n" + ProfileFile.write(Some.server("Town hall", Environment.TEST)));
        assertThat(model.problems()).extracting(ProfileProblem::line).containsExactly(lines + 1);
    }

    @Test
    void whatWasTypedInTheFormIsThereAsText() {
        ServerModel form = new ServerModel(start, List.of());
        form.access().host().text().set("other.example.org");

        assertThat(form.asText().orElseThrow().text().get()).contains("other.example.org");
    }

    @Test
    void aFormThatIsNotRightYetStaysAForm() {
        ServerModel form = new ServerModel(start, List.of());
        form.access().host().text().set("");

        assertThat(form.asText()).isEmpty();
        assertThat(form.problem().get()).contains("fields in red");
    }

    @Test
    void aNewServerMayBeNamedInTheTextButNotLikeAnother() {
        ServerModel form = new ServerModel(null, List.of("Makerspace"));
        form.name().text().set("Town hall");
        form.access().here().set(true);
        ProfileModel text = form.asText().orElseThrow();

        text.text().set(text.text().get().replace("Town hall", "Library"));
        assertThat(text.server().map(Server::name)).contains("Library");
        text.text().set(text.text().get().replace("Library", "Makerspace"));
        assertThat(text.problems())
                .extracting(ProfileProblem::expected)
                .containsExactly("is taken; another server is called that");
    }

    private void add(String lines) {
        model.text().set(model.text().get() + lines);
    }
}
