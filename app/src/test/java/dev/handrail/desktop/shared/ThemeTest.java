package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/handrail/desktop");
    private static final Pattern LITERAL = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
    private static final Pattern OWN_ROLE = Pattern.compile("-hr-[a-z-]+");
    private static final Pattern GIVEN = Pattern.compile("(?m)^\\s*(-[a-z-]+):");

    @Test
    void bothPalettesGiveColoursToTheSameRoles() throws IOException {
        assertThat(roles("light.css")).isEqualTo(roles("dark.css"));
    }

    @Test
    void noColourIsNamedOutsideThePalettes() throws IOException {
        assertThat(found(LITERAL, "desktop.css")).isEmpty();
    }

    @Test
    void everyRoleThatIsUsedHasAColour() throws IOException {
        assertThat(roles("light.css")).containsAll(found(OWN_ROLE, "desktop.css"));
    }

    private static Set<String> roles(String file) throws IOException {
        return found(GIVEN, file);
    }

    private static Set<String> found(Pattern pattern, String file) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(Files.readString(FOLDER.resolve(file)));
        while (matcher.find()) {
            found.add(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
        }
        return found;
    }
}
