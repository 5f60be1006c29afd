package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.form.DatabaseModel.Way;
import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Dump;
import dev.handrail.server.Dump.Format;
import dev.handrail.server.Engine;
import dev.handrail.server.Keep;
import dev.handrail.server.SecretRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseModelTest {
    private static final Database BY_SOCKET = new Database(
            "legacy",
            Engine.POSTGRESQL,
            "localhost",
            5433,
            null,
            null,
            null,
            "/var/run/postgresql",
            "postgres",
            new Keep(30));
    private static final Database IN_CONTAINER = new Database(
            "portal",
            Engine.MARIADB,
            "127.0.0.1",
            3307,
            "portal",
            new SecretRef.Env("PORTAL"),
            new Container("portal-db", Tool.PODMAN),
            null,
            "containers",
            null);

    private final DatabaseModel fresh = new DatabaseModel();

    @Test
    void onlyWhatAnEngineCanBeDumpedAsIsOfferedAndAnotherIsNotKeptFromTheOneBefore() {
        fresh.dump().format().set(Format.DIRECTORY);
        fresh.engine().set(Engine.MARIADB);
        assertThat(fresh.dump().format().get()).isEqualTo(Format.AUTO);
        assertThat(fresh.dump().formats(Engine.MARIADB)).containsExactly(Format.AUTO, Format.PLAIN);
        assertThat(fresh.dump().formats(Engine.POSTGRESQL)).containsExactly(Format.values());

        fresh.dump().format().set(Format.PLAIN);
        fresh.engine().set(Engine.POSTGRESQL);
        assertThat(fresh.dump().format().get()).isEqualTo(Format.PLAIN);
    }

    @Test
    void whoComesBackToAnEngineFindsTheFormatThatWasChosenForIt() {
        fresh.dump().format().set(Format.DIRECTORY);
        fresh.engine().set(Engine.MARIADB);
        fresh.engine().set(Engine.MYSQL);
        fresh.engine().set(Engine.POSTGRESQL);
        assertThat(fresh.dump().format().get()).isEqualTo(Format.DIRECTORY);

        fresh.dump().format().set(Format.AUTO);
        fresh.engine().set(Engine.MARIADB);
        fresh.engine().set(Engine.POSTGRESQL);
        assertThat(fresh.dump().format().get()).isEqualTo(Format.AUTO);
    }

    @Test
    void whatAProfileWantsThatCannotBeStaysToBeSeen() {
        DumpModel odd =
                new DumpModel(new Dump(Dump.What.ONE, Format.CUSTOM, 0, false, List.of(), List.of(), List.of()));

        assertThat(odd.formats(Engine.MYSQL)).containsExactly(Format.AUTO, Format.CUSTOM, Format.PLAIN);
    }

    @Test
    void aNewDatabaseIsReachedByItsPort() {
        fresh.name().text().set("chms");
        fresh.user().text().set("chms_user");

        assertThat(fresh.valid()).isTrue();
        assertThat(fresh.build())
                .isEqualTo(new Database(
                        "chms",
                        Engine.POSTGRESQL,
                        "localhost",
                        5432,
                        "chms_user",
                        new SecretRef.Vault(),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void theSocketNeedsNoUserAndNoPasswordWhereTheAccountSaysWhoComes() {
        fresh.name().text().set("legacy");
        fresh.port().text().set("5433");
        fresh.keep().rule(KeepModel.Rule.DAYS).text().set("30");
        fresh.way().set(Way.SOCKET);
        fresh.socket().text().set("/var/run/postgresql");
        fresh.as().text().set("postgres");

        assertThat(fresh.valid()).isTrue();
        assertThat(fresh.build()).isEqualTo(BY_SOCKET);
    }

    @Test
    void withoutAnAccountTheSocketNeedsAUser() {
        fresh.name().text().set("legacy");
        fresh.way().set(Way.SOCKET);
        fresh.socket().text().set("/var/run/postgresql");
        assertThat(fresh.valid()).isFalse();
        assertThat(fresh.user().problem().get()).isEqualTo("must not be empty");

        fresh.as().text().set("postgres");
        assertThat(fresh.user().problem().get()).isEmpty();
        assertThat(fresh.valid()).isTrue();
    }

    @Test
    void anAccountDoesNotStandInForTheUserOfAPort() {
        DatabaseModel model = new DatabaseModel(BY_SOCKET);
        model.way().set(Way.TCP);

        assertThat(model.valid()).isFalse();
        assertThat(model.user().problem().get()).isEqualTo("must not be empty");
    }

    @Test
    void aDatabaseInAContainerIsSetUp() {
        fresh.engine().set(Engine.MARIADB);
        fresh.name().text().set("portal");
        fresh.way().set(Way.CONTAINER);
        fresh.host().text().set("127.0.0.1");
        fresh.port().text().set("3307");
        fresh.container().text().set("portal-db");
        fresh.tool().set(Tool.PODMAN);
        fresh.as().text().set("containers");
        fresh.user().text().set("portal");
        fresh.password().way().set(SecretWay.ENV);
        fresh.password().detail().text().set("PORTAL");

        assertThat(fresh.valid()).isTrue();
        assertThat(fresh.build()).isEqualTo(IN_CONTAINER);
    }

    @Test
    void whatIsOnlyLookedAtStaysAsItWas() {
        assertThat(new DatabaseModel(BY_SOCKET).build()).isEqualTo(BY_SOCKET);
        assertThat(new DatabaseModel(IN_CONTAINER).build()).isEqualTo(IN_CONTAINER);
    }

    @Test
    void eachWayRefusesWhatTheProfileFileRefuses() {
        fresh.container().text().set("portal db");
        assertThat(fresh.container().problem().get()).contains("must be the name of a container");
        fresh.as().text().set("-u root");
        assertThat(fresh.as().problem().get()).contains("must be the name of a user");
        fresh.socket().text().set(" ");
        assertThat(fresh.socket().problem().get()).isEqualTo("must not be empty");
        fresh.host().text().set("deploy@example.org");
        assertThat(fresh.host().problem().get()).contains("must be a host name");
        fresh.keep().rule(KeepModel.Rule.DAYS).text().set("a month");
        assertThat(fresh.keep().rule(KeepModel.Rule.DAYS).problem().get()).isEqualTo("must be a whole number");
    }

    @Test
    void onlyTheFieldsOfTheChosenWayHaveToBeRight() {
        fresh.name().text().set("chms");
        fresh.user().text().set("chms");
        fresh.container().text().set("no container");
        fresh.socket().text().set(" ");
        assertThat(fresh.valid()).isTrue();

        fresh.host().text().set("not a host");
        fresh.way().set(Way.SOCKET);
        fresh.socket().text().set("/run/postgresql");
        assertThat(fresh.valid()).isTrue();

        fresh.way().set(Way.CONTAINER);
        assertThat(fresh.valid()).isFalse();
    }

    @Test
    void theSocketTakesThePasswordOfTheVaultAwayAndTheOthersBringItBack() {
        fresh.way().set(Way.SOCKET);
        assertThat(fresh.password().ref()).isNull();

        fresh.way().set(Way.CONTAINER);
        assertThat(fresh.password().ref()).isEqualTo(new SecretRef.Vault());
    }

    @Test
    void aPasswordThatWasChosenForTheSocketStays() {
        fresh.way().set(Way.SOCKET);
        fresh.password().way().set(SecretWay.ASK);
        fresh.way().set(Way.TCP);

        assertThat(fresh.password().ref()).isEqualTo(new SecretRef.Ask());
    }

    @Test
    void anotherEngineBringsItsUsualPortUnlessOneWasTyped() {
        fresh.engine().set(Engine.MARIADB);
        assertThat(fresh.port().text().get()).isEqualTo("3306");

        fresh.port().text().set("3307");
        fresh.engine().set(Engine.POSTGRESQL);
        assertThat(fresh.port().text().get()).isEqualTo("3307");
    }
}
