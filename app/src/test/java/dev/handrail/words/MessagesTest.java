package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every text is in messages.properties, and nothing stands there that nobody says. */
class MessagesTest {
    private static final Pattern ASKED_FOR = Pattern.compile("Words\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-z][\\w.-]+)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("@\\{([a-z][a-zA-Z.]+)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z0-9]*(?:[.-][a-zA-Z0-9]+)+)\"");

    /** What a script prints that is more than two words in a row. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?m)^[^#\\n]*\\b(?:echo|printf)\\b([^\\n@]*[\"' ][a-zA-Z]+ [a-z]+ [a-z]+[^\\n]*)");

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*(?:\\.[a-zA-Z0-9-]+)+");
    /** Files whose names happen to begin like a key. */
    private static final Pattern FILE =
            Pattern.compile("\\.(fxml|css|yaml|json|lock|log)$|^desktop\\.(window|settings)$");

    /** The program as it was compiled: what stands in the tables of its classes is all that this asks for. */
    private static final List<ClassModel> HOUSE = house();

    @Test
    void noTextIsMissing() throws IOException {
        Set<String> asked = found("src/main/java", ".java", ASKED_FOR);
        asked.addAll(found("src/main/resources", ".fxml", IN_FXML));
        asked.addAll(found("src/main/resources", ".sh", IN_SCRIPT));
        asked.removeAll(keys());
        assertThat(asked).as("keys that are asked for and stand nowhere").isEmpty();
    }

    @Test
    void noTextIsUnused() throws IOException {
        Set<String> unused = keys();
        unused.removeAll(found("src/main/java", ".java", LITERAL));
        unused.removeAll(found("src/main/resources", ".fxml", IN_FXML));
        unused.removeAll(found("src/main/resources", ".sh", IN_SCRIPT));
        assertThat(unused).as("keys that nobody asks for").isEmpty();
    }

    /** However it reaches {@code Words}: through a choice of two, a method that is handed it, or the field of an enum. */
    @Test
    void whatLooksLikeAKeyIsOne() throws IOException {
        Set<String> families = keys().stream().map(MessagesTest::family).collect(Collectors.toSet());
        Set<String> missing = found("src/main/java", ".java", LITERAL).stream()
                .filter(literal -> literal.contains(".") && families.contains(family(literal)))
                .filter(literal -> !FILE.matcher(literal).find())
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(keys());
        assertThat(missing).as("keys of a known family that stand nowhere").isEmpty();
    }

    @Test
    void everyKeyThatAnEnumHoldsStandsThere() throws ReflectiveOperationException {
        Set<String> held = new TreeSet<>();
        for (ClassModel type : enums()) {
            for (Object value : Class.forName(name(type)).getEnumConstants()) {
                held.addAll(keysOf(value));
            }
        }
        assertThat(held).hasSizeGreaterThan(50);
        held.removeAll(keys());
        assertThat(held).as("keys of enums that stand nowhere").isEmpty();
    }

    /** The keys in an enum stand in the source, which makes them look used, even where nobody says them. */
    @Test
    void noEnumHoldsKeysThatNobodyAsksFor() {
        Set<String> asked =
                HOUSE.stream().flatMap(MessagesTest::ownersOfKeysAskedFor).collect(Collectors.toSet());
        Set<String> unused = enums().stream()
                .filter(type -> type.methods().stream()
                        .anyMatch(method -> method.methodName().equalsString("key")))
                .map(MessagesTest::name)
                .filter(name -> !asked.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(unused).as("keys that nobody asks for").isEmpty();
    }

    @Test
    void everyTextWithPlaceholdersIsAPattern() {
        for (String key : keys()) {
            assertThat(Words.of(key, "a", "b", "c", "d", "e", "f")).as(key).isNotBlank();
        }
    }

    /** The shell would read more into them. */
    @Test
    void whatAScriptSaysIsHarmlessWithinDoubleQuotes() throws IOException {
        assertThat(found("src/main/resources", ".sh", IN_SCRIPT))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Words.of(key)).as(key).doesNotContain("\"", "$", "`", "\\", "%", "\n"));
        assertThat(found(
                        "src/main/resources",
                        ".sh",
                        Pattern.compile("([^\"](?<!\"unknown )@\\{[^}]*}|@\\{[^}]*}[^\"])")))
                .as("said outside of double quotes")
                .isEmpty();
    }

    @Test
    void noScriptSaysWhatStandsNowhereElse() throws IOException {
        Set<String> said = found("src/main/resources", ".sh", SENTENCE);
        said.removeAll(found("src/main/resources/dev/handrail/practice", ".sh", SENTENCE));
        assertThat(said).isEmpty();
    }

    private static Set<String> keysOf(Object value) throws ReflectiveOperationException {
        Set<String> held = new TreeSet<>();
        for (Field field : ((Enum<?>) value).getDeclaringClass().getDeclaredFields()) {
            if (field.getType() == String.class && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                String text = (String) field.get(value);
                if (text != null
                        && KEY.matcher(text).matches()
                        && !FILE.matcher(text).find()) {
                    held.add(text);
                }
            }
        }
        return held;
    }

    private static List<ClassModel> house() {
        try (Stream<Path> files = Files.walk(Path.of("target/classes/dev/handrail"))) {
            List<ClassModel> house = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                house.add(ClassFile.of().parse(file));
            }
            return house;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ClassModel> enums() {
        return HOUSE.stream()
                .filter(type -> type.superclass()
                        .filter(above -> above.asInternalName().equals("java/lang/Enum"))
                        .isPresent())
                .toList();
    }

    private static Stream<String> ownersOfKeysAskedFor(ClassModel type) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
                .filter(entry ->
                        entry instanceof MethodRefEntry method && method.name().equalsString("key"))
                .map(entry -> ((MethodRefEntry) entry).owner().asInternalName().replace('/', '.'));
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName().replace('/', '.');
    }

    private static String family(String key) {
        return key.substring(0, key.indexOf('.') < 0 ? key.length() : key.indexOf('.'));
    }

    private static Set<String> keys() {
        return new TreeSet<>(Words.bundle().keySet());
    }

    private static Set<String> found(String folder, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(f -> f.toString().endsWith(ending)).forEach(f -> collect(f, pattern, found));
        }
        return found;
    }

    private static void collect(Path file, Pattern pattern, Set<String> into) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                into.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
