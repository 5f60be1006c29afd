package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.journal.Run;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.Access;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.net.Socket;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice server is started and removed from the window also when there are other servers. */
class PractisingInWindowTest extends WindowTest {
    @TempDir
    private Path home;

    private OpenProgram program;
    private String name = PracticeServer.NAME;

    @BeforeEach
    void openProgram() throws Exception {
        ReadyPractice.put(home.resolve("practice"));
        program = new OpenProgram(home);
        String own = "server: Parish office\nenvironment: test\naccess: this-computer\n";
        program.program().servers().get().save(ProfileFile.read(own, "own.yaml").getFirst());
    }

    @AfterEach
    void closeProgram() {
        program.close();
    }

    @Test
    void itIsStartedFromThePaletteWhereAPersonLeftItAndRemovedOnceItsPlanWasSeen() throws Exception {
        choose("Start the practice server");
        eventually(() -> program.window().model().place().get().equals(new Place.One(PracticeServer.NAME)));
        Server first = kept();
        new Socket("127.0.0.1", first.databases().getFirst().port()).close();

        program.program().servers().get().save(edited(first));
        program.program().servers().get().rename(PracticeServer.NAME, "Lab");
        name = "Lab";
        eventually(() -> program.window().model().servers().stream()
                .anyMatch(server -> server.name().equals("Lab")));
        choose("Start the practice server");
        eventually(() -> program.window().model().place().get().equals(new Place.One("Lab")));
        awaitRuns(2);
        assertThat(kept().access()).isEqualTo(first.access());
        assertThat(kept().databases()).isEqualTo(first.databases());
        assertThat(kept().sites()).isEqualTo(first.sites());
        assertThat(kept().contacts().getFirst().name())
                .as("what a person changed")
                .isEqualTo("Grace Elm");

        choose("Remove the practice server");
        eventually(() -> lookup("#action").tryQuery().isPresent());
        assertThat(onWindow(() -> lookup("#action").queryAs(Button.class).isDefaultButton()))
                .as("what destroys is not done by Enter")
                .isFalse();
        assertThat(home.resolve("practice")).exists();
        onWindow(() -> {
            lookup("#action").queryAs(Button.class).fire();
            return true;
        });
        eventually(() -> program.window().model().place().get().equals(Place.FLEET));
        awaitRuns(3);

        assertThat(home.resolve("practice")).doesNotExist();
        assertThat(program.program().servers().get().all()).hasSize(1);
        assertThat(program.journal())
                .extracting(Run::operation)
                .containsExactly("practice remove", "practice", "practice");
    }

    private void awaitRuns(int count) {
        eventually(() ->
                program.journal().stream().filter(run -> run.ended() != null).count() == count);
    }

    private Server kept() throws OperationFailed {
        return program.program().servers().get().require(name);
    }

    /** With another contact, and with ports on which nothing of it is any more. */
    private static Server edited(Server server) throws OperationFailed {
        String yaml = ProfileFile.write(server).replace("Ada Juniper", "Grace Elm");
        yaml = yaml.replace(":" + server.sites().getFirst().url().getPort() + "/", ":9/");
        yaml = yaml.replace("port: " + server.databases().getFirst().port(), "port: 9");
        yaml = yaml.replace("port: " + ((Access.Ssh) server.access()).port(), "port: 9");
        return ProfileFile.read(yaml, "edited.yaml").getFirst();
    }

    /** As a person does who types the name of it. */
    private void choose(String name) {
        onWindow(() -> {
            program.window().actions().palette();
            return true;
        });
        write(name).type(KeyCode.ENTER);
    }
}
