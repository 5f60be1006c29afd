package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server is reached, as it is written in the form. */
class AccessModelTest {
    private static final Access.Ssh WHOLE = new Access.Ssh(
            "example.org", 2222, "deploy", "~/.ssh/id", new SecretRef.Env("PW"), true, "bastion:22,b@c", Sudo.ASK);

    @Test
    void whatWasThereComesBackAsItWas() {
        assertThat(new AccessModel(WHOLE).build()).isEqualTo(WHOLE);
        Access bare = new Access.Ssh("h", 22, "u", null, null, false, null, Sudo.PASSWORDLESS);
        assertThat(new AccessModel(bare).build()).isEqualTo(bare);
        assertThat(new AccessModel(bare).asUsual().get()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void thisComputerHasNothingButItsSudo(Sudo sudo) {
        Access here = new Access.ThisComputer(sudo);
        AccessModel model = new AccessModel(here);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isEqualTo(here);
    }

    @Test
    void whoGoesToThisComputerAndBackLosesNothing() {
        AccessModel model = new AccessModel(WHOLE);
        model.here().set(true);
        assertThat(model.build()).isEqualTo(new Access.ThisComputer(Sudo.ASK));
        model.here().set(false);
        assertThat(model.build()).isEqualTo(WHOLE);
    }

    @Test
    void whatIsNotMeantIsNotAsked() {
        AccessModel model = new AccessModel(WHOLE);
        model.key().text().set("");
        model.password().detail().text().set("");
        assertThat(model.valid()).isFalse();
        model.byKey().set(false);
        model.byPassword().set(false);
        assertThat(model.valid()).isTrue();
        Access.Ssh built = (Access.Ssh) model.build();
        assertThat(built.key()).isNull();
        assertThat(built.password()).isNull();
        assertThat(built.agent()).isTrue();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceEachAtItsField() {
        AccessModel model = new AccessModel(null);
        model.jump().text().set("a:70000");
        model.port().text().set("0");
        assertThat(model.valid()).isFalse();
        assertThat(model.host().problem().get()).isNotEmpty();
        assertThat(model.user().problem().get()).isNotEmpty();
        assertThat(model.jump().problem().get()).isNotEmpty();
        assertThat(model.port().problem().get()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1:22", "root@example.org", "example.org/", "-oProxyCommand=x", "9.9.9", "a b"})
    void aHostIsNothingButAHost(String typed) {
        AccessModel model = new AccessModel(WHOLE);
        model.host().text().set(typed);
        assertThat(model.host().problem().get()).as("said while one types").isNotEmpty();
        assertThat(model.valid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" example.org ", "\texample.org", "example.org\n"})
    void spacesAroundItAreNobodysHost(String typed) {
        AccessModel model = new AccessModel(WHOLE);
        model.host().text().set(typed);
        assertThat(((Access.Ssh) model.build()).host()).isEqualTo("example.org");
    }

    @Test
    void aPasswordIsWhereItsWaySays() {
        AccessModel model = new AccessModel(WHOLE);
        for (SecretWay way : SecretWay.values()) {
            model.password().way().set(way);
            model.password().detail().text().set(way == SecretWay.ENV ? "NAME" : "/a/file");
            assertThat(SecretWay.of(((Access.Ssh) model.build()).password())).isEqualTo(way);
        }
        model.password().way().set(SecretWay.ENV);
        assertThat(model.password().detail().text().get())
                .as("a file is no variable")
                .isEmpty();
        assertThat(model.valid()).isFalse();
    }
}
