package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileDiffTest {
    @Test
    void whatStaysIsNotShown() {
        assertThat(ProfileDiff.of("a\nb\nc", "a\nB\nc")).containsExactly("- b", "+ B");
    }

    @Test
    void whatComesAndWhatGoesStandsWhereItDoes() {
        assertThat(ProfileDiff.of("a\nb\nc", "new\na\nc\nlast")).containsExactly("+ new", "- b", "+ last");
    }

    @Test
    void whatIsTheSameChangesNothing() {
        assertThat(ProfileDiff.of("a\nb", "a\nb")).isEmpty();
        assertThat(ProfileDiff.of("", "")).isEmpty();
    }

    @Test
    void allOfAnEmptyTextIsNew() {
        assertThat(ProfileDiff.of("", "a")).containsExactly("+ a");
        assertThat(ProfileDiff.of("a", "")).containsExactly("- a");
    }
}
