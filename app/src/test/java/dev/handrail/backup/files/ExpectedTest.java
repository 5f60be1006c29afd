package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.backup.archive.Member;
import dev.handrail.backup.archive.Member.Kind;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be there after a restore, written down and read again. */
class ExpectedTest {
    private static final String HASH = "ab".repeat(32);

    private Expected expected;

    @BeforeEach
    void create() throws Exception {
        expected = Expected.create();
    }

    @AfterEach
    void remove() {
        expected.close();
    }

    private List<Expected.One> read() throws OperationFailed {
        List<Expected.One> all = new ArrayList<>();
        expected.each(all::add);
        return all;
    }

    @Test
    void whatWasWrittenDownIsReadAsOftenAsOneLikes() throws Exception {
        Member file = new Member(
                "top/a",
                "a",
                Kind.FILE,
                Long.MAX_VALUE,
                7,
                07777,
                1L << 40,
                4_294_967_294L,
                Instant.ofEpochSecond(-1),
                "");
        Member link = new Member("top/l", "l", Kind.LINK, 0, 0, 0777, 0, 0, Instant.EPOCH, "../x\ny");
        expected.add(file, HASH);
        expected.add(link, "");
        for (int time = 0; time < 2; time++) {
            List<Expected.One> all = read();
            assertThat(all).hasSize(2);
            Member was = all.getFirst().member();
            assertThat(was.size()).isEqualTo(Long.MAX_VALUE);
            assertThat(was.mode()).isEqualTo(07777);
            assertThat(List.of(was.user(), was.group())).containsExactly(1L << 40, 4_294_967_294L);
            assertThat(was.modified()).as("before 1970").isEqualTo(Instant.ofEpochSecond(-1));
            assertThat(all.getFirst().sha256()).isEqualTo(HASH);
            assertThat(all.getLast()).isEqualTo(new Expected.One(link, ""));
        }
    }

    @Test
    void namesComeBackWhateverTheyAre() throws Exception {
        for (String text : Hostile.TEXTS) {
            expected.add(new Member("top/" + text, text, Kind.OTHER, 0, 0, 0, 0, 0, Instant.EPOCH, text), text);
        }
        List<Expected.One> all = read();
        assertThat(all).extracting(Expected.One::sha256).containsExactlyElementsOf(Hostile.TEXTS);
        assertThat(all).extracting(one -> one.member().path()).containsExactlyElementsOf(Hostile.TEXTS);
        assertThat(all).extracting(one -> one.member().link()).containsExactlyElementsOf(Hostile.TEXTS);
    }

    @Test
    void nothingWasExpectedWhereNothingWasWritten() throws Exception {
        assertThat(read()).isEmpty();
    }

    @Test
    void thereIsNoFileOfItThatAKillCouldLeave(@TempDir Path folder) throws Exception {
        try (Expected nameless = Expected.in(folder)) {
            nameless.add(new Member("a", "a", Kind.FILE, 0, 0, 0, 0, 0, Instant.EPOCH, ""), HASH);
            nameless.each(one -> assertThat(folder).isEmptyDirectory());
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void twoWhoLookThroughItAtOnceDoNotDisturbEachOther() throws Exception {
        List<String> names = IntStream.range(0, 5000).mapToObj(i -> "name " + i).toList();
        for (String name : names) {
            expected.add(new Member(name, name, Kind.FILE, 0, 0, 0, 0, 0, Instant.EPOCH, ""), HASH);
        }
        List<String> outer = new ArrayList<>();
        expected.each(one -> {
            if (outer.size() % 1000 == 0) {
                assertThat(read()).extracting(inner -> inner.member().path()).containsExactlyElementsOf(names);
            }
            outer.add(one.member().path());
        });
        assertThat(outer).containsExactlyElementsOf(names);
    }

    @Test
    void whatStopsWhoLooksThroughItGetsOut() throws Exception {
        expected.add(new Member("a", "a", Kind.FILE, 0, 0, 0, 0, 0, Instant.EPOCH, ""), HASH);
        OperationFailed stopped = OperationFailed.cancelled();
        assertThatThrownBy(() -> expected.each(one -> {
                    throw stopped;
                }))
                .isSameAs(stopped);
    }
}
