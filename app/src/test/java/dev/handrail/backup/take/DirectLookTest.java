package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Scripted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server tells of what it has to send parts to buckets by itself, and what it tells while it does. */
class DirectLookTest {
    private static final List<String> DOORS = List.of("s3.example.org:443", "b2.example.org:9000");
    private static final String ALL = "curl there,cut there,md5sum there,room 400,reach yes,reach yes";

    private static DirectLook look(String told) throws Exception {
        String lines = told.replace(',', '\n') + "\n";
        return DirectLook.at(new Scripted().answers("", lines), DOORS);
    }

    @Test
    void whatHasAllThatIsNeededIsInNobodysWay() throws Exception {
        assertThat(look(ALL).obstacle(100 * 1024)).isEmpty();
        assertThat(look(ALL).where()).isEqualTo("test@example.org");
    }

    /** Four parts must fit there at once. */
    @ParameterizedTest
    @CsvSource({"102400, true", "102401, false"})
    void thereMustBeRoomForFourParts(long largest, boolean enough) throws Exception {
        assertThat(look(ALL).obstacle(largest).isEmpty()).isEqualTo(enough);
    }

    /** They lie there for moments only. */
    @ParameterizedTest
    @CsvSource({"1048976, 209715200, 1.0 GB", "2448, 40960, 2.0 MB"})
    void aGigabyteOrATwentiethOfASmallDiskStaysFree(long room, long capacity, String said) throws Exception {
        DirectLook look = look(ALL.replace("room 400", "room " + room) + ",capacity " + capacity);
        assertThat(look.obstacle(102_400)).isEmpty();
        assertThat(look.obstacle(102_401)).get().asString().contains("/var/tmp", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl there", "cut there", "md5sum there", "room 400", "reach yes,reach yes"})
    void whateverIsMissingStandsInTheWayAndIsSaid(String missing) throws Exception {
        String told = ALL.replace(missing, "");
        assertThat(look(told).obstacle(1)).get().asString().contains("test@example.org");
    }

    @Test
    void theBucketThatCannotBeReachedIsNamedWithWhy() throws Exception {
        String told = ALL.replace("reach yes,reach yes", "reach yes,reach could not resolve host");
        assertThat(look(told).obstacle(1)).get().asString().contains(DOORS.getLast(), "could not resolve host");
        assertThat(look(ALL.replace("reach yes,reach yes", "reach yes")).obstacle(1))
                .as("of which nothing was told at all")
                .get()
                .asString()
                .contains(DOORS.getLast());
    }

    @Test
    void opensslIsTakenBeforeTheSlowerOneAndNothingWhereThereIsNeither() throws Exception {
        assertThat(look(ALL + ",openssl there").md5()).startsWith("openssl");
        assertThat(look(ALL).md5()).containsExactly("md5sum");
        assertThat(look("openssl theres").md5()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"room -1", "room 12x", "room ", "room 9999999999999999", "rooms 400"})
    void anAmountThatIsNoneIsNoRoom(String room) throws Exception {
        assertThat(look(ALL.replace("room 400", room)).obstacle(1)).isPresent();
    }

    private static List<String> heard(String... lines) {
        List<String> heard = new ArrayList<>();
        DirectLines direct = new DirectLines(new DirectLines.Listener() {
            @Override
            public void at(long bytes) {
                heard.add("at " + bytes);
            }

            @Override
            public void part(int number, long bytes, String md5) {
                heard.add("part " + number + " " + bytes + " " + md5);
            }

            @Override
            public void end(long bytes) {
                heard.add("end " + bytes);
            }
        });
        Arrays.stream(lines)
                .forEach(line -> assertThat(direct.hears(line)).isEqualTo(line.startsWith("handrail-direct: ")));
        return heard;
    }

    @Test
    void whatIsToldOnTheWayIsUnderstoodAndNothingThatOnlyLooksLikeIt() {
        String md5 = "0123456789abcdef".repeat(2);
        assertThat(heard(
                        "handrail-direct: at 999999999999999999",
                        "handrail-direct: part 7 5242880 " + md5,
                        "handrail-direct: part 8 5242880 *" + md5,
                        "handrail-direct: end 10485760"))
                .containsExactly(
                        "at 999999999999999999", "part 7 5242880 " + md5, "part 8 5242880 " + md5, "end 10485760");
        assertThat(heard(Stream.of(
                                "at 9999999999999999999", "at -1", "part 1 2 " + md5 + "0", "part 1 2", "end", "at 1 ")
                        .map("handrail-direct: "::concat)
                        .toArray(String[]::new)))
                .isEmpty();
        assertThat(heard("curl: (7) at 12", "xhandrail-direct: at 12")).isEmpty();
    }
}
