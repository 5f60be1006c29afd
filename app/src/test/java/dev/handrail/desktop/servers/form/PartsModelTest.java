package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Encryption;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of one kind in a form: each with a name of its own, one of them open, and none lost. */
class PartsModelTest {
    private static final FileSet UPLOADS = new FileSet("uploads", "/srv/a", List.of("*.tmp"), null, null);
    private static final FileSet DATA = new FileSet("data", "/srv/b", List.of(), null, null);

    private final PartsModel<FileSet, FileSetModel> parts =
            new PartsModel<>(List.of(UPLOADS, DATA), FileSetModel::new, FileSetModel::new);

    @Test
    void theyComeBackAsTheyWereInTheirOrder() {
        assertThat(parts.valid()).isTrue();
        assertThat(parts.open().get()).isNull();
        assertThat(parts.build()).containsExactly(UPLOADS, DATA);
    }

    @Test
    void oneThatIsAddedIsOpenAndSaysWhatItLacks() {
        parts.add();
        FileSetModel added = Objects.requireNonNull(parts.open().get());
        assertThat(parts.all().getLast()).isSameAs(added);
        assertThat(parts.valid()).isFalse();
        added.name().text().set("more");
        added.directory().text().set("/srv/c");
        assertThat(parts.valid()).isTrue();
        assertThat(parts.build()).hasSize(3).startsWith(UPLOADS, DATA);
    }

    @Test
    void aNameThatIsTakenIsSaidAtTheLaterOneAndFreeAgainWhenTheOtherChangesOrGoes() {
        FileSetModel first = parts.all().getFirst();
        FileSetModel second = parts.all().getLast();
        second.name().text().set("uploads");
        assertThat(second.name().problem().get()).isNotEmpty();
        assertThat(first.name().problem().get()).isEmpty();
        first.name().text().set("others");
        assertThat(second.name().problem().get()).isEmpty();
        first.name().text().set("uploads");
        assertThat(parts.valid()).isFalse();
        parts.remove(first);
        assertThat(second.name().problem().get()).isEmpty();
        assertThat(parts.valid()).isTrue();
    }

    @Test
    void theFirstThatIsWrongIsOpenedUnlessOneThatIsWrongIsOpenAlready() {
        parts.all().getFirst().directory().text().set("");
        parts.all().getLast().directory().text().set("");
        assertThat(parts.valid()).isFalse();
        assertThat(parts.open().get()).isSameAs(parts.all().getFirst());
        parts.open().set(parts.all().getLast());
        parts.valid();
        assertThat(parts.open().get()).isSameAs(parts.all().getLast());
    }

    @Test
    void oneThatIsRemovedWhileItIsOpenLeavesNothingOpen() {
        parts.open().set(parts.all().getFirst());
        parts.remove(parts.all().getFirst());
        assertThat(parts.open().get()).isNull();
        assertThat(parts.build()).containsExactly(DATA);
    }

    @Test
    void anApplicationThatIsNotStoppedNeedsNoCommandsAndKeepsNone() {
        FileSet cold = new FileSet(
                "cold",
                "/srv",
                List.of(),
                new FileSet.Cold(List.of("down"), List.of("up", "-d"), "/srv/app"),
                null,
                new DrillRule(Duration.ofDays(7), List.of(), null),
                null);
        FileSetModel model = new FileSetModel(cold);
        assertThat(model.build()).isEqualTo(cold);
        model.stop().text().set("");
        assertThat(model.valid()).isFalse();
        model.cold().set(false);
        assertThat(model.valid()).isTrue();
        assertThat(model.build().cold()).isNull();
        assertThat(model.build().drill()).as("what the form does not show").isEqualTo(cold.drill());
    }

    @Test
    void aRepositoryIsAtAnAddressOrOnTheServerNeverBoth() {
        RepositoryModel model =
                new RepositoryModel(new Repository("code", "https://git.example.org/x.git", null, null));
        model.from().set(RepositoryModel.From.CHECKOUT);
        assertThat(model.valid()).isFalse();
        model.directory().text().set("/srv/site");
        assertThat(model.build()).isEqualTo(new Repository("code", null, "/srv/site", null));
        assertThat(model.brief().get()).isEqualTo("/srv/site");
        model.from().set(RepositoryModel.From.ADDRESS);
        assertThat(model.build()).isEqualTo(new Repository("code", "https://git.example.org/x.git", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup.sh \"never closed", "", "   "})
    void aCommandIsWholeOrSaidToBeBroken(String typed) {
        ScriptModel model = new ScriptModel(new Script("own", List.of("backup.sh", "a b", ""), "/srv/*.dump", null));
        assertThat(model.build().command()).containsExactly("backup.sh", "a b", "");
        model.command().text().set(typed);
        assertThat(model.valid()).isFalse();
        assertThat(model.command().problem().get()).isNotEmpty();
    }

    @Test
    void aDrillThatAsksForNothingIsNone() {
        DrillModel model = new DrillModel(null);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isNull();
        model.sql().field().text().set("SELECT 1\nSELECT count(*) > 0 FROM members");
        assertThat(Objects.requireNonNull(model.build()).every()).isEqualTo(DrillRule.MONTHLY);
        assertThat(Objects.requireNonNull(model.build()).sql()).hasSize(2);
        for (String typed : List.of("23h", "0d", "90", "-1d")) {
            model.every().text().set(typed);
            assertThat(model.valid()).as(typed).isFalse();
        }
        model.every().text().set("90d");
        model.url().text().set("https://…");
        assertThat(model.valid()).as("nobody can look there").isFalse();
        model.url().text().set("https://test.example.org/{database}");
        assertThat(model.valid()).isTrue();
    }

    @Test
    void whatIsLeftOpenIsToldOnceAndAnewWhenItIsAnother() {
        KnownGaps gaps = new KnownGaps(null);
        Server whole = Server.of("Here", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        Server open = whole.withEncryption(new Encryption(List.of("age1…recipient")));
        Server other = whole.withEncryption(new Encryption(List.of("age1…other")));
        assertThat(gaps.known(whole)).isTrue();
        assertThat(gaps.known(open)).isFalse();
        assertThat(gaps.words().get()).contains("age1…recipient");
        assertThat(gaps.known(open)).isTrue();
        assertThat(gaps.known(other)).isFalse();
        assertThat(gaps.known(whole)).isTrue();
        assertThat(gaps.words().get()).isEmpty();
        assertThat(new KnownGaps(open).known(open))
                .as("read when the form was opened")
                .isTrue();
    }
}
