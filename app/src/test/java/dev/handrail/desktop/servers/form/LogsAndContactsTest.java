package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Contact;
import dev.handrail.server.Environment;
import dev.handrail.server.LogSource;
import dev.handrail.server.LogSource.ContainerLog;
import dev.handrail.server.LogSource.Journald;
import dev.handrail.server.LogSource.LogFile;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs and contacts are written in the form, held to what the profile file takes, and come out of it as they are meant. */
class LogsAndContactsTest {
    private final ServerModel model =
            new ServerModel(Server.of("Here", Environment.TEST, new Access.ThisComputer(Sudo.NONE)), List.of("Here"));

    private LogModel log(String name) {
        model.logs().add();
        LogModel log = Objects.requireNonNull(model.logs().open().get());
        log.name().text().set(name);
        return log;
    }

    private ContactModel contact(String role) {
        model.contacts().add();
        ContactModel contact = Objects.requireNonNull(model.contacts().open().get());
        contact.name().text().set(role);
        return contact;
    }

    private static Stream<LogSource> logs() {
        return Stream.of(
                new LogFile("app", "/var/log/a b.log"), new Journald("web", "nginx"), new ContainerLog("api", "api-1"));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aLogComesBackAsItWasAndSaysInAWordWhereItIsRead(LogSource before) {
        LogModel log = new LogModel(before);
        assertThat(log.valid()).isTrue();
        assertThat(log.build()).isEqualTo(before);
        assertThat(log.brief().get()).isNotEmpty();
        assertThat(before.toString()).contains(log.brief().get());
    }

    @Test
    void logsOfEveryKindAreAddedChangedAndRemovedAndSurviveTheProfileFile() throws OperationFailed {
        log("app").file().text().set(" /srv/app/app.log ");
        LogModel web = log("web");
        web.from().set(LogModel.From.JOURNAL);
        web.unit().text().set("nginx");
        LogModel api = log("api");
        api.from().set(LogModel.From.CONTAINER);
        api.container().text().set("api-1");
        Server built = model.build().orElseThrow();
        assertThat(built.logs())
                .containsExactly(
                        new LogFile("app", "/srv/app/app.log"),
                        new Journald("web", "nginx"),
                        new ContainerLog("api", "api-1"));
        assertThat(ProfileFile.read(ProfileFile.write(built), "export")).containsExactly(built);

        model.logs().remove(web);
        api.from().set(LogModel.From.FILE);
        api.file().text().set("/srv/api.log");
        assertThat(model.build().orElseThrow().logs())
                .containsExactly(new LogFile("app", "/srv/app/app.log"), new LogFile("api", "/srv/api.log"));
    }

    @ParameterizedTest
    @CsvSource({"FILE, '', must not be empty", "JOURNAL, ' ', must not be empty", "CONTAINER, -rm, name of a container"
    })
    void whatTheProfileFileDoesNotTakeIsSaidAtItsFieldAndThePageIsOpened(
            LogModel.From from, String typed, String problem) {
        LogModel log = log("app");
        log.from().set(from);
        Stream.of(log.file(), log.unit(), log.container())
                .forEach(field -> field.text().set(typed));
        assertThat(model.build()).isEmpty();
        assertThat(model.page().get()).isEqualTo(FormPage.LOGS);
        assertThat(
                        switch (from) {
                            case FILE -> log.file().problem().get();
                            case JOURNAL -> log.unit().problem().get();
                            case CONTAINER -> log.container().problem().get();
                        })
                .contains(problem);
    }

    @Test
    void whereALogIsNotReadNeedNotBeRight() {
        LogModel log = log("app");
        log.container().text().set("no name of one");
        log.file().text().set("/srv/app.log");
        assertThat(model.build().orElseThrow().logs()).containsExactly(new LogFile("app", "/srv/app.log"));
    }

    @Test
    void twoLogsOfOneNameAreRefusedAndTwoContactsOfOneRoleAreNot() {
        contact("Hosting").phone().text().set("1");
        contact("Hosting").phone().text().set("2");
        assertThat(model.build().orElseThrow().contacts())
                .containsExactly(new Contact("Hosting", null, "1", null), new Contact("Hosting", null, "2", null));
        log("web").file().text().set("/a");
        LogModel second = log("web");
        second.file().text().set("/b");
        assertThat(model.build()).isEmpty();
        assertThat(second.name().problem().get()).contains("is there already");
    }

    @Test
    void aContactSaysInAWordHowItIsReachedAndIsKeptWithWhatIsKnown() throws OperationFailed {
        ContactModel contact = contact("Hosting provider");
        assertThat(contact.brief().get()).isEmpty();
        contact.person().text().set("Anna Ox");
        contact.mail().text().set("anna@example.org");
        assertThat(contact.brief().get()).isEqualTo("Anna Ox · anna@example.org");
        Server built = model.build().orElseThrow();
        assertThat(built.contacts())
                .containsExactly(new Contact("Hosting provider", "Anna Ox", null, "anna@example.org"));
        assertThat(ProfileFile.read(ProfileFile.write(built), "export")).containsExactly(built);
        contact.mail().text().set("  ");
        assertThat(model.build().orElseThrow().contacts())
                .containsExactly(new Contact("Hosting provider", "Anna Ox", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void aContactNeedsARoleOfOneLine(String role) {
        ContactModel contact = contact(role);
        assertThat(model.build()).isEmpty();
        assertThat(model.page().get()).isEqualTo(FormPage.CONTACTS);
        assertThat(contact.name().problem().get()).isNotEmpty();
    }

    @Test
    void whatATemplateLeavesOpenIsSaidAtTheContact() {
        ContactModel contact = contact("Hosting provider");
        contact.phone().text().set("CHANGE-ME");
        assertThat(model.build()).isEmpty();
        assertThat(contact.phone().problem().get()).contains("still to be put in");
    }
}
