package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Packing;
import dev.handrail.server.Packing.Program;
import dev.handrail.server.Repository;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How backups are packed, how a server is reached, and what parts a profile has, as they are filled in. */
class PackingModelTest {
    @Test
    void whatNobodyChangesStaysAsItWas() {
        List<Packing> all = List.of(
                Packing.USUAL,
                new Packing(Program.ZSTD, 19, 4, ByteSize.parse("5MB"), false, ByteSize.parse("20GB")),
                new Packing(Program.GZIP, 9, 1, new ByteSize(1025), true, null),
                new Packing(Program.NONE, 0, 0, null, true, new ByteSize(1)));
        for (Packing packing : all) {
            PackingModel model = new PackingModel(packing);
            assertThat(model.valid()).isTrue();
            assertThat(model.build()).isEqualTo(packing);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ZSTD, 19, true",
        "ZSTD, 20, false",
        "GZIP, 9, true",
        "GZIP, 10, false",
        "GZIP, 0, true",
        "ZSTD, '', true",
        "ZSTD, '-1', false",
        "ZSTD, fast, false"
    })
    void eachProgramHasItsLevels(Program program, String level, boolean valid) {
        PackingModel model = new PackingModel(Packing.USUAL);
        model.compress().set(Optional.of(program));
        model.level().text().set(level);
        assertThat(model.valid()).isEqualTo(valid);
    }

    @Test
    void aLevelThatAnotherProgramDoesNotHaveSaysSoAtOnce() {
        PackingModel model = new PackingModel(new Packing(Program.ZSTD, 15, 0, null, true, null));
        model.compress().set(Optional.of(Program.GZIP));
        assertThat(model.level().problem().get()).contains("9");
        model.compress().set(Optional.of(Program.ZSTD));
        assertThat(model.level().problem().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0", "0MB", "-5MB", "5 XB", "1.5MB", "9999999999999TB", "999999999999999999TB"})
    void aRateIsAnAmount(String typed) {
        PackingModel model = new PackingModel(Packing.USUAL);
        model.rate().text().set(typed);
        assertThat(model.valid()).isFalse();
        assertThat(model.rate().problem().get()).isNotBlank();
    }

    @Test
    void aServerThatIsOnlyLookedAtIsReachedAsBefore() {
        List<Access> all = List.of(
                new Access.ThisComputer(Sudo.ASK),
                new Access.Ssh("example.org", 22, "deploy", null, null, false, null, Sudo.NONE),
                new Access.Ssh("2001:db8::1", 2222, "deploy", "~/.ssh/old key", null, true, null, Sudo.PASSWORDLESS),
                new Access.Ssh(
                        "example.org",
                        65535,
                        "deploy",
                        null,
                        new SecretRef.Env("CHMS"),
                        false,
                        "a@bastion:2222,b@[::1]",
                        Sudo.ASK));
        for (Access access : all) {
            AccessModel model = new AccessModel(access);
            assertThat(model.valid()).as(access.toString()).isTrue();
            assertThat(model.build()).isEqualTo(access);
        }
    }

    @Test
    void eachFieldOfTheWayThereSaysWhatIsWrongWithIt() {
        AccessModel model = new AccessModel(null);
        model.host().text().set("two words");
        model.port().text().set("0");
        model.user().text().set("-oProxyCommand=x");
        model.jump().text().set("a b");
        assertThat(model.valid()).isFalse();
        assertThat(List.of(model.host(), model.port(), model.user(), model.jump()))
                .allMatch(field -> !field.problem().get().isEmpty());
        model.here().set(true);
        assertThat(model.valid()).as("on this computer nobody needs them").isTrue();
        assertThat(model.build()).isEqualTo(new Access.ThisComputer(Sudo.NONE));
    }

    @Test
    void aKeyIsNamedOnlyWhereItIsUsed() {
        AccessModel model = new AccessModel(null);
        model.host().text().set("example.org");
        model.user().text().set("deploy");
        assertThat(model.asUsual().getValue()).isTrue();
        assertThat(((Access.Ssh) model.build()).key()).isNull();
        model.byKey().set(true);
        assertThat(model.asUsual().getValue()).isFalse();
        assertThat(((Access.Ssh) model.build()).key()).isEqualTo("~/.ssh/id_ed25519");
        model.key().text().set("");
        assertThat(model.valid()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Sudo.class)
    void howOneBecomesSomebodyElseIsKept(Sudo sudo) {
        AccessModel model = new AccessModel(null);
        model.here().set(true);
        model.sudo().set(sudo);
        assertThat(model.build().sudo()).isEqualTo(sudo);
    }

    @Test
    void twoPartsOfOneNameAreRefusedUntilOneIsRenamedOrGone() {
        PartsModel<Repository, RepositoryModel> parts = parts("a", "b", "c");
        RepositoryModel second = parts.all().get(1);
        second.name().text().set("a");
        assertThat(parts.valid()).isFalse();
        assertThat(parts.open().get()).as("it is shown which").isSameAs(second);
        parts.all().getFirst().name().text().set("z");
        assertThat(second.name().problem().get())
                .as("said as soon as it is free")
                .isEmpty();
        assertThat(parts.valid()).isTrue();
        second.name().text().set("z");
        assertThat(parts.valid()).isFalse();
        parts.remove(parts.all().getFirst());
        assertThat(second.name().problem().get()).isEmpty();
        assertThat(parts.build()).extracting(Repository::name).containsExactly("z", "c");
    }

    @Test
    void aPartThatIsAddedIsOpenedAndOneThatIsRemovedIsClosed() {
        PartsModel<Repository, RepositoryModel> parts = parts();
        parts.add();
        RepositoryModel added = parts.all().getFirst();
        assertThat(parts.open().get()).isSameAs(added);
        assertThat(parts.valid()).as("it is still empty").isFalse();
        parts.remove(added);
        assertThat(parts.open().get()).isNull();
        assertThat(parts.valid()).isTrue();
        assertThat(parts.build()).isEmpty();
    }

    @Test
    void ofSeveralThatAreWrongTheOneThatIsOpenStaysOpen() {
        PartsModel<Repository, RepositoryModel> parts = parts("a", "b");
        parts.all().forEach(part -> part.url().text().set(""));
        parts.open().set(parts.all().getLast());
        assertThat(parts.valid()).isFalse();
        assertThat(parts.open().get()).isSameAs(parts.all().getLast());
        parts.open().set(null);
        assertThat(parts.valid()).isFalse();
        assertThat(parts.open().get()).isSameAs(parts.all().getFirst());
    }

    private static PartsModel<Repository, RepositoryModel> parts(String... names) {
        List<Repository> before = List.of(names).stream()
                .map(name -> new Repository(name, "https://example.org/" + name, null, null))
                .toList();
        return new PartsModel<>(before, RepositoryModel::new, RepositoryModel::new);
    }
}
