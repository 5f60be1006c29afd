package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.LaravelDown;
import dev.handrail.server.Switch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each version of Laravel is told what it knows, and the rest is said to be left away. */
class ArtisanDownTest {
    private static final LaravelDown ALL =
            new LaravelDown(List.of("192.0.2.10", "10.0.0.0/8"), "errors::503", 15, "/away", 418, true);

    private static ArtisanDown down(int version, LaravelDown more, @Nullable Integer retry) {
        return new ArtisanDown(new Switch.Artisan("/srv/app", retry, more), version);
    }

    private static Notice because(@Nullable String reason) {
        return new Notice("ab12", Instant.EPOCH, null, reason, "ada", false);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void anOldOneIsToldWhyAndWhoMayPass(int version) {
        ArtisanDown down = down(version, ALL, 90);
        assertThat(down.words(because("New \"disks\""), "word", true))
                .containsExactly(
                        "down", "--retry=90", "--message=New \"disks\"", "--allow=192.0.2.10", "--allow=10.0.0.0/8");
        assertThat(down.unknown()).containsExactly("render", "refresh", "redirect", "status", "with-secret");
        assertThat(down.hasSecret()).isFalse();
        assertThat(down.makesSecret()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void aNewerOneIsToldAWordAndNoMessage(int version) {
        ArtisanDown down = down(version, ALL, null);
        assertThat(down.words(because("New disks"), "word", true))
                .containsExactly(
                        "down",
                        "--retry=60",
                        "--secret=word",
                        "--render=errors::503",
                        "--refresh=15",
                        "--redirect=/away",
                        "--status=418");
        assertThat(down.unknown()).containsExactly("allow", "with-secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 13})
    void oneThatMakesUpTheWordIsToldToOnlyWhereNobodyHasOneYet(int version) {
        ArtisanDown down = down(version, ALL, null);
        assertThat(down.makesSecret()).isTrue();
        assertThat(down.words(because(null), "word", true))
                .contains("--with-secret")
                .noneMatch(one -> one.contains("word"));
        assertThat(down.words(because(null), "word", false))
                .contains("--secret=word")
                .doesNotContain("--with-secret");
        assertThat(down.unknown()).containsExactly("allow");
    }

    @Test
    void whatTheProfileDoesNotNameIsNotTold() {
        assertThat(down(7, LaravelDown.PLAIN, null).words(because(null), "word", true))
                .containsExactly("down", "--retry=60");
        assertThat(down(11, LaravelDown.PLAIN, null).words(because("Why"), "word", true))
                .containsExactly("down", "--retry=60", "--secret=word");
        assertThat(down(7, LaravelDown.PLAIN, null).unknown()).isEmpty();
        assertThat(down(11, LaravelDown.PLAIN, null).unknown()).isEmpty();
    }
}
