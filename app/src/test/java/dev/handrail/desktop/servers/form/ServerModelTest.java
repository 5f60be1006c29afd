package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.ProfileModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.server.Template;
import dev.handrail.server.TemplateFile;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerModelTest {
    private static final String WHOLE = """
            server: Parish office
            environment: production
            template: laravel
            access:
              ssh: { host: example.org, port: 2222, user: deploy, key: ~/.ssh/id_rsa, jump: bastion.example.org }
              sudo: ask
            databases:
              - { name: chms, engine: postgresql, user: chms, password: env:CHMS_DB, keep: 30d }
              - { name: portal, engine: postgresql, user: portal, container: { name: portal-db, tool: podman } }
              - { name: legacy, engine: postgresql, socket: /var/run/postgresql, as: postgres }
            files:
              - { name: uploads, directory: /var/www/uploads, exclude: ["*.tmp"], keep: 14d }
            destinations:
              - { name: there, server-folder: /var/backups }
              - { name: mine, folder: ~/Backups/parish }
            sites:
              - { name: public, url: "https://chms.example.org", expect: { status: 200 } }
            switch: { kind: artisan, directory: /var/www/backend, retry: 60 }
            logs:
              - { name: web, journal: nginx }
            contacts:
              - { role: Hosting, name: ticket portal }
            """;

    @Test
    void twoDestinationsAreNotOnePlace() {
        ServerModel model = new ServerModel(null, List.of());
        model.access().host().text().set("example.org");
        model.access().user().text().set("deploy");
        model.destinations().add();
        model.destinations().add();
        DestinationModel one = model.destinations().all().getFirst();
        DestinationModel other = model.destinations().all().getLast();
        one.name().text().set("one");
        other.name().text().set("other");
        one.folder().text().set("/srv/backups");
        other.folder().text().set("/srv/backups/");
        assertThat(one.valid()).isTrue();
        assertThat(other.valid()).isFalse();
        assertThat(other.folder().problem().get()).contains("the same place as one");
        other.folder().text().set("/srv/others");
        assertThat(other.valid()).isTrue();
    }

    @Test
    void aServerIsAddedWithWhatWasTyped() {
        ServerModel model = new ServerModel(null, List.of());
        model.name().text().set("Parish office");
        model.access().host().text().set("example.org");
        model.access().user().text().set("deploy");
        model.databases().add();
        DatabaseModel database = model.databases().all().getFirst();
        database.name().text().set("chms");
        database.user().text().set("chms_user");
        model.destinations().add();
        model.destinations().all().getFirst().name().text().set("here");
        model.destinations().all().getFirst().folder().text().set("~/Backups");

        assertThat(model.build())
                .contains(new Server(
                        "Parish office",
                        Environment.PRODUCTION,
                        null,
                        new Access.Ssh("example.org", 22, "deploy", null, null, false, null, Sudo.NONE),
                        List.of(new Database(
                                "chms",
                                Engine.POSTGRESQL,
                                "localhost",
                                5432,
                                "chms_user",
                                new SecretRef.Vault(),
                                null,
                                null,
                                null,
                                null)),
                        List.of(),
                        List.of(),
                        List.of(new Destination.Folder("here", "~/Backups")),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of()));
    }

    @Test
    void aServerThatIsOnlyLookedAtStaysAsItWas() throws OperationFailed {
        Server whole = ProfileFile.read(WHOLE, "parish.yaml").getFirst();

        assertThat(new ServerModel(whole, List.of("Parish office")).build()).contains(whole);
    }

    @Test
    void whatTheFormDoesNotShowSurvivesAChange() throws OperationFailed {
        Server whole = ProfileFile.read(WHOLE, "parish.yaml").getFirst();
        ServerModel model = new ServerModel(whole, List.of("Parish office"));
        model.access().host().text().set("other.example.org");
        model.databases().all().getFirst().name().text().set("renamed");
        Server changed = model.build().orElseThrow();

        assertThat(changed.files()).isEqualTo(whole.files());
        assertThat(changed.maintenance()).isEqualTo(whole.maintenance());
        assertThat(changed.databases().getFirst().keep())
                .isEqualTo(whole.databases().getFirst().keep());
        assertThat(((Access.Ssh) changed.access()).host()).isEqualTo("other.example.org");
    }

    @Test
    void everyFieldThatIsWrongSaysSoAtOnce() {
        ServerModel model = new ServerModel(null, List.of());
        model.databases().add();

        assertThat(model.build()).isEmpty();
        assertThat(model.name().problem().get()).isEqualTo("must not be empty");
        assertThat(model.access().host().problem().get()).isNotEmpty();
        assertThat(model.access().user().problem().get()).isNotEmpty();
        assertThat(model.databases().all().getFirst().name().problem().get()).isNotEmpty();
        assertThat(model.problem().get()).contains("fields in red");
    }

    @Test
    void aTemplateFillsTheFormAndNothingIsSavedThatAPersonHasStillToPutIn() {
        ServerModel model = ServerModel.of(TemplateFile.of(Template.LARAVEL), List.of());
        model.name().text().set("Parish office");
        model.access().host().text().set("example.org");
        assertThat(model.about(FormPage.DATABASES)).contains("DB_USERNAME").doesNotContain("#");
        assertThat(model.build()).isEmpty();
        assertThat(model.wrong())
                .containsExactlyInAnyOrder(
                        FormPage.DATABASES,
                        FormPage.FILES,
                        FormPage.DESTINATIONS,
                        FormPage.LOGS,
                        FormPage.SITES,
                        FormPage.SWITCH);

        DatabaseModel database = model.databases().all().getFirst();
        assertThat(database.name().problem().get()).contains("still to be put in");
        database.name().text().set("chms");
        database.user().text().set("chms");
        model.files().all().getFirst().directory().text().set("/var/www/chms/storage/app");
        while (!model.destinations().all().isEmpty()) {
            model.destinations().remove(model.destinations().all().getFirst());
        }
        model.maintenance().directory().text().set("/var/www/chms");
        model.sites().all().forEach(site -> {
            site.url().text().set("https://chms.example.org/");
            site.ip().text().set("");
            site.contains().text().set("Sign in");
        });
        assertThat(model.build()).isEmpty();
        assertThat(model.page().get()).isEqualTo(FormPage.LOGS);
        LogModel log = model.logs().all().getFirst();
        assertThat(log.file().problem().get()).contains("still to be put in");
        assertThat(model.about(FormPage.LOGS)).contains("crashes");
        log.file().text().set("/var/www/chms/storage/logs/laravel.log");
        assertThat(model.about(FormPage.CONTACTS)).contains("before you need them");
        model.contacts().all().getFirst().phone().text().set("+49 30 0000000");
        assertThat(model.build()).isPresent();

        ProfileModel text = model.asText().orElseThrow();
        assertThat(text.problems()).isEmpty();
        Server server = text.server().orElseThrow();
        assertThat(server.template()).isEqualTo(Template.LARAVEL);
        assertThat(server.maintenance()).isInstanceOf(Switch.Artisan.class);
        assertThat(server.contacts()).hasSize(4);
        assertThat(server.contacts().getFirst().phone()).isEqualTo("+49 30 0000000");
    }

    /** Whatever a template fills in has a field where it can be put right. */
    @ParameterizedTest
    @EnumSource
    void everyTemplateFillsItsLogsAndContactsIntoFieldsAndExplainsThem(Template template) {
        TemplateFile file = TemplateFile.of(template);
        ServerModel model = ServerModel.of(file, List.of());
        assertThat(model.logs().build()).isEqualTo(file.server().logs());
        assertThat(model.contacts().build()).isEqualTo(file.server().contacts()).isNotEmpty();
        for (FormPage page : List.of(FormPage.LOGS, FormPage.SITES, FormPage.SWITCH, FormPage.CONTACTS)) {
            assertThat(model.about(page)).as(template + " " + page).isNotBlank();
        }
        assertThat(TemplateFile.unfilled(String.join("", model.others())))
                .as("no field shows it")
                .isFalse();
    }

    @Test
    void aNameThatIsTakenIsRefusedWhateverItsCase() {
        ServerModel model = new ServerModel(null, List.of("Parish office"));
        model.name().text().set("parish OFFICE ");

        assertThat(model.name().problem().get()).contains("is taken");
    }

    @Test
    void twoDatabasesOfOneNameAreRefusedAndTheirPageIsOpened() {
        ServerModel model = filled();
        for (int i = 0; i < 2; i++) {
            model.databases().add();
            model.databases().all().get(i).name().text().set("chms");
            model.databases().all().get(i).user().text().set("chms");
        }

        assertThat(model.build()).isEmpty();
        assertThat(model.databases().all().get(1).name().problem().get()).contains("is there already");
        assertThat(model.wrong()).containsExactly(FormPage.DATABASES);
        assertThat(model.page().get()).isEqualTo(FormPage.DATABASES);

        model.databases().all().getFirst().name().text().set("other");
        assertThat(model.build()).isPresent();
    }

    @Test
    void theFolderThatWasThereIsChangedAndTheOtherDestinationsStay() throws OperationFailed {
        Server whole = ProfileFile.read(WHOLE, "parish.yaml").getFirst();
        ServerModel model = new ServerModel(whole, List.of());
        model.destinations().all().getLast().folder().text().set("/media/backup");

        assertThat(model.build().map(Server::destinations))
                .contains(List.of(
                        new Destination.ServerFolder("there", "/var/backups"),
                        new Destination.Folder("mine", "/media/backup")));
    }

    @Test
    void onThisComputerNothingOfSshIsAsked() {
        ServerModel model = new ServerModel(null, List.of());
        model.name().text().set("Here");
        model.access().here().set(true);
        model.access().sudo().set(Sudo.ASK);

        assertThat(model.build().map(Server::access)).isEqualTo(Optional.of(new Access.ThisComputer(Sudo.ASK)));
    }

    @Test
    void whoTicksNothingSignsInWithTheUsualKeys() {
        ServerModel model = filled();

        assertThat(model.access().asUsual().get()).isTrue();
        assertThat(ssh(model))
                .isEqualTo(new Access.Ssh("example.org", 22, "deploy", null, null, false, null, Sudo.NONE));
    }

    @Test
    void severalWaysToSignInGoTogether() {
        ServerModel model = filled();
        model.access().byAgent().set(true);
        model.access().byKey().set(true);
        model.access().byPassword().set(true);

        assertThat(model.access().asUsual().get()).isFalse();
        assertThat(ssh(model).agent()).isTrue();
        assertThat(ssh(model).key()).isEqualTo("~/.ssh/id_ed25519");
        assertThat(ssh(model).password()).isEqualTo(new SecretRef.Vault());
    }

    @Test
    void anEditKeepsEveryWayToSignIn() throws OperationFailed {
        Server many = ProfileFile.read("""
                server: Parish office
                environment: test
                access:
                  ssh: { host: example.org, user: deploy, key: ~/.ssh/id_rsa, password: "file:~/.secrets/x", agent: true }
                """, "parish.yaml").getFirst();
        ServerModel model = new ServerModel(many, List.of());
        model.access().port().text().set("2222");

        assertThat(model.build().map(Server::access))
                .contains(new Access.Ssh(
                        "example.org",
                        2222,
                        "deploy",
                        "~/.ssh/id_rsa",
                        new SecretRef.File("~/.secrets/x"),
                        true,
                        null,
                        Sudo.NONE));
    }

    @Test
    void aKeyThatIsNotUsedNeedNotBeRight() {
        ServerModel model = filled();
        model.access().key().text().set(" ");
        assertThat(model.build()).isPresent();

        model.access().byKey().set(true);
        assertThat(model.build()).isEmpty();
        assertThat(model.access().key().problem().get()).isEqualTo("must not be empty");
    }

    @Test
    void aPasswordInAVariableNeedsTheNameOfTheVariable() {
        ServerModel model = filled();
        model.access().byPassword().set(true);
        model.access().password().way().set(SecretWay.ENV);
        assertThat(model.build()).isEmpty();

        model.access().password().detail().text().set("DEPLOY_PASSWORD");
        assertThat(ssh(model).password()).isEqualTo(new SecretRef.Env("DEPLOY_PASSWORD"));
    }

    private static ServerModel filled() {
        ServerModel model = new ServerModel(null, List.of());
        model.name().text().set("Parish office");
        model.access().host().text().set("example.org");
        model.access().user().text().set("deploy");
        return model;
    }

    private static Access.Ssh ssh(ServerModel model) {
        return (Access.Ssh) model.build().orElseThrow().access();
    }
}
