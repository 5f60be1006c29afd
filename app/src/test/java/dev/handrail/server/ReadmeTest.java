package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The profiles that the manual shows are ones that the program reads. */
class ReadmeTest {
    private static final Pattern PROFILE = Pattern.compile("(?m)^    server: .*\\R(?:    .*\\R)+");

    @Test
    void everyProfileInItIsRead() throws IOException {
        List<String> profiles = PROFILE.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(MatchResult::group)
                .map(String::stripIndent)
                .toList();
        assertThat(profiles)
                .hasSize(2)
                .allSatisfy(profile ->
                        assertThat(ProfileFile.draft(profile).problems()).isEmpty());
    }
}
