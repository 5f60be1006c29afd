package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a dump of PostgreSQL lists, put beside what its database had: what is missing there is missing in the backup. */
class ContentsTest {
    private static final String LIST = """
            ;
            ; Archive created at 2026-03-01 12:00:00 UTC
            ;     dbname: chms_production
            ;
            6; 2615 16385 SCHEMA - archive chms_user
            4; 2615 2200 SCHEMA - public pg_database_owner
            3012; 0 0 COMMENT - EXTENSION pg_trgm
            2; 3079 16400 EXTENSION - pg_trgm
            215; 1259 16390 TABLE public members chms_user
            216; 1259 16395 TABLE archive members 2019 chms_user
            217; 1259 16399 SEQUENCE public members_id_seq chms_user
            218; 1259 16401 VIEW public active chms_user
            219; 1259 16405 MATERIALIZED VIEW public yearly chms_user
            3001; 0 16390 TABLE DATA public members chms_user
            2870; 2606 16393 CONSTRAINT public members members_pkey chms_user
            2875; 2606 16410 FK CONSTRAINT public visits visits_member_fkey chms_user
            700; 1247 16420 TYPE public mood chms_user
            701; 1247 16424 DOMAIN public mail chms_user
            """;

    @Test
    void whatIsAllThereLacksNothing() {
        List<TableRows> tables = List.of(table("public", "members"), table("archive", "members 2019"));
        List<Manifest.Objects> objects = List.of(
                count(Kind.SCHEMAS, 1),
                count(Kind.EXTENSIONS, 1),
                count(Kind.TABLES, 2),
                count(Kind.SEQUENCES, 1),
                count(Kind.VIEWS, 1),
                count(Kind.MATERIALIZED_VIEWS, 1),
                count(Kind.CONSTRAINTS, 1),
                count(Kind.FOREIGN_KEYS, 1),
                count(Kind.TYPES, 1),
                count(Kind.DOMAINS, 1));
        assertThat(missing(LIST, tables, objects)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void ofEachKindOneThatIsMissingIsTold(Kind kind) {
        List<String> missing = missing("", List.of(), List.of(count(kind, 3)));
        assertThat(missing).singleElement().asString().contains(kind.word(), "3");
    }

    @ParameterizedTest
    @CsvSource({"public, visits", "public, member", "pub, members", "public, members_id_seq", "public, active"})
    void aTableIsThereOnlyByItsWholeNameAndAsATable(String schema, String table) {
        assertThat(missing(LIST, List.of(table(schema, table)), List.of()))
                .singleElement()
                .asString()
                .contains(schema + "." + table);
    }

    /** The owner stands behind the name, and both may hold spaces. */
    @Test
    void aTableIsNotTakenForAnotherWhoseNameGoesOn() {
        List<TableRows> both = List.of(table("archive", "members"), table("archive", "members 2019"));
        assertThat(missing(LIST, both, List.of())).singleElement().asString().contains("archive.members");
        assertThat(missing(LIST, both.reversed(), List.of())).hasSize(1);
        String all = LIST + "220; 1259 16430 TABLE archive members chms_user\n";
        assertThat(missing(all, both, List.of())).isEmpty();
    }

    @Test
    void twoTablesThatAreListedAlikeAreBothThere() {
        String line = "215; 1259 16390 TABLE public a b chms_user\n";
        List<TableRows> both = List.of(table("public", "a b"), table("public", "a\nb"));
        assertThat(missing(line + line, both, List.of())).isEmpty();
        assertThat(missing(line, both, List.of())).hasSize(1);
    }

    @Test
    void aTableWhoseNameHasLinesIsFoundInAListThatHasOneLineEach() {
        String list = "215; 1259 16390 TABLE public odd  name  chms_user\n";
        assertThat(missing(list, List.of(table("public", "odd\n\rname\n")), List.of()))
                .isEmpty();
    }

    @Test
    void moreThanThereWasIsNoFault() {
        assertThat(missing(LIST, List.of(), List.of(count(Kind.TABLES, 1)))).isEmpty();
    }

    @Test
    void aKindThatALaterProgramCountsIsPassedOver() {
        assertThat(missing(LIST, List.of(), List.of(new Manifest.Objects("publications", 9))))
                .isEmpty();
    }

    @Test
    void oneEntryOfANewerProgramHoldsSeveralLargeObjects() {
        List<Manifest.Objects> five = List.of(count(Kind.LARGE_OBJECTS, 5));
        String group = "3020; 2613 16500 BLOB METADATA - 16500..16504 chms_user\n";
        assertThat(Contents.of(group).missing(List.of(), five, 17)).isEmpty();
        assertThat(Contents.of(group).missing(List.of(), five, 16)).hasSize(1);
        assertThat(Contents.of("").missing(List.of(), five, 17)).hasSize(1);
    }

    @Test
    void largeObjectsStandInAPlainDumpByThemselvesOrSeveralTogether() {
        List<Manifest.Objects> two = List.of(count(Kind.LARGE_OBJECTS, 2));
        String one = "-- Name: %d; Type: BLOB; Schema: -; Owner: anna\n";
        String both = "-- Name: 16500..16501; Type: BLOB METADATA; Schema: -; Owner: anna\n";
        String noted = "-- Name: LARGE OBJECT 16500; Type: COMMENT; Schema: -; Owner: anna\n";
        assertThat(Contents.ofRemarks(one.formatted(1) + one.formatted(2)).missing(List.of(), two, 16))
                .isEmpty();
        assertThat(Contents.ofRemarks(both).missing(List.of(), two, 17)).isEmpty();
        assertThat(Contents.ofRemarks(one.formatted(1)).missing(List.of(), two, 16))
                .containsExactly("large objects: 1 of 2");
        assertThat(Contents.ofRemarks(noted).missing(List.of(), two, 17)).containsExactly("large objects: 0 of 2");
    }

    @Test
    void tenThousandTablesAreComparedAtOnce() {
        List<TableRows> tables = IntStream.range(0, 10_000)
                .mapToObj(i -> table("public", "t" + i))
                .toList();
        String list = IntStream.range(0, 10_000)
                .filter(i -> i != 7_777)
                .mapToObj(i -> (i + 200) + "; 1259 " + (i + 16384) + " TABLE public t" + i + " chms_user\n")
                .collect(Collectors.joining());
        assertThat(missing(list, tables, List.of(count(Kind.TABLES, 10_000))))
                .hasSize(2)
                .anyMatch(one -> one.contains("public.t7777"))
                .anyMatch(one -> one.contains("9999") && one.contains("10000"));
    }

    @Test
    void whatIsNoEntryCountsForNothing() {
        String noise =
                "; 215; 1259 1 TABLE public members x\n215 1259 1 TABLE public members x\nTABLE public members x\n";
        assertThat(missing(noise, List.of(table("public", "members")), List.of()))
                .hasSize(1);
    }

    private static List<String> missing(String list, List<TableRows> tables, List<Manifest.Objects> objects) {
        return Contents.of(list).missing(tables, objects, 16);
    }

    private static TableRows table(String schema, String table) {
        return new TableRows(schema, table, 1);
    }

    private static Manifest.Objects count(Kind kind, long count) {
        return new Manifest.Objects(kind.word(), count);
    }

    /** Only a line feed ends a line of the list; there are names with what a pattern takes for the end of one. */
    @Test
    void everyNameThatATableMayHaveIsFoundAgain() {
        for (String name : Hostile.TEXTS) {
            String line = name.replace('\n', ' ').replace('\r', ' ');
            String list = "215; 1259 16390 TABLE public " + line + " chms_user\n";
            assertThat(missing(list, List.of(table("public", name)), List.of(count(Kind.TABLES, 1))))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void eachEntryStandsForOneTableOnlyAndTheLongestNameComesFirst() {
        String list = "1; 1259 1 TABLE public a b c\n2; 1259 2 TABLE public a b\n";
        TableRows shorter = table("public", "a");
        TableRows longer = table("public", "a b");
        assertThat(missing(list, List.of(shorter, longer), List.of())).isEmpty();
        assertThat(missing("1; 1259 1 TABLE public a b c\n", List.of(shorter, longer), List.of()))
                .singleElement()
                .asString()
                .contains("public.a");
        assertThat(missing(list + list, List.of(table("public", "x\ny"), table("public", "x y")), List.of()))
                .hasSize(2);
    }

    @Test
    void theRemarksOfAPlainDumpSayTheSame() {
        Contents contents = Contents.ofRemarks("""
                -- Name: public; Type: SCHEMA; Schema: -; Owner: pg_database_owner
                -- Name: odd; Type: SCHEMA; Schema: -; Owner: anna
                -- Name: members; Type: TABLE; Schema: public; Owner: anna b
                -- Name: TABLE members; Type: COMMENT; Schema: public; Owner: anna
                -- Name: a; Type: TABLE; Schema: odd; Type: TABLE; Schema: public; Owner: anna
                -- Data for Name: visits; Type: TABLE DATA; Schema: public; Owner: anna
                -- Name: members members_pkey; Type: CONSTRAINT; Schema: public; Owner: anna
                -- Name: counted; Type: SEQUENCE OWNED BY; Schema: public; Owner: anna
                -- Name: 16500..16504; Type: BLOB METADATA; Schema: -; Owner: anna
                -- Name: BLOB 16500; Type: COMMENT; Schema: -; Owner: anna
                """);
        assertThat(contents.missing(
                        List.of(
                                new TableRows("public", "members", 1),
                                new TableRows("public", "visits", 1),
                                new TableRows("public", "a; Type: TABLE; Schema: odd", 1)),
                        List.of(
                                count(Kind.SCHEMAS, 1),
                                count(Kind.TABLES, 2),
                                count(Kind.CONSTRAINTS, 1),
                                count(Kind.SEQUENCES, 1),
                                count(Kind.LARGE_OBJECTS, 5)),
                        17))
                .containsExactly("the table public.visits", "sequences: 0 of 1");
    }
}
